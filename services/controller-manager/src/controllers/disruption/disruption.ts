import { kinds } from "@kubets/api";
import type { Pod } from "@kubets/api/types/core-v1";
import { type CacheView, defineController, watching } from "@kubets/client";
import { controllerOf, keyOf } from "../../objects/controller-of.ts";
import { selectorOf } from "../../objects/selector-of.ts";
import { changesEndpoint } from "../../objects/services.ts";
import { reconcile, type View } from "./reconcile.ts";

/** Counts how many pods of each budget may be evicted now. */
export const disruption = defineController<View>({
  name: "disruption",
  source: "controllermanager",
  of: kinds.PodDisruptionBudget,
  reads: [kinds.ReplicaSet, kinds.Deployment, kinds.StatefulSet, kinds.ReplicationController],
  watches: [
    watching(
      kinds.Pod,
      ({ metadata }, cache) =>
        cache
          .list(kinds.PodDisruptionBudget, metadata.namespace)
          .filter(({ spec }) => selectorOf(spec.selector).matches(metadata.labels))
          .map(keyOf),
      changesEndpoint,
    ),
  ],
  view: (cache, key) => {
    const budget = cache.get(kinds.PodDisruptionBudget, key);
    if (!budget) return undefined;
    const selector = selectorOf(budget.spec.selector);
    const pods = cache.list(kinds.Pod, key.namespace).filter(({ metadata }) => selector.matches(metadata.labels));
    return { budget, pods, workloadOf: (pod) => workloadOf(cache, pod) };
  },
  reconcile,
});

/** The scale that a user sets: of a replica set's deployment, where it has one. */
function workloadOf(cache: CacheView, pod: Pod): ReturnType<View["workloadOf"]> {
  const owner = controllerOf(pod);
  if (!owner) return undefined;
  const key = { namespace: pod.metadata.namespace, name: owner.name };
  if (owner.kind === "ReplicaSet") {
    const set = cache.get(kinds.ReplicaSet, key);
    const above = set && controllerOf(set);
    const deployment = above && cache.get(kinds.Deployment, { ...key, name: above.name });
    return scaleOf(deployment ?? set);
  }
  if (owner.kind === "StatefulSet") return scaleOf(cache.get(kinds.StatefulSet, key));
  if (owner.kind === "ReplicationController") return scaleOf(cache.get(kinds.ReplicationController, key));
  return undefined;
}

const scaleOf = (
  workload: { metadata: { readonly uid?: string }; spec?: { readonly replicas?: number } } | undefined,
): ReturnType<View["workloadOf"]> =>
  workload && { uid: workload.metadata.uid ?? "", replicas: workload.spec?.replicas ?? 1 };
