import type { ClusterView } from "../../model/cluster.ts";
import type { PodInfo } from "../../model/pod-info.ts";
import type { PodTerm } from "../../model/pod-terms.ts";

/** Whether a term is about the pod. */
export function termMatches(term: PodTerm, pod: PodInfo, { namespaceLabels }: ClusterView): boolean {
  if (!term.selector.matches(pod.labels)) return false;
  if (term.namespaces.has(pod.namespace)) return true;
  return !term.namespaceSelector.nothing && term.namespaceSelector.matches(namespaceLabels(pod.namespace));
}
