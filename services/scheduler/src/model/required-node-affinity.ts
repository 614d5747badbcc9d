import type { Node, PodSpec } from "@kubets/api/types/core-v1";
import { fitsAnyTerm } from "./node-selector.ts";

/** Whether a node has what a pod's `nodeSelector` and required node affinity ask for. */
export function fitsRequiredNodeAffinity({ nodeSelector = {}, affinity }: PodSpec, node: Node): boolean {
  const { labels = {} } = node.metadata;
  const required = affinity?.nodeAffinity?.requiredDuringSchedulingIgnoredDuringExecution;
  return (
    Object.entries(nodeSelector).every(([key, value]) => labels[key] === value) &&
    (!required || fitsAnyTerm(required.nodeSelectorTerms, node))
  );
}
