import { formatTime, kinds } from "@kubets/api";
import type { Pod } from "@kubets/api/types/core-v1";
import { type Action, patch } from "@kubets/client";

export interface NewCondition {
  readonly type: string;
  readonly status: "True" | "False";
  readonly reason?: string;
  readonly message?: string;
}

/** Sets one condition of a pod, and what else of its status is given; the others are the kubelet's. */
export const patchPodCondition = (pod: Pod, condition: NewCondition, now: Date, status: object = {}): Action => {
  const conditions = [{ ...condition, lastTransitionTime: formatTime(now) }];
  const { uid } = pod.metadata;
  const change = patch(kinds.Pod, pod, { strategic: { metadata: { uid }, status: { ...status, conditions } } });
  return { ...change, subresource: "status" } as Action;
};

/** Tells whoever counts failures that the pod does not end by a fault of its own. */
export const disrupted = (reason: string, message: string): NewCondition => ({
  type: "DisruptionTarget",
  status: "True",
  reason,
  message,
});
