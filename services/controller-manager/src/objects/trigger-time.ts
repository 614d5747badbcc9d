import type { Pod, Service } from "@kubets/api/types/core-v1";
import { podCondition } from "./pods.ts";

export const triggerAnnotation = "endpoints.kubernetes.io/last-change-trigger-time";

/**
 * When the first change happened that the endpoints do not show yet: of those after the last one recorded, the earliest.
 * Network programming latency is measured from it.
 */
export function triggerTime(service: Service, pods: readonly Pod[], recorded: readonly (string | undefined)[]) {
  const last = Math.max(0, ...recorded.map((text) => (text ? Date.parse(text) : 0)));
  const times = [
    service.metadata.creationTimestamp,
    ...pods.map((pod) => podCondition(pod, "Ready")?.lastTransitionTime),
  ];
  const later = times.flatMap((text) => (text && Date.parse(text) > last ? [Date.parse(text)] : []));
  return later.length > 0 ? `${new Date(Math.min(...later)).toISOString().slice(0, 19)}Z` : undefined;
}
