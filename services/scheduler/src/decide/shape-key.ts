import type { Container } from "@kubets/api/types/core-v1";
import type { PodInfo } from "../model/pod-info.ts";

/** Equal for pods between which no plugin can tell: the same namespace, labels and wishes. */
export function shapeKey(
  { pod: { metadata, spec }, requests, assumedRequests, hostPorts }: PodInfo,
  workloadSelector: string,
): string {
  return JSON.stringify([
    metadata.namespace,
    metadata.labels,
    workloadSelector,
    [...requests],
    [...assumedRequests],
    hostPorts,
    spec.nodeName,
    spec.nodeSelector,
    spec.affinity,
    spec.tolerations,
    spec.topologySpreadConstraints,
    spec.containers.map(imageOf),
    spec.initContainers?.map(imageOf),
  ]);
}

const imageOf = ({ image }: Container): string => image ?? "";
