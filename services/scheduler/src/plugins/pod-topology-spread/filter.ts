import type { NodeFilter } from "../../framework/plugin.ts";
import { pass, reject, rejectForGood } from "../../framework/verdict.ts";
import type { ClusterView } from "../../model/cluster.ts";
import type { PodInfo } from "../../model/pod-info.ts";
import { countMatching, ownConstraints } from "../../model/spread-constraint.ts";
import { createTopologySums } from "../../model/topology-sums.ts";

const why = "node(s) didn't match pod topology spread constraints";
const skewed = reject(why);
const withoutLabel = rejectForGood(`${why} (missing required label)`);

/** A node will do while its domain is ahead of the emptiest one by no more than the constraint's skew, this pod included. */
export function filterBySpread({ pod, namespace, labels }: PodInfo, cluster: ClusterView): NodeFilter | undefined {
  const constraints = ownConstraints(pod, "DoNotSchedule");
  if (constraints.length === 0) return undefined;
  const tracked = constraints.map((constraint) => {
    const { topologyKey: key, selector, includes } = constraint;
    const sums = createTopologySums({
      cluster,
      key,
      amountOf: (node) =>
        constraints.every((other) => other.topologyKey in node.labels) && includes(node)
          ? countMatching(node, selector, namespace)
          : undefined,
    });
    return { ...constraint, sums, self: selector.matches(labels) ? 1 : 0, most: 0 };
  });
  return {
    update: (changed) => {
      for (const one of tracked) {
        const { sums, minDomains, maxSkew, self } = one;
        sums.update(changed);
        // With fewer domains than are wanted, a missing one counts as empty.
        const least = sums.domainCount() < minDomains ? 0 : sums.smallest();
        one.most = least + maxSkew - self;
      }
      return pass;
    },
    judge: ({ slot }) => {
      for (const { sums, most } of tracked) {
        const domain = sums.domainOf(slot);
        if (domain < 0) return withoutLabel;
        if (sums.sum(domain) > most) return skewed;
      }
      return pass;
    },
  };
}
