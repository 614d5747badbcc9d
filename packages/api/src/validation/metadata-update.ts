import type { ObjectMeta } from "../schema/schema.ts";
import { type Found, forbiddenValue, immutableDetail, invalidValue } from "./found.ts";
import { validateSharedMetadata } from "./metadata.ts";

/** Set once, by the server: a client sends them back as they are. */
const immutable = [
  "name",
  "namespace",
  "uid",
  "creationTimestamp",
  "deletionTimestamp",
  "deletionGracePeriodSeconds",
] as const;

/**
 * What an update may do to metadata. A client that leaves out what only the server sets has it put back before: `next` is the
 * object as it would be stored. Which resourceVersion it names is for the one who writes it to compare.
 */
export function validateMetadataUpdate(next: ObjectMeta, previous: ObjectMeta, found: Found): void {
  if (previous.deletionTimestamp) validateRemainingFinalizers(next, previous, found);
  if ((next.generation ?? 0) < (previous.generation ?? 0)) {
    found.push(invalidValue("metadata.generation", next.generation ?? 0, "must not be decremented"));
  }
  for (const name of immutable) {
    if (next[name] !== previous[name]) {
      found.push(invalidValue(`metadata.${name}`, next[name] ?? null, immutableDetail));
    }
  }
  validateSharedMetadata(next, found);
}

/** An object that is being deleted waits for its finalizers: they may go, none may come. */
function validateRemainingFinalizers(next: ObjectMeta, previous: ObjectMeta, found: Found): void {
  const added = (next.finalizers ?? []).filter((finalizer) => !previous.finalizers?.includes(finalizer)).sort();
  if (!added.length) return;
  const names = `found new finalizers []string{${added.map((finalizer) => JSON.stringify(finalizer)).join(", ")}}`;
  found.push(
    forbiddenValue("metadata.finalizers", `no new finalizers can be added if the object is being deleted, ${names}`),
  );
}
