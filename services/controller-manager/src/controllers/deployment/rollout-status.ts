import type { Deployment, DeploymentStatus } from "@kubets/api/types/apps-v1";
import { newCondition, progressDeadline, reasons, setCondition, withoutCondition } from "./conditions.ts";
import type { Sets } from "./replica-sets.ts";
import { countedStatus, hasProgressed, isComplete, progressing, replicaFailure } from "./status.ts";

export interface RolloutStatus {
  readonly status: DeploymentStatus;
  /** When the deadline may have passed. */
  readonly lookAgainAfterMs?: number;
}

/** The status while a rollout runs: how far it has come, and whether it has come further lately. */
export function rolloutStatus(deployment: Deployment, sets: Sets, now: Date): RolloutStatus {
  const counted = countedStatus(deployment, sets, now);
  const failure = replicaFailure(sets);
  const progressed = withProgress({ deployment, sets, counted, now });
  const conditions = failure ? setCondition(progressed, failure) : withoutCondition(progressed, "ReplicaFailure");
  const status = { ...counted, conditions };
  return { status, ...waitForDeadline(deployment, status, now) };
}

interface Progress {
  readonly deployment: Deployment;
  readonly sets: Sets;
  readonly counted: DeploymentStatus;
  readonly now: Date;
}

function withProgress({ deployment, sets, counted, now }: Progress) {
  const conditions = counted.conditions ?? [];
  if (progressDeadline(deployment) === undefined) return withoutCondition(conditions, "Progressing");
  const known = progressing(deployment.status);
  const isOver = (counted.replicas ?? 0) === (counted.updatedReplicas ?? 0) && known?.reason === reasons.available;
  if (isOver) return conditions;
  const what = sets.newest ? `ReplicaSet "${sets.newest.metadata.name}"` : `Deployment "${deployment.metadata.name}"`;
  const told = (status: "True" | "False", reason: string, message: string) =>
    newCondition({ type: "Progressing", status, reason, message: `${what} ${message}.` }, now);
  if (isComplete(deployment, counted))
    return setCondition(conditions, told("True", reasons.available, "has successfully progressed"));
  if (hasProgressed(deployment, counted)) {
    const next = told("True", reasons.updated, "is progressing");
    // The same reason again, but the time of the last progress is what the deadline counts from.
    const since = known?.status === "True" ? known.lastTransitionTime : next.lastTransitionTime;
    return [...withoutCondition(conditions, "Progressing"), { ...next, lastTransitionTime: since }];
  }
  if (hasTimedOut(deployment, now))
    return setCondition(conditions, told("False", reasons.timedOut, "has timed out progressing"));
  return conditions;
}

function hasTimedOut(deployment: Deployment, now: Date): boolean {
  const known = progressing(deployment.status);
  if (!known || known.reason === reasons.available) return false;
  return known.reason === reasons.timedOut || now.getTime() > deadlineOf(deployment);
}

const deadlineOf = (deployment: Deployment): number =>
  Date.parse(progressing(deployment.status)?.lastUpdateTime ?? "") + (progressDeadline(deployment) ?? 0) * 1000;

function waitForDeadline(deployment: Deployment, status: DeploymentStatus, now: Date) {
  const known = progressing(deployment.status);
  if (progressDeadline(deployment) === undefined || !known) return {};
  if (isComplete(deployment, status) || known.reason === reasons.timedOut) return {};
  return { lookAgainAfterMs: Math.max(0, deadlineOf(deployment) - now.getTime()) + 1000 };
}
