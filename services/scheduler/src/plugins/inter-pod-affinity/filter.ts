import type { NodeFilter } from "../../framework/plugin.ts";
import { pass, passAll, reject, rejectForGood } from "../../framework/verdict.ts";
import type { ClusterView, NodeInfo } from "../../model/cluster.ts";
import { createKeyedSums, type KeyedAmounts, type KeyedSums } from "../../model/keyed-sums.ts";
import type { PodInfo } from "../../model/pod-info.ts";
import type { PodTerm } from "../../model/pod-terms.ts";
import { termMatches } from "./term-matches.ts";

const farFromWanted = rejectForGood("node(s) didn't match pod affinity rules");
const nearShunned = reject("node(s) didn't match pod anti-affinity rules");
const nearShunning = reject("node(s) didn't satisfy existing pods anti-affinity rules");

/** What pods require of each other: near those it must be near, and neither wants the other away. */
export function filterByPods(shape: PodInfo, cluster: ClusterView): NodeFilter {
  const { requiredAffinity, requiredAntiAffinity } = shape.terms;
  const isFor = (term: PodTerm, pod: PodInfo) => termMatches(term, pod, cluster);
  const wanted = createKeyedSums(cluster, (node) =>
    countPods(node, requiredAffinity, (pod) =>
      requiredAffinity.every((term) => isFor(term, pod)) ? requiredAffinity : [],
    ),
  );
  const shunned = createKeyedSums(cluster, (node) =>
    countPods(node, requiredAntiAffinity, (pod) => requiredAntiAffinity.filter((term) => isFor(term, pod))),
  );
  const shunnedBy = createKeyedSums(cluster, ({ podsWithTerms }) => {
    const terms = [...podsWithTerms.values()].flatMap((other) =>
      other.terms.requiredAntiAffinity.filter((term) => isFor(term, shape)),
    );
    return amountsByKey(terms);
  });
  const isFirstOfItsKind = requiredAffinity.every((term) => isFor(term, shape));
  let nobodyYet = false;

  const isNearWanted = ({ labels, slot }: NodeInfo): boolean => {
    if (!requiredAffinity.every(({ topologyKey }) => topologyKey in labels)) return false;
    // The first of pods that want to be near each other has to start somewhere.
    if (nobodyYet && isFirstOfItsKind) return true;
    return requiredAffinity.every(({ topologyKey }) => at(wanted, topologyKey, slot) > 0);
  };
  return {
    update: (changed) => {
      if (requiredAffinity.length) wanted.update(changed);
      if (requiredAntiAffinity.length) shunned.update(changed);
      shunnedBy.update(changed);
      if (!requiredAffinity.length && !requiredAntiAffinity.length && shunnedBy.byKey.size === 0) return passAll;
      nobodyYet = [...wanted.byKey.values()].every((sums) => sums.total() === 0);
      return pass;
    },
    judge: (node) => {
      if (requiredAffinity.length && !isNearWanted(node)) return farFromWanted;
      if (isNear(shunned, node)) return nearShunned;
      if (isNear(shunnedBy, node)) return nearShunning;
      return pass;
    },
  };
}

function at({ byKey }: KeyedSums, key: string, slot: number): number {
  const sums = byKey.get(key);
  return sums ? sums.sum(sums.domainOf(slot)) : 0;
}

function isNear({ all }: KeyedSums, { slot }: NodeInfo): boolean {
  for (const sums of all) if (sums.sum(sums.domainOf(slot)) > 0) return true;
  return false;
}

function countPods(
  { pods }: NodeInfo,
  terms: readonly PodTerm[],
  met: (pod: PodInfo) => readonly PodTerm[],
): KeyedAmounts | undefined {
  if (terms.length === 0) return undefined;
  return amountsByKey([...pods.values()].flatMap(met));
}

function amountsByKey(terms: readonly PodTerm[]): KeyedAmounts | undefined {
  if (terms.length === 0) return undefined;
  const amounts = new Map<string, number>();
  for (const { topologyKey } of terms) amounts.set(topologyKey, (amounts.get(topologyKey) ?? 0) + 1);
  return amounts;
}
