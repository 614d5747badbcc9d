import { kinds } from "@kubets/api";
import type { Deployment } from "@kubets/api/types/apps-v1";
import { type Action, remove } from "@kubets/client";
import { revisionOf } from "./annotations.ts";
import { isUsed, type Sets } from "./replica-sets.ts";

/** Deletes the oldest sets beyond the limit, when nothing of them runs any more. */
export function forgetOld({ spec }: Deployment, { old }: Sets): readonly Action[] {
  const limit = spec.revisionHistoryLimit;
  if (limit === undefined) return [];
  const kept = old.filter(({ metadata }) => !metadata.deletionTimestamp);
  return [...kept]
    .sort((a, b) => revisionOf(a) - revisionOf(b))
    .slice(0, Math.max(0, kept.length - limit))
    .filter((set) => {
      const { replicas = 0, observedGeneration = 0 } = set.status ?? {};
      return replicas === 0 && !isUsed(set) && (set.metadata.generation ?? 0) <= observedGeneration;
    })
    .map((set) => remove(kinds.ReplicaSet, set));
}
