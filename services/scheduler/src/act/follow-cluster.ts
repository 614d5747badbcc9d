import { kinds } from "@kubets/api";
import type { Node, Pod } from "@kubets/api/types/core-v1";
import type { Cache, Change } from "@kubets/client";
import type { Decider } from "../decide/decide.ts";
import type { SchedulerPlugin } from "../framework/plugin.ts";
import type { Cluster } from "../model/cluster.ts";
import type { Nominations } from "../model/nominations.ts";
import { isOver, podInfoOf } from "../model/pod-info.ts";
import type { SchedulingQueue } from "../queue/scheduling-queue.ts";
import { wantsNode } from "./pods-to-schedule.ts";

export interface Following {
  readonly cache: Cache;
  readonly cluster: Cluster;
  readonly queue: SchedulingQueue;
  readonly nominations: Nominations;
  readonly decider: Decider;
  readonly schedulerName: string;
  readonly plugins: readonly SchedulerPlugin[];
  readonly onChange: () => void;
}

/** Brings what the watches show into the model and the queue. Returns how to stop. */
export function followCluster(following: Following): () => void {
  const { cache, cluster, queue, decider, onChange } = following;
  const onNode = ({ type, object, previous }: Change<Node>) => {
    if (type === "deleted") cluster.removeNode(object.metadata.name ?? "");
    else cluster.putNode(object);
    if (type === "updated" && previous && !nodeMatters(previous, object)) return;
    queue.onChange({ kind: "Node", change: type, object, previous });
    onChange();
  };
  const stops = [
    cache.onChange(kinds.Node, onNode),
    cache.onChange(kinds.Pod, (change) => {
      onPod(change, following);
      onChange();
    }),
    cache.onChange(kinds.Namespace, ({ type, object, previous }) => {
      if (JSON.stringify(object.metadata.labels) === JSON.stringify(previous?.metadata.labels)) return;
      decider.forget();
      queue.onChange({ kind: "Namespace", change: type, object, previous });
      onChange();
    }),
  ];
  return () => {
    for (const stop of stops) stop();
  };
}

/** A node writes its status all the time; most of it is of no concern to pods that wait. */
function nodeMatters(before: Node, after: Node): boolean {
  const seen = ({ metadata, spec, status }: Node) => JSON.stringify([metadata.labels, spec, status.allocatable]);
  return seen(before) !== seen(after);
}

/** Nor is what the kubelet says of a pod. */
function podMatters(before: Pod, after: Pod): boolean {
  const seen = ({ metadata, spec }: Pod) => JSON.stringify([metadata.labels, metadata.deletionTimestamp, spec]);
  return seen(before) !== seen(after);
}

function onPod({ type, object: pod, previous }: Change<Pod>, following: Following): void {
  const { cluster, queue, nominations, schedulerName, plugins } = following;
  const { uid = "" } = pod.metadata;
  // A pod made anew under its name while we did not watch shows as an update of the old one.
  if (previous && previous.metadata.uid !== uid) onPod({ type: "deleted", object: previous, previous }, following);
  if (type === "deleted" || isOver(pod)) {
    const had = cluster.nodeOf(uid) !== undefined;
    queue.remove(uid);
    nominations.delete(uid);
    cluster.removePod(uid);
    if (had) queue.onChange({ kind: "Pod", change: "deleted", object: pod });
    return;
  }
  if (pod.spec.nodeName) {
    queue.remove(uid);
    nominations.delete(uid);
    cluster.putPod(podInfoOf(pod), pod.spec.nodeName);
    const change = previous?.spec.nodeName ? "updated" : "added";
    if (change === "added" || podMatters(previous!, pod))
      queue.onChange({ kind: "Pod", change, object: pod, previous });
    return;
  }
  if (!wantsNode(pod, schedulerName)) {
    queue.remove(uid);
    return;
  }
  const info = podInfoOf(pod);
  const { nominatedNodeName } = pod.status;
  if (nominatedNodeName) nominations.set(info, nominatedNodeName);
  else if (previous?.status.nominatedNodeName) nominations.delete(uid);
  queue.put(
    info,
    plugins.some(({ preEnqueue }) => preEnqueue && !preEnqueue(info).ok),
  );
}
