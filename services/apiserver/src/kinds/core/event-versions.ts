import type { ApiObject } from "@kubets/api";

/** Names of the same field in events.k8s.io/v1 (left) and in core/v1 (right), where they differ. */
const renamed: Readonly<Record<string, string>> = {
  regarding: "involvedObject",
  note: "message",
  deprecatedSource: "source",
  deprecatedFirstTimestamp: "firstTimestamp",
  deprecatedLastTimestamp: "lastTimestamp",
  deprecatedCount: "count",
  reportingController: "reportingComponent",
};
const back = Object.fromEntries(Object.entries(renamed).map(([served, stored]) => [stored, served]));

const rename = (object: ApiObject, names: Readonly<Record<string, string>>) =>
  Object.fromEntries(Object.entries(object).map(([name, value]) => [names[name] ?? name, value]));

/** events.k8s.io/v1 → core/v1. The order of keys is decode's business. */
export const eventToStored = (served: ApiObject): ApiObject =>
  ({ ...rename(served, renamed), apiVersion: "v1" }) as unknown as ApiObject;

export const eventFromStored = (stored: ApiObject): ApiObject =>
  ({ ...rename(stored, back), apiVersion: "events.k8s.io/v1" }) as unknown as ApiObject;
