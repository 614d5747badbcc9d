import { ApiError, kinds } from "@kubets/api";
import type { ApiClient, Cache, EventRecorder } from "@kubets/client";
import type { Logger } from "@kubets/component";
import { createDecider, type Decision } from "../decide/decide.ts";
import { fitMessage } from "../decide/fit-message.ts";
import type { SchedulerPlugin } from "../framework/plugin.ts";
import type { SchedulerMetrics } from "../metrics/scheduler-metrics.ts";
import { createCluster } from "../model/cluster.ts";
import { createNominations } from "../model/nominations.ts";
import type { PodInfo } from "../model/pod-info.ts";
import type { QueuedPod, SchedulingQueue } from "../queue/scheduling-queue.ts";
import { createBinder } from "./binder.ts";
import { followCluster } from "./follow-cluster.ts";
import { createRoomMaker } from "./make-room.ts";
import { type Reported, reportFailure } from "./report-failure.ts";
import { workloadSelector } from "./workload-selector.ts";

export interface SchedulerOptions {
  readonly client: ApiClient;
  /** Holds what `holdKinds` says. */
  readonly cache: Cache;
  readonly queue: SchedulingQueue;
  readonly events: EventRecorder;
  readonly metrics: SchedulerMetrics;
  readonly log: Logger;
  readonly plugins: readonly SchedulerPlugin[];
  readonly schedulerName: string;
}

type Unschedulable = Extract<Decision, { is: "unschedulable" }>;

/** So long a turn of the event loop may be ours. */
const turnMs = 8;
/** So many bindings may be under way: more only make each of them later. */
const bindingsAtMost = 512;

/** Gives pods their nodes until the signal aborts. Deciding never waits for what was decided to be done. */
export async function runScheduler(options: SchedulerOptions, signal: AbortSignal): Promise<void> {
  const { client, cache, queue, events, metrics, log, plugins, schedulerName } = options;
  const namespaceLabels = (name: string) => cache.get(kinds.Namespace, { name })?.metadata.labels;
  const cluster = createCluster({ namespaceLabels, workloadSelector: workloadSelector(cache) });
  const nominations = createNominations();
  const decider = createDecider({ cluster, nominations, plugins, random: Math.random });
  const reporting = { client, events, now: () => new Date() };
  let scheduled: NodeJS.Immediate | undefined;
  let timer: NodeJS.Timeout | undefined;
  const soon = () => {
    scheduled ??= setImmediate(turn);
  };

  /** Failures to tell are told to the log: the pod is tried again in any case. */
  const telling = (what: Promise<void>, { pod }: PodInfo) =>
    void what.catch((error) => {
      if (error instanceof ApiError && error.reason === "NotFound") return;
      log.error("Telling a pod's fate failed", error, { namespace: pod.metadata.namespace, pod: pod.metadata.name });
    });
  const report = (info: PodInfo, said: Omit<Reported, "pod">) =>
    telling(reportFailure({ pod: info.pod, ...said }, reporting), info);

  const stream = client.bind();
  const binder = createBinder({
    stream,
    events,
    onBound: ({ attempts, firstSeen }) => {
      metrics.scheduled(attempts, (performance.now() - firstSeen) / 1000);
      soon();
    },
    onFailure: (queued, error, unsure) => {
      soon();
      // The watch may have shown meanwhile that the pod has got its node, or has gone.
      if (queued.place !== "popped") return;
      // Where it may have been done all the same, its room is kept until it is tried again.
      if (!unsure) cluster.removePod(queued.info.uid);
      queue.retry(queued);
      if (error.reason !== "NotFound") failed(queued, error);
    },
  });
  const failed = (queued: QueuedPod, error: unknown) => {
    const { info } = queued;
    log.error("Scheduling a pod failed", error, { pod: info.key });
    report(info, { reason: "SchedulerError", message: (error as Error).message });
  };
  const makeRoom = createRoomMaker({ cluster, nominations, objection: decider.objection, cache, metrics, reporting });
  const unschedulable = (queued: QueuedPod, decision: Unschedulable) => {
    const { info } = queued;
    const { objections, refused } = decision;
    const against = [refused, ...objections].flatMap((one) => (one ? [one.plugin] : []));
    queue.park(queued, new Set(against.length ? against : plugins.map(({ name }) => name)));
    const { nodeCount } = cluster;
    const { preemption, evicted } = makeRoom(info, objections);
    telling(evicted, info);
    const message = fitMessage({ nodeCount, objections, refused, preemption });
    report(info, { reason: "Unschedulable", message, nominatedNodeName: nominations.nodeOf(info.uid) ?? null });
  };
  const schedule = (queued: QueuedPod): "scheduled" | "unschedulable" | "error" => {
    const { info } = queued;
    try {
      // It counts somewhere still where its last binding may have been done.
      cluster.removePod(info.uid);
      const decision = decider.decide(info);
      if (decision.is === "unschedulable") unschedulable(queued, decision);
      else {
        cluster.putPod(info, decision.node.name);
        nominations.delete(info.uid);
        binder.bind(queued, decision.node.name);
      }
      return decision.is === "placed" ? "scheduled" : decision.is;
    } catch (error) {
      queue.retry(queued);
      failed(queued, error);
      return "error";
    }
  };
  const turn = () => {
    scheduled = undefined;
    if (signal.aborted) return;
    clearTimeout(timer);
    const wait = queue.flush();
    const until = performance.now() + turnMs;
    while (binder.underWay < bindingsAtMost) {
      const queued = queue.pop();
      if (!queued) break;
      const began = performance.now();
      metrics.attempted(schedule(queued), (performance.now() - began) / 1000);
      if (performance.now() > until) return soon();
    }
    timer = setTimeout(soon, wait);
  };

  const unfollow = followCluster({
    cache,
    cluster,
    queue,
    nominations,
    decider,
    schedulerName,
    plugins,
    onChange: soon,
  });
  soon();
  await new Promise<void>((resolve) => {
    if (signal.aborted) resolve();
    signal.addEventListener("abort", () => resolve(), { once: true });
  });
  clearTimeout(timer);
  clearImmediate(scheduled);
  unfollow();
  stream.close();
}
