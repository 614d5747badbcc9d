import { kinds } from "@kubets/api";
import type { CacheView } from "@kubets/client";
import type { Objection } from "../decide/shape.ts";
import type { SchedulerMetrics } from "../metrics/scheduler-metrics.ts";
import type { Cluster, NodeInfo } from "../model/cluster.ts";
import type { Nominations } from "../model/nominations.ts";
import type { PodInfo } from "../model/pod-info.ts";
import { preempt } from "../preempt/preempt.ts";
import { evict } from "./evict.ts";
import type { Reporting } from "./report-failure.ts";

export interface RoomMakerOptions {
  readonly cluster: Cluster;
  readonly nominations: Nominations;
  readonly objection: (pod: PodInfo, node: NodeInfo) => Objection | undefined;
  readonly cache: CacheView;
  readonly metrics: Pick<SchedulerMetrics, "preempted">;
  readonly reporting: Reporting;
}

export interface RoomMade {
  /** Why nobody was evicted, for the user. */
  readonly preemption?: string;
  readonly evicted: Promise<void>;
}

/** Post-filter: where a pod fits nowhere, evicts less important ones, and keeps the room for it. */
export function createRoomMaker(options: RoomMakerOptions) {
  const { cluster, nominations, objection, cache, metrics, reporting } = options;
  return (pod: PodInfo, objections: readonly (Objection | undefined)[]): RoomMade => {
    const nominated = nominations.nodeOf(pod.uid);
    const outcome = preempt(pod, {
      cluster,
      objection,
      objections,
      budgets: cache.list(kinds.PodDisruptionBudget),
      nominated: nominated === undefined ? undefined : cluster.node(nominated),
      random: Math.random,
    });
    if (outcome.is === "found") {
      const { node, victims } = outcome.candidate;
      nominations.set(pod, node.name);
      metrics.preempted(victims.length);
      return { evicted: evict(outcome.candidate, pod, reporting) };
    }
    if (outcome.is === "useless") nominations.delete(pod.uid);
    return { preemption: outcome.message, evicted: Promise.resolve() };
  };
}
