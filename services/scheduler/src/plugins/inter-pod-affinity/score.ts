import { highestScore, type NodeScore } from "../../framework/plugin.ts";
import type { ClusterView, NodeInfo } from "../../model/cluster.ts";
import { createKeyedSums, type KeyedAmounts } from "../../model/keyed-sums.ts";
import type { PodInfo } from "../../model/pod-info.ts";
import type { PodTerm } from "../../model/pod-terms.ts";
import { termMatches } from "./term-matches.ts";

/** What a pod's required affinity is worth to one that it is about. */
const requiredWeight = 1;

/** What pods would like: this one of those that are there, and those of this one. */
export function scoreByPods(shape: PodInfo, cluster: ClusterView): NodeScore {
  const sums = createKeyedSums(cluster, (node) => likes(shape, node, cluster));
  return {
    update: (changed) => {
      sums.update(changed);
      return sums.byKey.size > 0;
    },
    of: ({ slot }) => {
      let score = 0;
      for (const one of sums.all) score += one.sum(one.domainOf(slot));
      return score;
    },
    normalize,
  };
}

function likes(shape: PodInfo, { pods, podsWithTerms }: NodeInfo, cluster: ClusterView): KeyedAmounts | undefined {
  const { preferredAffinity, preferredAntiAffinity } = shape.terms;
  const hasLikes = preferredAffinity.length + preferredAntiAffinity.length > 0;
  if (!hasLikes && podsWithTerms.size === 0) return undefined;
  const amounts = new Map<string, number>();
  const count = (terms: readonly PodTerm[], about: PodInfo, worth: (term: PodTerm) => number) => {
    for (const term of terms)
      if (termMatches(term, about, cluster))
        amounts.set(term.topologyKey, (amounts.get(term.topologyKey) ?? 0) + worth(term));
  };
  const like = ({ weight }: PodTerm) => weight;
  const dislike = ({ weight }: PodTerm) => -weight;
  if (hasLikes)
    for (const other of pods.values()) {
      count(preferredAffinity, other, like);
      count(preferredAntiAffinity, other, dislike);
    }
  for (const { terms } of podsWithTerms.values()) {
    count(terms.requiredAffinity, shape, () => requiredWeight);
    count(terms.preferredAffinity, shape, like);
    count(terms.preferredAntiAffinity, shape, dislike);
  }
  return amounts;
}

/** The most liked node gets 100, the least liked 0. */
function normalize(scores: Float64Array): void {
  let least = Number.POSITIVE_INFINITY;
  let most = Number.NEGATIVE_INFINITY;
  for (const score of scores) {
    if (score < least) least = score;
    if (score > most) most = score;
  }
  const range = most - least;
  for (let i = 0; i < scores.length; i++)
    scores[i] = range > 0 ? Math.trunc(highestScore * ((scores[i]! - least) / range)) : 0;
}
