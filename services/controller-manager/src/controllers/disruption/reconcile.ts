import { isDeepStrictEqual } from "node:util";
import { formatTime, kinds } from "@kubets/api";
import type { Pod } from "@kubets/api/types/core-v1";
import type { PodDisruptionBudget, PodDisruptionBudgetStatus } from "@kubets/api/types/policy-v1";
import { type Decision, updateStatus } from "@kubets/client";
import { hasEnded, isReady } from "../../objects/pods.ts";

export interface View {
  readonly budget: PodDisruptionBudget;
  /** Those its selector matches. */
  readonly pods: readonly Pod[];
  /** How many pods the workload of a pod wants, and which that is; undefined for a pod that nobody manages. */
  readonly workloadOf: (pod: Pod) => { readonly uid: string; readonly replicas: number } | undefined;
}

/** An eviction was allowed, but its pod is still there after so long: it does not count any more. */
const forgottenAfterMs = 120_000;

export function reconcile({ budget, pods, workloadOf }: View, now: Date): Decision {
  const living = pods.filter((pod) => !hasEnded(pod));
  const { expectedPods, desiredHealthy } = expectation(budget, living, workloadOf);
  const evicted = Object.entries(budget.status?.disruptedPods ?? {}).filter(
    ([name, time]) =>
      living.some(({ metadata }) => metadata.name === name && !metadata.deletionTimestamp) &&
      now.getTime() - Date.parse(time) < forgottenAfterMs,
  );
  const isHealthy = (pod: Pod) =>
    isReady(pod) && !pod.metadata.deletionTimestamp && !evicted.some(([name]) => name === pod.metadata.name);
  const currentHealthy = living.filter(isHealthy).length;
  const disruptionsAllowed = expectedPods > 0 ? Math.max(0, currentHealthy - desiredHealthy) : 0;
  const counts = { disruptionsAllowed, currentHealthy, desiredHealthy, expectedPods };
  const status: PodDisruptionBudgetStatus = {
    ...(budget.metadata.generation && { observedGeneration: budget.metadata.generation }),
    ...(evicted.length > 0 && { disruptedPods: Object.fromEntries(evicted) }),
    ...counts,
    conditions: conditions(budget, disruptionsAllowed > 0, now),
  };
  const actions = isDeepStrictEqual({ ...budget.status }, status)
    ? []
    : [updateStatus(kinds.PodDisruptionBudget, { ...budget, status })];
  return evicted.length > 0 ? { actions, lookAgainAfterMs: forgottenAfterMs } : { actions };
}

/** Percentages and maxUnavailable are of what the workloads want; a number of pods is of those there are. */
function expectation({ spec }: PodDisruptionBudget, pods: readonly Pod[], workloadOf: View["workloadOf"]) {
  const { maxUnavailable, minAvailable } = spec;
  if (maxUnavailable === undefined && typeof minAvailable === "number")
    return { expectedPods: pods.length, desiredHealthy: minAvailable };
  const workloads = new Map(pods.map(workloadOf).flatMap((one) => (one ? [[one.uid, one.replicas]] : [])));
  const expectedPods = [...workloads.values()].reduce((sum, replicas) => sum + replicas, 0);
  const resolve = (value: number | string) =>
    typeof value === "number" ? value : Math.ceil((Number.parseInt(value, 10) * expectedPods) / 100);
  const desiredHealthy =
    maxUnavailable === undefined ? resolve(minAvailable ?? 0) : Math.max(0, expectedPods - resolve(maxUnavailable));
  return { expectedPods, desiredHealthy };
}

function conditions({ status, metadata }: PodDisruptionBudget, allowed: boolean, now: Date) {
  const known = status?.conditions ?? [];
  const before = known.find(({ type }) => type === "DisruptionAllowed");
  const is = allowed ? "True" : "False";
  const written = {
    type: "DisruptionAllowed",
    status: is,
    ...(metadata.generation && { observedGeneration: metadata.generation }),
    lastTransitionTime: before?.status === is ? before.lastTransitionTime : formatTime(now),
    reason: allowed ? "SufficientPods" : "InsufficientPods",
    message: "",
  };
  return [...known.filter((one) => one !== before), written];
}
