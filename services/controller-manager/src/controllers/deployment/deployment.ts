import { kinds } from "@kubets/api";
import type { ReplicaSet } from "@kubets/api/types/apps-v1";
import { defineController, watching } from "@kubets/client";
import { controllerOf, isControlledBy, keyOf } from "../../objects/controller-of.ts";
import { selectorOf } from "../../objects/selector-of.ts";
import { reconcile } from "./reconcile.ts";

const orphan = "orphan";

/** Rolls out templates by replica sets. */
export const deployments = defineController({
  name: "deployment",
  source: "deployment-controller",
  of: kinds.Deployment,
  owns: [kinds.ReplicaSet],
  reads: [kinds.Pod],
  watches: [
    watching(kinds.ReplicaSet, (set, cache) =>
      controllerOf(set)
        ? []
        : cache
            .list(kinds.Deployment, set.metadata.namespace)
            .filter(({ spec }) => selectorOf(spec.selector).matches(set.metadata.labels))
            .map(keyOf),
    ),
  ],
  holds: [
    {
      kind: kinds.ReplicaSet,
      how: {
        indexes: {
          [orphan]: (set) => (controllerOf(set as ReplicaSet) ? [] : [(set as ReplicaSet).metadata.namespace ?? ""]),
        },
      },
    },
  ],
  view: (cache, key) => {
    const deployment = cache.get(kinds.Deployment, key);
    if (!deployment) return undefined;
    const { uid = "", namespace = "" } = deployment.metadata;
    const owned = cache.ownedBy(kinds.ReplicaSet, uid).filter((set) => isControlledBy(set, deployment));
    return {
      deployment,
      candidates: [...owned, ...cache.by(kinds.ReplicaSet, orphan, namespace)],
      podsOf: (set: ReplicaSet) => cache.ownedBy(kinds.Pod, set.metadata.uid ?? ""),
      namesake: (name: string) => cache.get(kinds.ReplicaSet, { namespace, name }),
    };
  },
  reconcile,
});
