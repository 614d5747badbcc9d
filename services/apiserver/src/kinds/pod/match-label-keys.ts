import type { Affinity, PodAffinityTerm, PodSpec, TopologySpreadConstraint } from "@kubets/api/types/core-v1";
import type { LabelSelector } from "@kubets/api/types/meta-v1";

type Labels = Readonly<Record<string, string>> | undefined;

/**
 * `matchLabelKeys` and `mismatchLabelKeys` name labels of the pod itself; their values are known once the pod exists, so on
 * create they become requirements of the selector beside them.
 */
export function mergeLabelKeys(spec: PodSpec, labels: Labels): PodSpec {
  const { affinity, topologySpreadConstraints } = spec;
  if (!affinity && !topologySpreadConstraints) return spec;
  return {
    ...spec,
    ...(affinity ? { affinity: inAffinity(affinity, labels) } : {}),
    ...(topologySpreadConstraints
      ? { topologySpreadConstraints: topologySpreadConstraints.map((one) => inConstraint(one, labels)) }
      : {}),
  };
}

function inAffinity(affinity: Affinity, labels: Labels): Affinity {
  const { podAffinity, podAntiAffinity } = affinity;
  return {
    ...affinity,
    ...(podAffinity ? { podAffinity: inTerms(podAffinity, labels) } : {}),
    ...(podAntiAffinity ? { podAntiAffinity: inTerms(podAntiAffinity, labels) } : {}),
  };
}

function inTerms<T extends NonNullable<Affinity["podAffinity"] | Affinity["podAntiAffinity"]>>(
  of: T,
  labels: Labels,
): T {
  const required = of.requiredDuringSchedulingIgnoredDuringExecution;
  const preferred = of.preferredDuringSchedulingIgnoredDuringExecution;
  return {
    ...of,
    ...(required
      ? { requiredDuringSchedulingIgnoredDuringExecution: required.map((term) => inTerm(term, labels)) }
      : {}),
    ...(preferred
      ? {
          preferredDuringSchedulingIgnoredDuringExecution: preferred.map((one) => ({
            ...one,
            podAffinityTerm: inTerm(one.podAffinityTerm, labels),
          })),
        }
      : {}),
  };
}

function inTerm(term: PodAffinityTerm, labels: Labels): PodAffinityTerm {
  const { labelSelector, matchLabelKeys = [], mismatchLabelKeys = [] } = term;
  if (!labelSelector || matchLabelKeys.length + mismatchLabelKeys.length === 0) return term;
  const matching = withRequirements(labelSelector, { keys: matchLabelKeys, operator: "In", labels });
  return {
    ...term,
    labelSelector: withRequirements(matching, { keys: mismatchLabelKeys, operator: "NotIn", labels }),
  };
}

function inConstraint(constraint: TopologySpreadConstraint, labels: Labels): TopologySpreadConstraint {
  const { labelSelector, matchLabelKeys = [] } = constraint;
  if (!labelSelector || matchLabelKeys.length === 0) return constraint;
  return {
    ...constraint,
    labelSelector: withRequirements(labelSelector, { keys: matchLabelKeys, operator: "In", labels }),
  };
}

function withRequirements(
  selector: LabelSelector,
  { keys, operator, labels }: { keys: readonly string[]; operator: "In" | "NotIn"; labels: Labels },
): LabelSelector {
  const added = keys.flatMap((key) => {
    const value = labels?.[key];
    return value === undefined ? [] : [{ key, operator, values: [value] }];
  });
  return added.length ? { ...selector, matchExpressions: [...(selector.matchExpressions ?? []), ...added] } : selector;
}
