import { formatTime } from "@kubets/api";
import type { PodCondition, PodStatus } from "@kubets/api/types/core-v1";

/** Sets a condition by type; its transition time moves only when its status does. */
export function withCondition(status: PodStatus, condition: PodCondition, now: Date): PodStatus {
  const conditions = status.conditions ?? [];
  const before = conditions.find(({ type }) => type === condition.type);
  const since = before?.status === condition.status ? before?.lastTransitionTime : undefined;
  const { type, status: is, ...said } = condition;
  const lastTransitionTime = since ?? formatTime(now);
  // Go writes the probe's time even where there is none.
  const lastProbeTime = (before?.lastProbeTime ?? null) as PodCondition["lastProbeTime"];
  const next: PodCondition = { type, status: is, lastProbeTime, lastTransitionTime, ...said };
  return {
    ...status,
    conditions: before ? conditions.map((one) => (one === before ? next : one)) : [...conditions, next],
  };
}
