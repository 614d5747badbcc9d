import type { ObjectMeta } from "@kubets/api";

const kept = [
  ...(["deletionTimestamp", "generation", "selfLink", "labels", "annotations"] as const),
  ...(["ownerReferences", "finalizers"] as const),
];

interface Described {
  readonly metadata: ObjectMeta;
}

/** For parts that may not touch metadata: all that a client can set there comes from `previous`. */
export function resetMetadata<T extends Described>(next: T, previous: T): T {
  const metadata: Record<string, unknown> = { ...next.metadata };
  for (const field of kept) {
    if (previous.metadata[field] === undefined) delete metadata[field];
    else metadata[field] = previous.metadata[field];
  }
  return { ...next, metadata: metadata as ObjectMeta };
}
