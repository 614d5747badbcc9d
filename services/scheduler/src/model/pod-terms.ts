import { type LabelSelector, labelSelectorOf } from "@kubets/api";
import type { Pod, PodAffinityTerm } from "@kubets/api/types/core-v1";

/** A term about other pods: which ones, and what "near" means. */
export interface PodTerm {
  readonly topologyKey: string;
  readonly selector: LabelSelector;
  readonly namespaces: ReadonlySet<string>;
  readonly namespaceSelector: LabelSelector;
  readonly weight: number;
}

export interface PodTerms {
  readonly requiredAffinity: readonly PodTerm[];
  readonly requiredAntiAffinity: readonly PodTerm[];
  readonly preferredAffinity: readonly PodTerm[];
  readonly preferredAntiAffinity: readonly PodTerm[];
}

export const noTerms: PodTerms = {
  requiredAffinity: [],
  requiredAntiAffinity: [],
  preferredAffinity: [],
  preferredAntiAffinity: [],
};

export function podTermsOf({ metadata, spec }: Pod): PodTerms {
  const { podAffinity, podAntiAffinity } = spec.affinity ?? {};
  if (!podAffinity && !podAntiAffinity) return noTerms;
  const term = (said: PodAffinityTerm, weight = 0) => podTermOf(said, metadata.namespace ?? "", weight);
  return {
    requiredAffinity: (podAffinity?.requiredDuringSchedulingIgnoredDuringExecution ?? []).map((one) => term(one)),
    requiredAntiAffinity: (podAntiAffinity?.requiredDuringSchedulingIgnoredDuringExecution ?? []).map((one) =>
      term(one),
    ),
    preferredAffinity: (podAffinity?.preferredDuringSchedulingIgnoredDuringExecution ?? []).map(
      ({ podAffinityTerm, weight }) => term(podAffinityTerm, weight),
    ),
    preferredAntiAffinity: (podAntiAffinity?.preferredDuringSchedulingIgnoredDuringExecution ?? []).map(
      ({ podAffinityTerm, weight }) => term(podAffinityTerm, weight),
    ),
  };
}

/** A term that names no namespace means the pod's own. `matchLabelKeys` are in the selector already: the API server adds them. */
function podTermOf(said: PodAffinityTerm, ownNamespace: string, weight: number): PodTerm {
  const named = said.namespaces ?? [];
  return {
    topologyKey: said.topologyKey,
    selector: labelSelectorOf(said.labelSelector),
    namespaces: new Set(named.length === 0 && !said.namespaceSelector ? [ownNamespace] : named),
    namespaceSelector: labelSelectorOf(said.namespaceSelector),
    weight,
  };
}
