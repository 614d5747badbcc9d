import { highestScore, type NodeScore } from "../../framework/plugin.ts";
import type { ClusterView, NodeInfo } from "../../model/cluster.ts";
import type { PodInfo } from "../../model/pod-info.ts";
import {
  countMatching,
  defaultConstraints,
  hostname,
  ownConstraints,
  type SpreadConstraint,
} from "../../model/spread-constraint.ts";
import { createTopologySums, type TopologySums } from "../../model/topology-sums.ts";

interface Tracked extends SpreadConstraint {
  readonly sums: TopologySums;
  /** How much a pod counts: the more, the more domains there are, so that small topologies are not drowned by large ones. */
  weight: number;
}

/** Prefers domains with few of the pods that are to be spread: by the pod's own soft constraints, or by the cluster's. */
export function scoreBySpread(shape: PodInfo, cluster: ClusterView): NodeScore | undefined {
  const { pod, namespace } = shape;
  const own = (pod.spec.topologySpreadConstraints ?? []).length > 0;
  const selector = cluster.workloadSelector(shape);
  const constraints = own
    ? ownConstraints(pod, "ScheduleAnyway")
    : selector.empty
      ? []
      : defaultConstraints(pod, selector);
  if (constraints.length === 0) return undefined;
  const takesPart = ({ labels }: NodeInfo) => !own || constraints.every(({ topologyKey }) => topologyKey in labels);
  const tracked: Tracked[] = constraints.map((constraint) => {
    const { topologyKey: key, includes, selector: of } = constraint;
    const amountOf = (node: NodeInfo) =>
      takesPart(node) && (key === hostname || includes(node)) ? countMatching(node, of, namespace) : undefined;
    return { ...constraint, sums: createTopologySums({ cluster, key, amountOf }), weight: 0 };
  });
  return {
    update: (changed, feasible) => {
      const counted = own ? feasible.filter(takesPart) : feasible;
      for (const one of tracked) {
        one.sums.update(changed);
        one.weight = Math.log((one.topologyKey === hostname ? counted.length : domainsOf(counted, one.sums)) + 2);
      }
      return true;
    },
    of: (node) => {
      if (own && !takesPart(node)) return ignored;
      let score = 0;
      for (const { sums, weight, maxSkew } of tracked) {
        const domain = sums.domainOf(node.slot);
        if (domain >= 0) score += sums.sum(domain) * weight + maxSkew - 1;
      }
      return Math.round(score);
    },
    normalize,
  };
}

const ignored = -1;

/** Different domains of the nodes; having none is one, too. */
function domainsOf(nodes: readonly NodeInfo[], sums: TopologySums): number {
  const domains = new Set<number>();
  for (const { slot } of nodes) domains.add(sums.domainOf(slot));
  return domains.size;
}

/** The fewer pods, the nearer to 100; nodes outside the topology get nothing. */
function normalize(scores: Float64Array): void {
  let least = Number.POSITIVE_INFINITY;
  let most = 0;
  for (const score of scores) {
    if (score === ignored) continue;
    least = Math.min(least, score);
    most = Math.max(most, score);
  }
  for (let i = 0; i < scores.length; i++) {
    if (scores[i] === ignored) scores[i] = 0;
    else scores[i] = most === 0 ? highestScore : Math.trunc((highestScore * (most + least - scores[i]!)) / most);
  }
}
