import type { ApiObject, ObjectMeta } from "@kubets/api";

/** The order of Go's ObjectMeta, which is the order of its JSON. */
const order = [
  "name",
  "generateName",
  "namespace",
  "selfLink",
  "uid",
  "resourceVersion",
  "generation",
  "creationTimestamp",
  "deletionTimestamp",
  "deletionGracePeriodSeconds",
  "labels",
  "annotations",
  "ownerReferences",
  "finalizers",
  "managedFields",
];

/** The object with some of its metadata changed; `undefined` removes a field. */
export function withMetadata<T extends ApiObject>(object: T, changes: Partial<ObjectMeta>): T {
  const merged: Record<string, unknown> = { ...object.metadata, ...changes };
  const metadata: Record<string, unknown> = {};
  for (const field of order) if (merged[field] !== undefined) metadata[field] = merged[field];
  return { ...object, metadata: metadata as ObjectMeta };
}
