import type { ClusterView, NodeInfo } from "../model/cluster.ts";
import type { PodInfo } from "../model/pod-info.ts";
import type { RetryHint } from "./cluster-change.ts";
import type { Verdict } from "./verdict.ts";

/**
 * A scheduler plugin: one object with those of the framework's extension points that it needs. Pods of one shape (equal in all
 * that plugins look at) share what `filter` and `score` return, so a plugin looks at the shape once and at a node again only
 * when that node has changed.
 */
export interface SchedulerPlugin {
  readonly name: string;
  /** What could help a pod that this plugin rejected; without hints only time does. */
  readonly retryWhen?: readonly RetryHint[];
  /** Pre-enqueue: keeps a pod out of the queue altogether. */
  readonly preEnqueue?: (pod: PodInfo) => Verdict;
  /** Pre-filter: undefined where the plugin has nothing to say about pods of this shape. */
  readonly filter?: (shape: PodInfo, cluster: ClusterView) => NodeFilter | undefined;
  /** Pre-score: undefined where all nodes are equally good for pods of this shape. */
  readonly score?: (shape: PodInfo, cluster: ClusterView) => NodeScore | undefined;
  /** How much the score counts beside the others; 1. */
  readonly weight?: number;
}

export interface NodeFilter {
  readonly judge: (node: NodeInfo) => Verdict;
  /**
   * Set where a verdict depends on more than its node. Called before every decision with the slots of the nodes that have
   * changed since the last one (all of them at first). A rejection is one of all nodes, and `passAll` saves asking for each.
   */
  readonly update?: (changed: readonly number[]) => Verdict;
}

export interface NodeScore {
  /** More is better; 0 to 100 where there is no `normalize`. */
  readonly of: (node: NodeInfo) => number;
  /** Set where a score depends on more than its node: as for filters, and with the nodes to choose from. False: all are alike. */
  readonly update?: (changed: readonly number[], feasible: readonly NodeInfo[]) => boolean;
  /** Brings the scores of the nodes to choose from into 0 to 100, in place. */
  readonly normalize?: (scores: Float64Array, feasible: readonly NodeInfo[]) => void;
}

export const highestScore = 100;
