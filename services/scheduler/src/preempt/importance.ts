import type { PodInfo } from "../model/pod-info.ts";

/** The more important first: by priority, then by how long they have been running. */
export const byImportance = (a: PodInfo, b: PodInfo): number => b.priority - a.priority || startOf(a) - startOf(b);

/** In ms; one that has not started is the youngest. */
export const startOf = ({ pod }: PodInfo): number =>
  pod.status.startTime ? Date.parse(pod.status.startTime) : Number.MAX_SAFE_INTEGER;
