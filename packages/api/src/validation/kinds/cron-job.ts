import type { CronJob } from "../../generated/types/batch-v1.ts";
import { nonNegative, oneOf, required } from "../common.ts";
import { noLongerThan } from "../formats/format.ts";
import { type Found, invalidValue, unsupportedValue } from "../found.ts";
import { rulesOf } from "../rules.ts";
import { cronScheduleProblem, namesZone } from "./cron-schedule.ts";
import { validateJobSpec } from "./job-spec.ts";

/** A job is named after its cron job and the minute it is for: eleven more characters. */
const maxNameLength = 52;

export const cronJob = rulesOf<CronJob>({
  metadataOnUpdate: ["change"],
  validateNew: ({ metadata }, found) => {
    if ((metadata?.name?.length ?? 0) > maxNameLength) {
      found.push(invalidValue("metadata.name", metadata?.name, noLongerThan(maxNameLength)));
    }
  },
  validate: ({ spec }, found) => {
    const schedule = spec?.schedule ?? "";
    if (required(found, "spec.schedule", schedule)) validateSchedule(schedule, found);
    nonNegative(found, "spec.startingDeadlineSeconds", spec?.startingDeadlineSeconds);
    validateTimeZone(spec?.timeZone, found);
    oneOf(found, "spec.concurrencyPolicy", spec?.concurrencyPolicy, ["Allow", "Forbid", "Replace"]);
    validateJobTemplate(spec?.jobTemplate, found);
    nonNegative(found, "spec.successfulJobsHistoryLimit", spec?.successfulJobsHistoryLimit);
    nonNegative(found, "spec.failedJobsHistoryLimit", spec?.failedJobsHistoryLimit);
  },
});

function validateSchedule(schedule: string, found: Found): void {
  const problem = cronScheduleProblem(schedule);
  if (problem) found.push(invalidValue("spec.schedule", schedule, problem));
  if (namesZone(schedule)) {
    const rule = "cannot use TZ or CRON_TZ in schedule, use timeZone field instead";
    found.push(invalidValue("spec.schedule", schedule, rule));
  }
}

function validateTimeZone(zone: string | undefined, found: Found): void {
  if (zone === undefined) return;
  if (zone === "") {
    found.push(invalidValue("spec.timeZone", zone, "timeZone must be nil or non-empty string"));
    return;
  }
  if (zone.toLowerCase() === "local") {
    const rule = "timeZone must be an explicit time zone as defined in https://www.iana.org/time-zones";
    found.push(invalidValue("spec.timeZone", zone, rule));
    if (zone === "Local") return; // which Go knows
  }
  if (!isKnownZone(zone)) found.push(invalidValue("spec.timeZone", zone, `unknown time zone ${zone}`));
}

function isKnownZone(zone: string): boolean {
  try {
    new Intl.DateTimeFormat("en", { timeZone: zone });
    // JavaScript takes offsets and does not mind capitals; zones are files to Go.
    return !/^[+-]/.test(zone) && (zone === "UTC" || /^[A-Z]/.test(zone));
  } catch {
    return false;
  }
}

function validateJobTemplate(template: CronJob["spec"]["jobTemplate"] | undefined, found: Found): void {
  const field = "spec.jobTemplate";
  const spec = template?.spec;
  if (spec) validateJobSpec(spec, `${field}.spec`, found);
  if (spec?.selector)
    found.push(invalidValue(`${field}.spec.selector`, spec.selector, "`selector` will be auto-generated"));
  if (spec?.manualSelector) found.push(unsupportedValue(`${field}.spec.manualSelector`, true, ["nil", "false"]));
}
