import { labelSelectorOf } from "@kubets/api";
import type { PodDisruptionBudget } from "@kubets/api/types/policy-v1";
import type { PodInfo } from "../model/pod-info.ts";

/** Those of the pods whose eviction, one after the other, would go beyond a budget. */
export function beyondBudget(pods: readonly PodInfo[], budgets: readonly PodDisruptionBudget[]): ReadonlySet<PodInfo> {
  const left = budgets.map(({ metadata, spec, status }) => ({
    namespace: metadata.namespace,
    selector: labelSelectorOf(spec?.selector),
    disrupted: status?.disruptedPods ?? {},
    allowed: status?.disruptionsAllowed ?? 0,
  }));
  const beyond = new Set<PodInfo>();
  for (const info of pods)
    for (const budget of left) {
      const { namespace, selector, disrupted } = budget;
      if (namespace !== info.namespace || selector.empty || !selector.matches(info.labels)) continue;
      // Its eviction is under way already, and has been counted.
      if (Object.hasOwn(disrupted, info.pod.metadata.name ?? "")) continue;
      budget.allowed -= 1;
      if (budget.allowed < 0) beyond.add(info);
    }
  return beyond;
}
