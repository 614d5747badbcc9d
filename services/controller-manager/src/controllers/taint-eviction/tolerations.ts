import type { Taint, Toleration } from "@kubets/api/types/core-v1";

/** Whether the toleration is for the taint. */
export const tolerates = (toleration: Toleration, taint: Taint): boolean =>
  (!toleration.effect || toleration.effect === taint.effect) &&
  (!toleration.key || toleration.key === taint.key) &&
  (toleration.operator === "Exists" || (toleration.value ?? "") === (taint.value ?? ""));

/**
 * How many seconds a pod stays in spite of the taints: 0 when one is not tolerated, undefined when all are for ever. Of
 * limits the shortest counts.
 */
export function secondsTolerated(taints: readonly Taint[], tolerations: readonly Toleration[]): number | undefined {
  const used = taints.map((taint) => tolerations.filter((toleration) => tolerates(toleration, taint)));
  if (used.some((matching) => matching.length === 0)) return 0;
  const limits = used.flat().flatMap(({ tolerationSeconds }) => tolerationSeconds ?? []);
  return limits.length > 0 ? Math.max(0, Math.min(...limits)) : undefined;
}
