import type { OwnerReference } from "@kubets/api";
import type { Pod, PodCondition, PodTemplateSpec } from "@kubets/api/types/core-v1";

export const podCondition = (pod: Pod, type: string): PodCondition | undefined =>
  (pod.status?.conditions ?? []).find((condition) => condition.type === type);

export const isReady = (pod: Pod): boolean => podCondition(pod, "Ready")?.status === "True";

export const hasEnded = ({ status }: Pod): boolean => status?.phase === "Succeeded" || status?.phase === "Failed";

/** Neither ended nor on its way out. */
export const isActive = (pod: Pod): boolean => !hasEnded(pod) && !pod.metadata.deletionTimestamp;

/** When the pod became ready, in milliseconds; undefined when it is not. */
export function readySince(pod: Pod): number | undefined {
  const condition = podCondition(pod, "Ready");
  if (condition?.status !== "True") return undefined;
  return condition.lastTransitionTime ? Date.parse(condition.lastTransitionTime) : 0;
}

/** When the pod will count as available, in milliseconds; undefined while it is not ready. */
export function availableFrom(pod: Pod, minReadySeconds: number): number | undefined {
  const since = readySince(pod);
  return since === undefined ? undefined : since + minReadySeconds * 1000;
}

/** A pod as its owner's template says. */
export const podFromTemplate = (
  template: PodTemplateSpec,
  owner: { readonly name: string; readonly namespace: string; readonly reference: OwnerReference },
) => {
  const { labels, annotations, finalizers } = template.metadata ?? {};
  return {
    metadata: {
      generateName: `${owner.name}-`,
      namespace: owner.namespace,
      ...(labels && { labels }),
      ...(annotations && { annotations }),
      ...(finalizers && { finalizers }),
      ownerReferences: [owner.reference],
    },
    spec: template.spec,
  };
};
