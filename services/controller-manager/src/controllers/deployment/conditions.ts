import { formatTime } from "@kubets/api";
import type { Deployment, DeploymentCondition, DeploymentStatus } from "@kubets/api/types/apps-v1";

type Conditions = readonly DeploymentCondition[];

export const reasons = {
  created: "NewReplicaSetCreated",
  createError: "ReplicaSetCreateError",
  found: "FoundNewReplicaSet",
  updated: "ReplicaSetUpdated",
  available: "NewReplicaSetAvailable",
  timedOut: "ProgressDeadlineExceeded",
  paused: "DeploymentPaused",
  resumed: "DeploymentResumed",
} as const;

export type Said = Pick<DeploymentCondition, "type" | "status" | "reason" | "message">;

export const condition = (status: DeploymentStatus | undefined, type: string): DeploymentCondition | undefined =>
  (status?.conditions ?? []).find((one) => one.type === type);

export const newCondition = (said: Said, now: Date): DeploymentCondition => ({
  ...said,
  lastUpdateTime: formatTime(now),
  lastTransitionTime: formatTime(now),
});

/** The same status and reason again change nothing; the same status keeps the time of its beginning. */
export function setCondition(conditions: Conditions, next: DeploymentCondition): Conditions {
  const known = conditions.find(({ type }) => type === next.type);
  if (known?.status === next.status && known.reason === next.reason) return conditions;
  const since = known?.status === next.status ? known.lastTransitionTime : next.lastTransitionTime;
  return [...withoutCondition(conditions, next.type), { ...next, lastTransitionTime: since }];
}

export const withoutCondition = (conditions: Conditions, type: string): Conditions =>
  conditions.filter((one) => one.type !== type);

/** The longest deadline there is stands for none. */
const noDeadline = 2 ** 31 - 1;

export const progressDeadline = ({ spec }: Deployment): number | undefined =>
  spec.progressDeadlineSeconds === noDeadline ? undefined : spec.progressDeadlineSeconds;

/** A pause stops the clock of the rollout and its end starts it anew, unless the deadline has passed before. */
export function pausedCondition(deployment: Deployment, now: Date): DeploymentCondition | undefined {
  const known = condition(deployment.status, "Progressing");
  if (progressDeadline(deployment) === undefined || known?.reason === reasons.timedOut) return undefined;
  const { paused = false } = deployment.spec;
  if (paused === (known?.reason === reasons.paused)) return undefined;
  const said = paused
    ? { reason: reasons.paused, message: "Deployment is paused" }
    : { reason: reasons.resumed, message: "Deployment is resumed" };
  return newCondition({ type: "Progressing", status: "Unknown", ...said }, now);
}
