import { kinds } from "@kubets/api";
import type { Cache } from "@kubets/client";
import { holdWorkloads } from "./workload-selector.ts";

/** Holds what scheduling asks for. */
export function holdKinds(cache: Cache): void {
  cache.hold(kinds.Node);
  cache.hold(kinds.Pod);
  cache.hold(kinds.Namespace);
  cache.hold(kinds.PodDisruptionBudget);
  holdWorkloads(cache);
}
