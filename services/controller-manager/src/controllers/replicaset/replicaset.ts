import { kinds } from "@kubets/api";
import type { ReplicaSet } from "@kubets/api/types/apps-v1";
import type { Pod } from "@kubets/api/types/core-v1";
import { type CacheView, defineController, watching } from "@kubets/client";
import { controllerOf, isControlledBy, keyOf } from "../../objects/controller-of.ts";
import { orphanPods, orphansIn } from "../../objects/orphan-index.ts";
import { isActive } from "../../objects/pods.ts";
import { selectorOf } from "../../objects/selector-of.ts";
import { reconcile } from "./reconcile.ts";

/** Keeps as many pods as each ReplicaSet asks for. */
export const replicaSets = defineController({
  name: "replicaset",
  source: "replicaset-controller",
  of: kinds.ReplicaSet,
  owns: [kinds.Pod],
  watches: [
    watching(kinds.Pod, (pod, cache) =>
      controllerOf(pod)
        ? []
        : cache
            .list(kinds.ReplicaSet, pod.metadata.namespace)
            .filter(({ spec }) => selectorOf(spec.selector).matches(pod.metadata.labels))
            .map(keyOf),
    ),
  ],
  holds: [orphanPods],
  view: (cache, key) => {
    const replicaSet = cache.get(kinds.ReplicaSet, key);
    if (!replicaSet) return undefined;
    const candidates = [...podsOf(cache, replicaSet), ...orphansIn(cache, key.namespace ?? "")];
    return { replicaSet, candidates, related: relatedPods(cache, replicaSet) };
  },
  reconcile,
});

const podsOf = (cache: CacheView, replicaSet: ReplicaSet): readonly Pod[] =>
  cache.ownedBy(kinds.Pod, replicaSet.metadata.uid ?? "").filter((pod) => isControlledBy(pod, replicaSet));

function relatedPods(cache: CacheView, replicaSet: ReplicaSet): readonly Pod[] {
  const owner = controllerOf(replicaSet)?.uid;
  const siblings = owner ? cache.ownedBy(kinds.ReplicaSet, owner) : [replicaSet];
  return siblings.flatMap((one) => podsOf(cache, one)).filter(isActive);
}
