import type { FieldError } from "../../errors.ts";
import type { Event } from "../../generated/types/core-v1.ts";
import type { ApiObject } from "../../schema/schema.ts";
import { required, sameValue, unchanged } from "../common.ts";
import { isQualifiedName } from "../formats/qualified-name.ts";
import { type Found, invalidValue, report } from "../found.ts";
import { validateFinalizerDomains } from "../metadata.ts";
import { validateMetadataUpdate } from "../metadata-update.ts";
import { pathSegmentName, subdomainName } from "../name-rule.ts";
import { rulesOf } from "../rules.ts";

/** Of an event's metadata; what it says is checked by the version that it is written in. */
export const event = rulesOf<Event>({ name: pathSegmentName, finalizers: "any", metadataOnUpdate: [] });

/** An event as it is stored, and the version of the API that it came by. */
interface Written {
  readonly event: Event;
  /** events.k8s.io/v1, in which every event says who saw what, when. */
  readonly isNew: boolean;
}

export function problemsOfNewEvent({ event, isNew }: Written): FieldError[] {
  const found: Found = [];
  validateEvent({ event, isNew }, found);
  if (!isNew) return found;
  const { name, finalizers } = (event as unknown as ApiObject).metadata;
  // What no kind may have in its metadata is found already.
  if (name && !pathSegmentName(name).length) report(found, "metadata.name", name, subdomainName(name));
  validateFinalizerDomains(finalizers, found);
  validateSeries(event.series, found);
  required(found, "eventTime", event.eventTime);
  const { type = "" } = event;
  if (type !== "Normal" && type !== "Warning") found.push(invalidValue("type", "", `has invalid value: ${type}`));
  const { firstTimestamp, lastTimestamp, count } = event;
  const source = event.source?.component || event.source?.host;
  for (const [name, value] of Object.entries({ firstTimestamp, lastTimestamp, count, source })) {
    if (value) found.push(invalidValue(name, "", "needs to be unset"));
  }
  return found;
}

const fixed = [
  ...["involvedObject", "reason", "message", "source", "firstTimestamp", "lastTimestamp", "count", "reason", "type"],
  ...["eventTime", "action", "related"],
] as const;
const zeros: Readonly<Record<string, unknown>> = { count: 0, source: {}, involvedObject: {} };
const texts = new Set(["reason", "message", "type", "action"]);

export function problemsOfEventChange({ event, isNew }: Written, previous: Event): FieldError[] {
  const found: Found = [];
  validateEvent({ event, isNew }, found);
  if (!isNew) return found;
  const [next, before] = [event, previous].map((one) => one as unknown as ApiObject) as [ApiObject, ApiObject];
  validateMetadataUpdate(next.metadata, before.metadata, found);
  validateFinalizerDomains(next.metadata.finalizers, found);
  if (!sameValue(event.series ?? null, previous.series ?? null)) validateSeries(event.series, found);
  for (const name of fixed) {
    const zero = texts.has(name) ? "" : (zeros[name] ?? null);
    unchanged(found, name, next[name] ?? zero, before[name] ?? zero);
  }
  unchanged(found, "reportingController", event.reportingComponent ?? "", previous.reportingComponent ?? "");
  unchanged(found, "reportingInstance", event.reportingInstance ?? "", previous.reportingInstance ?? "");
  return found;
}

const maxLength = { reportingInstance: 128, action: 128, reason: 128 } as const;
const maxMessage = 1024;

/** An event that has a time was made in the new form; one that has none is where the thing is that it is about. */
function validateEvent({ event, isNew }: Written, found: Found): void {
  const namespace = event.metadata?.namespace ?? "";
  const of = event.involvedObject?.namespace ?? "";
  const mismatch = invalidValue("involvedObject.namespace", of, "does not match event.namespace");
  if (!event.eventTime) {
    if (of ? namespace !== of : namespace !== "default") found.push(mismatch);
    return;
  }
  if (!of && namespace !== "default" && namespace !== "kube-system") found.push(mismatch);
  const reporter = event.reportingComponent ?? "";
  const field = isNew ? "reportingController" : "reportingComponent";
  required(found, field, reporter);
  report(found, field, reporter, isQualifiedName(reporter));
  for (const [name, most] of Object.entries(maxLength)) {
    const text = event[name as keyof typeof maxLength] ?? "";
    required(found, name, text);
    if (text.length > most) found.push(tooLong(name, most));
  }
  if ((event.message ?? "").length > maxMessage) found.push(tooLong("message", maxMessage));
}

const tooLong = (field: string, most: number) => invalidValue(field, "", `can have at most ${most} characters`);

/** A series is of two at least. */
function validateSeries(series: Event["series"], found: Found): void {
  if (!series) return;
  if ((series.count ?? 0) < 2) found.push(invalidValue("series.count", "", "should be at least 2"));
  required(found, "series.lastObservedTime", series.lastObservedTime);
}
