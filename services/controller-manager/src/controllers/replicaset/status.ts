import { formatTime } from "@kubets/api";
import type { ReplicaSet, ReplicaSetCondition, ReplicaSetStatus } from "@kubets/api/types/apps-v1";
import type { Pod } from "@kubets/api/types/core-v1";
import { availableFrom, hasEnded, isActive, isReady } from "../../objects/pods.ts";

export interface StatusView {
  readonly replicaSet: ReplicaSet;
  /** All that are ours, ended ones too. */
  readonly pods: readonly Pod[];
  readonly now: Date;
  /** What kept pods from being created or deleted. */
  readonly failure?: { readonly reason: "FailedCreate" | "FailedDelete"; readonly message: string };
}

export function statusOf({ replicaSet, pods, now, failure }: StatusView): ReplicaSetStatus {
  const { template, minReadySeconds = 0 } = replicaSet.spec;
  const wanted = Object.entries(template?.metadata?.labels ?? {});
  const active = pods.filter(isActive);
  const labelled = ({ metadata }: Pod) => wanted.every(([key, value]) => metadata.labels?.[key] === value);
  const isAvailable = (pod: Pod) => (availableFrom(pod, minReadySeconds) ?? Infinity) <= now.getTime();
  const conditions = conditionsOf(replicaSet, failure, now);
  return {
    replicas: active.length,
    ...counted("fullyLabeledReplicas", active.filter(labelled).length),
    ...counted("readyReplicas", active.filter(isReady).length),
    ...counted("availableReplicas", active.filter(isAvailable).length),
    terminatingReplicas: pods.filter((pod) => pod.metadata.deletionTimestamp && !hasEnded(pod)).length,
    ...counted("observedGeneration", replicaSet.metadata.generation ?? 0),
    ...(conditions.length > 0 && { conditions }),
  };
}

const counted = (name: keyof ReplicaSetStatus, count: number) => (count === 0 ? {} : { [name]: count });

/** A failure is told once, at its beginning, and taken back when it is over. */
function conditionsOf(
  { status }: ReplicaSet,
  failure: StatusView["failure"],
  now: Date,
): readonly ReplicaSetCondition[] {
  const known = status?.conditions ?? [];
  const told = known.some(({ type }) => type === "ReplicaFailure");
  if (!failure) return told ? known.filter(({ type }) => type !== "ReplicaFailure") : known;
  if (told) return known;
  return [...known, { type: "ReplicaFailure", status: "True", lastTransitionTime: formatTime(now), ...failure }];
}

/** How long until a pod that is ready will have been so for long enough; undefined when there is none. */
export function nextAvailability({ replicaSet, pods, now }: Omit<StatusView, "failure">): number | undefined {
  const { minReadySeconds = 0 } = replicaSet.spec;
  if (minReadySeconds === 0) return undefined;
  const waits = pods
    .filter(isActive)
    .map((pod) => (availableFrom(pod, minReadySeconds) ?? 0) - now.getTime())
    .filter((wait) => wait > 0);
  return waits.length > 0 ? Math.min(...waits) : undefined;
}
