import type { Deployment, ReplicaSet } from "@kubets/api/types/apps-v1";
import { maxUnavailable, newestReplicas, sum, wantedReplicas } from "./limits.ts";
import { allOf, isUsed, type Sets } from "./replica-sets.ts";
import type { Resize } from "./resize.ts";

/** The next step of a rolling update: the newest set grows while there is room, else the old ones shrink. */
export function roll(deployment: Deployment, sets: Sets): readonly Resize[] {
  const grown = growNewest(deployment, sets);
  return grown.length > 0 ? grown : shrinkOld(deployment, sets);
}

function growNewest(deployment: Deployment, sets: Sets): readonly Resize[] {
  const { newest } = sets;
  if (!newest) return [];
  const wanted = wantedReplicas(deployment);
  const replicas = wantedReplicas(newest) > wanted ? wanted : newestReplicas(deployment, allOf(sets), newest);
  return replicas === wantedReplicas(newest) ? [] : [{ set: newest, replicas }];
}

const available = ({ status }: ReplicaSet): number => status?.availableReplicas ?? 0;

/** Pods that are not available go first, as they help nobody; then as many as availability allows, oldest sets first. */
function shrinkOld(deployment: Deployment, sets: Sets): readonly Resize[] {
  const { newest } = sets;
  const old = sets.old.filter(isUsed);
  if (old.length === 0) return [];
  const atLeast = wantedReplicas(deployment) - maxUnavailable(deployment);
  const notYet = newest ? wantedReplicas(newest) - available(newest) : 0;
  const mayGo = sum(allOf(sets), wantedReplicas) - atLeast - notYet;
  if (mayGo <= 0) return [];
  const left = new Map(old.map((set) => [set, wantedReplicas(set)]));
  const take = (most: number, from: (set: ReplicaSet, has: number) => number) => {
    let budget = most;
    for (const [set, has] of left) {
      const taken = Math.max(0, Math.min(budget, from(set, has)));
      left.set(set, has - taken);
      budget -= taken;
    }
  };
  take(mayGo, (set, has) => has - available(set));
  take(sum(allOf(sets), available) - atLeast, (_, has) => has);
  return [...left].flatMap(([set, replicas]) => (replicas === wantedReplicas(set) ? [] : [{ set, replicas }]));
}
