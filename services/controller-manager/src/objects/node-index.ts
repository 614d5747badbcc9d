import { kinds } from "@kubets/api";
import type { Pod } from "@kubets/api/types/core-v1";
import type { CacheView } from "@kubets/client";

const index = "node";

/** Lets the cache find pods by their node; the empty name finds those that have none. */
export const podsOnNodeIndex = {
  kind: kinds.Pod,
  how: { indexes: { [index]: (pod: object) => [(pod as Pod).spec.nodeName ?? ""] } },
};

export const podsOnNode = (cache: CacheView, name: string): readonly Pod[] => cache.by(kinds.Pod, index, name);
