import type { Deployment, DeploymentCondition, DeploymentStatus, ReplicaSet } from "@kubets/api/types/apps-v1";
import { condition, newCondition, setCondition } from "./conditions.ts";
import { maxUnavailable, sum, wantedReplicas } from "./limits.ts";
import { allOf, type Sets } from "./replica-sets.ts";

/** What the replica sets come to; conditions but Available are as they were. */
export function countedStatus(deployment: Deployment, sets: Sets, now: Date): DeploymentStatus {
  const all = allOf(sets);
  const available = sum(all, ({ status }) => status?.availableReplicas);
  const unavailable = Math.max(0, sum(all, wantedReplicas) - available);
  const terminating = all.every(({ status }) => status?.terminatingReplicas !== undefined);
  const conditions = setCondition(deployment.status?.conditions ?? [], availability(deployment, available, now));
  return {
    ...counted("observedGeneration", deployment.metadata.generation ?? 0),
    ...counted(
      "replicas",
      sum(all, ({ status }) => status?.replicas),
    ),
    ...counted("updatedReplicas", sets.newest?.status?.replicas ?? 0),
    ...counted(
      "readyReplicas",
      sum(all, ({ status }) => status?.readyReplicas),
    ),
    ...counted("availableReplicas", available),
    ...counted("unavailableReplicas", unavailable),
    ...(terminating && { terminatingReplicas: sum(all, ({ status }) => status?.terminatingReplicas) }),
    conditions,
    ...(deployment.status?.collisionCount !== undefined && { collisionCount: deployment.status.collisionCount }),
  };
}

const counted = (name: keyof DeploymentStatus, count: number) => (count === 0 ? {} : { [name]: count });

function availability(deployment: Deployment, available: number, now: Date): DeploymentCondition {
  const enough = available >= wantedReplicas(deployment) - maxUnavailable(deployment);
  return newCondition(
    enough
      ? {
          type: "Available",
          status: "True",
          reason: "MinimumReplicasAvailable",
          message: "Deployment has minimum availability.",
        }
      : {
          type: "Available",
          status: "False",
          reason: "MinimumReplicasUnavailable",
          message: "Deployment does not have minimum availability.",
        },
    now,
  );
}

/** Everything is as it is wanted, and nothing of the old is left. */
export function isComplete(deployment: Deployment, status: DeploymentStatus): boolean {
  const wanted = wantedReplicas(deployment);
  return (
    (status.updatedReplicas ?? 0) === wanted &&
    (status.replicas ?? 0) === wanted &&
    (status.availableReplicas ?? 0) === wanted &&
    (status.observedGeneration ?? 0) >= (deployment.metadata.generation ?? 0)
  );
}

/** More new pods, fewer old ones, or more that are ready or available than when it was looked last. */
export function hasProgressed({ status: before = {} }: Deployment, status: DeploymentStatus): boolean {
  const olds = (one: DeploymentStatus) => (one.replicas ?? 0) - (one.updatedReplicas ?? 0);
  return (
    (status.updatedReplicas ?? 0) > (before.updatedReplicas ?? 0) ||
    olds(status) < olds(before) ||
    (status.readyReplicas ?? 0) > (before.readyReplicas ?? 0) ||
    (status.availableReplicas ?? 0) > (before.availableReplicas ?? 0)
  );
}

/** The ReplicaFailure of the newest set, else of any. */
export function replicaFailure({ newest, old }: Sets): DeploymentCondition | undefined {
  const sets: readonly ReplicaSet[] = newest ? [newest, ...old] : old;
  const found = sets.flatMap(({ status }) => status?.conditions ?? []).find(({ type }) => type === "ReplicaFailure");
  return found && { ...found, lastUpdateTime: found.lastTransitionTime };
}

export const progressing = (status: DeploymentStatus | undefined) => condition(status, "Progressing");
