import type { Deployment, ReplicaSet } from "@kubets/api/types/apps-v1";
import type { IntOrString } from "@kubets/api/types/intstr";

export const wantedReplicas = ({ spec }: Deployment | ReplicaSet): number => spec.replicas ?? 1;

export const sum = (sets: readonly ReplicaSet[], count: (set: ReplicaSet) => number | undefined): number =>
  sets.reduce((total, set) => total + (count(set) ?? 0), 0);

export const isRolling = ({ spec }: Deployment): boolean => spec.strategy?.type === "RollingUpdate";

const resolve = (value: IntOrString | undefined, total: number, round: (n: number) => number): number =>
  typeof value === "string" ? round((Number.parseInt(value, 10) * total) / 100) : (value ?? 0);

/** How many pods there may be above the wanted number. */
export function maxSurge(deployment: Deployment): number {
  if (!isRolling(deployment)) return 0;
  return resolve(deployment.spec.strategy.rollingUpdate?.maxSurge, wantedReplicas(deployment), Math.ceil);
}

/** How many of the wanted number may be missing; one where both limits come to nothing, for a rollout could not begin. */
export function maxUnavailable(deployment: Deployment): number {
  const wanted = wantedReplicas(deployment);
  if (!isRolling(deployment) || wanted === 0) return 0;
  const missing = resolve(deployment.spec.strategy.rollingUpdate?.maxUnavailable, wanted, Math.floor);
  if (missing === 0 && maxSurge(deployment) === 0) return 1;
  return Math.min(missing, wanted);
}

/** How many replicas the newest set may have now. */
export function newestReplicas(deployment: Deployment, all: readonly ReplicaSet[], newest: ReplicaSet | undefined) {
  const wanted = wantedReplicas(deployment);
  if (!isRolling(deployment)) return wanted;
  const has = newest ? wantedReplicas(newest) : 0;
  const room = wanted + maxSurge(deployment) - sum(all, wantedReplicas);
  return room <= 0 ? has : has + Math.min(room, wanted - has);
}
