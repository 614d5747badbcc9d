import type { Event } from "../../generated/types/events-v1.ts";
import { required } from "../common.ts";
import { isQualifiedName } from "../formats/qualified-name.ts";
import { type Found, invalidValue, report, tooLongValue } from "../found.ts";
import { rulesOf } from "../rules.ts";

const maxLength = { reason: 128, action: 128, reportingInstance: 128, note: 1024 } as const;

/** events.k8s.io/v1: every event says who saw what, when. */
export const eventV1 = rulesOf<Event>({
  metadataOnUpdate: ["change"],
  validateNew: (event, found) => {
    required(found, "eventTime", event.eventTime);
    if (event.type !== "Normal" && event.type !== "Warning") {
      found.push(invalidValue("type", "", `has invalid value: ${event.type ?? ""}`));
    }
    if (!event.eventTime) return;
    validateReporter(event, found);
    validateSeries(event.series, found);
    for (const [name, value] of Object.entries({
      firstTimestamp: event.deprecatedFirstTimestamp,
      lastTimestamp: event.deprecatedLastTimestamp,
      count: event.deprecatedCount,
      source: event.deprecatedSource?.component || event.deprecatedSource?.host,
    })) {
      if (value) found.push(invalidValue(name, "", "needs to be unset"));
    }
  },
});

function validateReporter(event: Event, found: Found): void {
  if (required(found, "reportingController", event.reportingController)) {
    const controller = event.reportingController ?? "";
    report(found, "reportingController", controller, isQualifiedName(controller));
  }
  for (const name of ["reportingInstance", "action", "reason"] as const) {
    const value = event[name];
    if (required(found, name, value) && (value ?? "").length > maxLength[name]) {
      found.push(tooLongValue(name, maxLength[name]));
    }
  }
  if ((event.note ?? "").length > maxLength.note) found.push(tooLongValue("message", maxLength.note));
}

/** A series is of two at least. */
function validateSeries(series: Event["series"], found: Found): void {
  if (!series) return;
  if (series.count < 2) found.push(invalidValue("series.count", "", "should be at least 2"));
  required(found, "series.lastObservedTime", series.lastObservedTime);
}
