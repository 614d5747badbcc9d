import type { PodInfo } from "../model/pod-info.ts";

/** Something that happened in the cluster, for which pods may be worth another try. */
export interface ClusterChange {
  /** `Pod` is a pod that has a node. */
  readonly kind: "Node" | "Pod" | "Namespace" | "Service";
  readonly change: "added" | "updated" | "deleted";
  readonly object: object;
  readonly previous?: object;
}

/** A kind of change that could help a pod; `helps` looks closer, where a look is cheap. */
export interface RetryHint {
  readonly kind: ClusterChange["kind"];
  readonly change: readonly ClusterChange["change"][];
  readonly helps?: (pod: PodInfo, change: ClusterChange) => boolean;
}
