import { ApiError, kinds } from "@kubets/api";
import type { Pod } from "@kubets/api/types/core-v1";
import type { ApiClient, BindStream, Cache, EventRecorder } from "@kubets/client";
import type { Logger } from "@kubets/component";
import { createDecider, type Decision } from "../decide/decide.ts";
import { fitMessage } from "../decide/fit-message.ts";
import type { SchedulerPlugin } from "../framework/plugin.ts";
import { createCluster } from "../model/cluster.ts";
import type { PodInfo } from "../model/pod-info.ts";
import { createSchedulingQueue, type QueuedPod } from "../queue/scheduling-queue.ts";
import { followCluster } from "./follow-cluster.ts";
import { reportFailure } from "./report-failure.ts";
import { workloadSelector } from "./workload-selector.ts";

export interface SchedulerOptions {
  readonly client: ApiClient;
  readonly cache: Cache;
  readonly events: EventRecorder;
  readonly log: Logger;
  readonly plugins: readonly SchedulerPlugin[];
  readonly schedulerName: string;
}

/** So long a turn of the event loop may be ours. */
const turnMs = 8;
/** So many bindings may be under way: more only make each of them later. */
const bindingsAtMost = 512;

/** Gives pods their nodes until the signal aborts. Deciding never waits for what was decided to be done. */
export async function runScheduler(options: SchedulerOptions, signal: AbortSignal): Promise<void> {
  const { client, cache, events, log, plugins, schedulerName } = options;
  const namespaceLabels = (name: string) => cache.get(kinds.Namespace, { name })?.metadata.labels;
  const cluster = createCluster({ namespaceLabels, workloadSelector: workloadSelector(cache) });
  const hints = new Map(plugins.map(({ name, retryWhen = [] }) => [name, retryWhen]));
  const queue = createSchedulingQueue({ now: () => performance.now(), hints });
  const decider = createDecider({ cluster, plugins, random: Math.random });
  const stream: BindStream = client.bind();
  const reporting = { client, events, now: () => new Date() };
  let bindings = 0;
  let scheduled: NodeJS.Immediate | undefined;
  let timer: NodeJS.Timeout | undefined;

  const bind = async (queued: QueuedPod, info: PodInfo, node: string) => {
    const { namespace } = info;
    const { name = "" } = info.pod.metadata;
    bindings += 1;
    try {
      await stream.bind({ namespace, pod: name, uid: info.uid, node });
      tell(info.pod, node);
    } catch (error) {
      await bindFailed(queued, info, error);
    } finally {
      bindings -= 1;
      soon();
    }
  };
  const tell = (pod: Pod, node: string) => {
    const { namespace, name } = pod.metadata;
    const message = `Successfully assigned ${namespace}/${name} to ${node}`;
    events.tell({ ...pod, kind: "Pod", apiVersion: "v1" }, { type: "Normal", reason: "Scheduled", message });
  };
  const bindFailed = async (queued: QueuedPod, { pod, uid }: PodInfo, error: unknown) => {
    // The watch may have shown meanwhile that the pod has got its node, or has gone.
    if (queued.place !== "popped") return;
    cluster.removePod(uid);
    queue.retry(queued);
    if (error instanceof ApiError && error.reason === "NotFound") return;
    log.error("Binding a pod failed", error, { namespace: pod.metadata.namespace, pod: pod.metadata.name });
    const message = `binding rejected: ${(error as Error).message}`;
    await report(pod, "SchedulerError", message);
  };
  const report = (pod: Pod, reason: "Unschedulable" | "SchedulerError", message: string) =>
    reportFailure({ pod, reason, message }, reporting).catch((error) => {
      if (error instanceof ApiError && error.reason === "NotFound") return;
      log.error("Writing a pod's condition failed", error, {
        namespace: pod.metadata.namespace,
        pod: pod.metadata.name,
      });
    });
  const unschedulable = (queued: QueuedPod, decision: Extract<Decision, { is: "unschedulable" }>) => {
    const { objections, refused } = decision;
    const against = [refused, ...objections].flatMap((one) => (one ? [one.plugin] : []));
    queue.park(queued, new Set(against.length ? against : ["NodeName"]));
    const message = fitMessage({ nodeCount: cluster.nodeCount, objections, refused });
    void report(queued.info.pod, "Unschedulable", message);
  };
  const scheduleOne = (): boolean => {
    const queued = queue.pop();
    if (!queued) return false;
    const { info } = queued;
    const decision = decider.decide(info);
    if (decision.is === "unschedulable") unschedulable(queued, decision);
    else {
      cluster.putPod(info, decision.node.name);
      void bind(queued, info, decision.node.name);
    }
    return true;
  };
  const turn = () => {
    scheduled = undefined;
    if (signal.aborted) return;
    clearTimeout(timer);
    const wait = queue.flush();
    const until = performance.now() + turnMs;
    while (bindings < bindingsAtMost && scheduleOne()) if (performance.now() > until) return soon();
    timer = setTimeout(soon, wait);
  };
  const soon = () => {
    scheduled ??= setImmediate(turn);
  };

  const stop = followCluster({ cache, cluster, queue, decider, schedulerName, plugins, onChange: soon });
  soon();
  await new Promise<void>((resolve) => {
    if (signal.aborted) resolve();
    signal.addEventListener("abort", () => resolve(), { once: true });
  });
  clearTimeout(timer);
  clearImmediate(scheduled);
  stop();
  stream.close();
}
