import { kinds } from "@kubets/api";
import type { Pod } from "@kubets/api/types/core-v1";
import type { CacheView } from "@kubets/client";
import { controllerOf } from "./controller-of.ts";

const index = "orphan";

/** Lets the cache find the pods that nobody controls, by namespace. */
export const orphanPods = {
  kind: kinds.Pod,
  how: {
    indexes: { [index]: (pod: object) => (controllerOf(pod as Pod) ? [] : [(pod as Pod).metadata.namespace ?? ""]) },
  },
};

export const orphansIn = (cache: CacheView, namespace: string): readonly Pod[] => cache.by(kinds.Pod, index, namespace);
