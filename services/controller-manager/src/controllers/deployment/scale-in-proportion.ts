import type { Deployment, ReplicaSet } from "@kubets/api/types/apps-v1";
import { desiredReplicas, maxReplicas } from "./annotations.ts";
import { isRolling, maxSurge, sum, wantedReplicas } from "./limits.ts";
import { isUsed, type Sets } from "./replica-sets.ts";
import type { Resize } from "./resize.ts";

/** Somebody changed the deployment's size since its sets were scaled. */
export const isScaled = (deployment: Deployment, { newest, old }: Sets): boolean =>
  [...old, ...(newest ? [newest] : [])]
    .filter(isUsed)
    .some((set) => (desiredReplicas(set) ?? wantedReplicas(deployment)) !== wantedReplicas(deployment));

/**
 * Spreads a new size over the sets that have pods, each by its share: a rollout that is half way stays half way, and no more
 * pods than before are risked on the new template.
 */
export function scaleInProportion(deployment: Deployment, sets: Sets): readonly Resize[] {
  const { newest, old } = sets;
  const wanted = wantedReplicas(deployment);
  const used = [...old, ...(newest ? [newest] : [])].filter(isUsed);
  if (used.length <= 1) {
    const only = used[0] ?? newest ?? old.at(-1);
    return only && wantedReplicas(only) !== wanted ? [{ set: only, replicas: wanted }] : [];
  }
  if (newest && isSaturated(newest, wanted))
    return used.filter((set) => set !== newest).map((set) => ({ set, replicas: 0 }));
  if (!isRolling(deployment)) return [];
  const allowed = wanted > 0 ? wanted + maxSurge(deployment) : 0;
  const change = allowed - sum(used, wantedReplicas);
  const largestFirst = [...used].sort(change > 0 ? largerThenNewer : largerThenOlder);
  let given = 0;
  const sizes = largestFirst.map((set) => {
    const part = within(change - given, share(deployment, set));
    given += change === 0 ? 0 : part;
    return { set, replicas: wantedReplicas(set) + (change === 0 ? 0 : part) };
  });
  return sizes.map(({ set, replicas }, i) => ({
    set,
    replicas: i === 0 ? Math.max(0, replicas + change - given) : replicas,
  }));
}

const isSaturated = (newest: ReplicaSet, wanted: number): boolean =>
  wantedReplicas(newest) === wanted &&
  desiredReplicas(newest) === wanted &&
  (newest.status?.availableReplicas ?? 0) === wanted;

/** How much the set changes when the deployment's size does, rounded to the nearest. */
function share(deployment: Deployment, set: ReplicaSet): number {
  const has = wantedReplicas(set);
  if (wantedReplicas(deployment) === 0) return -has;
  const before = maxReplicas(set) || (deployment.status?.replicas ?? 0);
  if (before === 0) return 0;
  return Math.round((has * (wantedReplicas(deployment) + maxSurge(deployment))) / before) - has;
}

const within = (left: number, part: number): number => (left > 0 ? Math.min(part, left) : Math.max(part, left));

const largerThenNewer = (a: ReplicaSet, b: ReplicaSet): number => wantedReplicas(b) - wantedReplicas(a) || -older(a, b);
const largerThenOlder = (a: ReplicaSet, b: ReplicaSet): number => wantedReplicas(b) - wantedReplicas(a) || older(a, b);
const older = (a: ReplicaSet, b: ReplicaSet): number => {
  const [left = "", right = ""] = [a.metadata.creationTimestamp, b.metadata.creationTimestamp];
  return left === right ? ((a.metadata.name ?? "") < (b.metadata.name ?? "") ? -1 : 1) : left < right ? -1 : 1;
};
