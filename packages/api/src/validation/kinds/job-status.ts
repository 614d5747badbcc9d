import type { Job, JobStatus } from "../../generated/types/batch-v1.ts";
import { nonNegative, sameValue } from "../common.ts";
import { duplicateValue, type Found, immutableDetail, invalidValue, invalidWhole, requiredValue } from "../found.ts";
import type { Change } from "../rules.ts";
import { overlapOfIndexes, parseIndexes } from "./job-indexes.ts";

export const isTrue = ({ conditions }: Partial<JobStatus>, type: string): boolean =>
  !!conditions?.some((condition) => condition.type === type && condition.status === "True");

type Status = Partial<JobStatus>;
type Names = readonly (keyof JobStatus)[];

/** What a status is looked at with: what was there before, and which of its parts are new. */
interface Look {
  readonly job: Job;
  readonly status: Status;
  readonly before: Status;
  readonly changed: (...names: Names) => boolean;
  /** Whether one of these conditions has become true or stopped to be. */
  readonly turned: (...types: readonly string[]) => boolean;
}

/**
 * A job's status may be written by anybody's controller, so it is checked that it makes sense; what was odd before, and did
 * not change, is let be.
 */
export function validateJobStatus({ next, previous }: Change<Job>, found: Found): void {
  const status = next.status ?? {};
  const before = previous.status ?? {};
  const look: Look = {
    job: next,
    status,
    before,
    changed: (...names) => names.some((name) => !sameValue(status[name] ?? null, before[name] ?? null)),
    turned: (...types) => types.some((type) => isTrue(status, type) !== isTrue(before, type)),
  };
  for (const name of ["active", "succeeded", "failed", "ready", "terminating"] as const) {
    nonNegative(found, `status.${name}`, status[name]);
  }
  validateUncounted(status, found);
  validateEnd(look, found);
  validateTimes(look, found);
  validateIndexes(look, found);
  validateConditions(look, found);
  const { ready, active = 0 } = status;
  if (look.changed("ready", "active") && ready !== undefined && ready > active) {
    found.push(invalidValue("status.ready", ready, "cannot set more ready pods than active"));
  }
  validateCounters(look, found);
}

function validateUncounted({ uncountedTerminatedPods }: Status, found: Found): void {
  const seen = new Set<string>();
  for (const list of ["succeeded", "failed"] as const) {
    for (const [i, uid] of (uncountedTerminatedPods?.[list] ?? []).entries()) {
      const field = `status.uncountedTerminatedPods.${list}[${i}]`;
      if (!uid) found.push(invalidValue(field, uid, "must not be empty"));
      else if (seen.has(uid)) found.push(duplicateValue(field, uid));
      seen.add(uid);
    }
  }
}

/** A job that has ended has started, and no pod of it is left. */
function validateEnd({ job, status, changed, turned }: Look, found: Found): void {
  if (!isTrue(status, "Complete") && !isTrue(status, "Failed")) return;
  const ended = turned("Complete", "Failed");
  if ((ended || changed("active")) && (status.active ?? 0) > 0) {
    found.push(invalidValue("status.active", status.active, "active>0 is invalid for finished job"));
  }
  const neverRuns = job.spec?.suspend === true && job.spec.completions === 0;
  if ((ended || changed("startTime")) && !neverRuns && !status.startTime) {
    found.push(requiredValue("status.startTime", "startTime is required for finished job"));
  }
  const { uncountedTerminatedPods: uncounted } = status;
  const left = (uncounted?.failed?.length ?? 0) + (uncounted?.succeeded?.length ?? 0);
  if ((ended || changed("uncountedTerminatedPods")) && left > 0) {
    found.push(invalidValue("status.uncountedTerminatedPods", uncounted, "must be empty for finished job"));
  }
  if ((ended || changed("terminating")) && (status.terminating ?? 0) > 0) {
    found.push(invalidValue("status.terminating", status.terminating, "terminating>0 is invalid for finished job"));
  }
}

function validateTimes({ job, status, before, changed, turned }: Look, found: Found): void {
  const { startTime, completionTime } = status;
  const complete = isTrue(status, "Complete");
  const field = "status.completionTime";
  if (turned("Complete") || changed("completionTime")) {
    if (completionTime && !complete) {
      const rule = "cannot set completionTime when there is no Complete=True condition";
      found.push(invalidValue(field, completionTime, rule));
    }
    if (!completionTime && complete) {
      found.push(requiredValue(field, "completionTime is required for Complete jobs"));
    }
  }
  const isNew = changed("startTime", "completionTime");
  if (isNew && startTime && completionTime && Date.parse(completionTime) < Date.parse(startTime)) {
    found.push(invalidValue(field, completionTime, "must be equal to or after `startTime`"));
  }
  if (completionTime && before.completionTime && completionTime !== before.completionTime) {
    found.push(invalidValue(field, completionTime, immutableDetail));
  }
  const isFalse = status.conditions?.some(({ type, status: now }) => type === "Suspended" && now === "False");
  const resumes = isTrue(before, "Suspended") && isFalse;
  if (before.startTime && changed("startTime") && !resumes && !job.spec?.suspend) {
    const rule = "field is immutable for unsuspended job once set";
    found.push(invalidValue("status.startTime", startTime ?? null, rule));
  }
}

function validateIndexes({ job: { spec }, status, changed }: Look, found: Found): void {
  const { completedIndexes = "", failedIndexes } = status;
  const { completions, backoffLimitPerIndex } = spec ?? {};
  const check = (name: "completedIndexes" | "failedIndexes", text: string) => {
    const { problem } = parseIndexes(text, completions ?? 0);
    if (problem) found.push(invalidValue(`status.${name}`, text, `error parsing ${name}: ${problem}`));
  };
  if (changed("completedIndexes")) {
    if (completions !== undefined) check("completedIndexes", completedIndexes);
    if (completedIndexes && spec?.completionMode !== "Indexed") {
      const rule = "cannot set non-empty completedIndexes when non-indexed completion mode";
      found.push(invalidValue("status.completedIndexes", completedIndexes, rule));
    }
  }
  if (changed("failedIndexes") && failedIndexes !== undefined) {
    if (completions !== undefined && backoffLimitPerIndex !== undefined) check("failedIndexes", failedIndexes);
    if (backoffLimitPerIndex === undefined) {
      const rule = "cannot set non-null failedIndexes when backoffLimitPerIndex is null";
      found.push(invalidValue("status.failedIndexes", failedIndexes, rule));
    }
  }
  if (!changed("failedIndexes", "completedIndexes") || completions === undefined || failedIndexes === undefined) return;
  const shared = overlapOfIndexes(completedIndexes, failedIndexes, completions);
  if (shared === undefined) return;
  const rule = `failedIndexes and completedIndexes overlap at index: ${shared}`;
  found.push(invalidValue("status.failedIndexes", failedIndexes, rule));
}

/** A job ends once, one way, and only after it was known that it would. */
function validateConditions({ job, status, before, changed, turned }: Look, found: Found): void {
  const say = (detail: string) => found.push(invalidWhole("status.conditions", detail));
  const [complete, failed] = [isTrue(status, "Complete"), isTrue(status, "Failed")];
  const [met, target] = [isTrue(status, "SuccessCriteriaMet"), isTrue(status, "FailureTarget")];
  if (turned("Complete", "Failed") && complete && failed) say("cannot set Complete=True and Failed=true conditions");
  if (turned("Complete", "FailureTarget") && complete && target) {
    say("cannot set Complete=True and FailureTarget=true conditions");
  }
  if ((turned("Failed") || changed("failedIndexes")) && failed && !target) {
    say("cannot set Failed=True condition without the FailureTarget=true condition");
  }
  if (turned("Complete", "SuccessCriteriaMet") && complete && !met) {
    say("cannot set Complete=True condition without the SuccessCriteriaMet=true condition");
  }
  if (met && failed) say("cannot set SuccessCriteriaMet=True and Failed=true conditions");
  if (met && target) say("cannot set SuccessCriteriaMet=True and FailureTarget=true conditions");
  if (job.spec?.successPolicy && !met && complete) {
    say("cannot set Complete=True for Job with SuccessPolicy unless SuccessCriteriaMet=True");
  }
  for (const type of ["Failed", "Complete", "FailureTarget"]) {
    if (isTrue(before, type) && !isTrue(status, type)) say(`cannot disable the terminal ${type}=True condition`);
  }
  if (isTrue(before, "SuccessCriteriaMet") && !met) say("cannot disable the SuccessCriteriaMet=True condition");
  if (isTrue(before, "Complete") && !isTrue(before, "SuccessCriteriaMet") && met) {
    say("cannot set SuccessCriteriaMet=True for Job already has Complete=true conditions");
  }
}

function validateCounters({ job: { spec }, status, before }: Look, found: Found): void {
  // An indexed job that is scaled down forgets what succeeded beyond its end.
  const isElastic = spec?.completionMode === "Indexed" && spec.completions === spec.parallelism;
  for (const name of isElastic ? (["failed"] as const) : (["failed", "succeeded"] as const)) {
    if ((status[name] ?? 0) < (before[name] ?? 0)) {
      found.push(invalidValue(`status.${name}`, status[name] ?? 0, `cannot decrease the ${name} counter`));
    }
  }
}
