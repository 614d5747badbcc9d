import { type LabelSelector, labelSelectorOf } from "@kubets/api";
import type { Pod, TopologySpreadConstraint } from "@kubets/api/types/core-v1";
import type { NodeInfo } from "./cluster.ts";
import { fitsRequiredNodeAffinity } from "./required-node-affinity.ts";
import { hardUntolerated } from "./tolerates.ts";

/** How evenly the pods that a selector finds are to lie over the domains of a topology key. */
export interface SpreadConstraint {
  readonly topologyKey: string;
  readonly maxSkew: number;
  readonly minDomains: number;
  readonly selector: LabelSelector;
  /** Whether a node's pods count. */
  readonly includes: (node: NodeInfo) => boolean;
}

/** Those that a pod declares, either the hard ones or the soft ones. */
export function ownConstraints(
  pod: Pod,
  whenUnsatisfiable: TopologySpreadConstraint["whenUnsatisfiable"],
): readonly SpreadConstraint[] {
  return (pod.spec.topologySpreadConstraints ?? [])
    .filter((said) => said.whenUnsatisfiable === whenUnsatisfiable)
    .map((said) => ({
      topologyKey: said.topologyKey,
      maxSkew: said.maxSkew,
      minDomains: said.minDomains ?? 1,
      selector: selectorOf(said, pod),
      includes: includes(said, pod),
    }));
}

/** What a cluster wants of pods that say nothing: replicas over nodes and zones, softly. */
export function defaultConstraints(pod: Pod, selector: LabelSelector): readonly SpreadConstraint[] {
  const common = { minDomains: 1, selector, includes: includes({}, pod) };
  return [
    { topologyKey: hostname, maxSkew: 3, ...common },
    { topologyKey: "topology.kubernetes.io/zone", maxSkew: 5, ...common },
  ];
}

export const hostname = "kubernetes.io/hostname";

function selectorOf({ labelSelector, matchLabelKeys = [] }: TopologySpreadConstraint, { metadata }: Pod) {
  if (!labelSelector || matchLabelKeys.length === 0) return labelSelectorOf(labelSelector);
  const own = matchLabelKeys.flatMap((key) => {
    const value = metadata.labels?.[key];
    return value === undefined ? [] : [{ key, operator: "In", values: [value] }];
  });
  return labelSelectorOf({ ...labelSelector, matchExpressions: [...(labelSelector.matchExpressions ?? []), ...own] });
}

/** Nodes where the pod could never go do not count, unless it says so; tainted ones do, unless it says so. */
function includes(
  { nodeAffinityPolicy, nodeTaintsPolicy }: Partial<TopologySpreadConstraint>,
  { spec }: Pod,
): SpreadConstraint["includes"] {
  return ({ node }) =>
    (nodeAffinityPolicy === "Ignore" || fitsRequiredNodeAffinity(spec, node)) &&
    (nodeTaintsPolicy !== "Honor" || hardUntolerated(node.spec.taints, spec.tolerations).length === 0);
}

/** How many pods of the namespace on the node the selector finds; one that finds everything counts nothing. */
export function countMatching(node: NodeInfo, selector: LabelSelector, namespace: string): number {
  if (selector.empty || selector.nothing) return 0;
  let count = 0;
  for (const { pod, namespace: of, labels } of node.pods.values())
    if (of === namespace && !pod.metadata.deletionTimestamp && selector.matches(labels)) count += 1;
  return count;
}
