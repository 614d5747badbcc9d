import { kinds } from "@kubets/api";
import type { Node, Pod } from "@kubets/api/types/core-v1";
import { type Action, attempt, parallel, remove } from "@kubets/client";
import type { FirstSeen } from "../../objects/first-seen.ts";
import { disrupted, patchPodCondition } from "../../objects/patch-condition.ts";
import { hasEnded } from "../../objects/pods.ts";
import { sweeping } from "../../running/sweep.ts";

interface View {
  readonly pods: readonly Pod[];
  readonly nodes: ReadonlyMap<string, Node>;
  /** Since when a node that pods name is missing. */
  readonly missingSince: (node: string) => number;
  readonly terminatedPodGcThreshold: number;
}

/** A node that is missing gets this long to come back. */
const quarantineMs = 40_000;
const everyMs = 20_000;
const outOfService = "node.kubernetes.io/out-of-service";

export function collect({ pods, nodes, missingSince, terminatedPodGcThreshold }: View, now: Date): readonly Action[] {
  const isOrphan = ({ spec }: Pod) =>
    Boolean(spec.nodeName) &&
    !nodes.has(spec.nodeName!) &&
    now.getTime() - missingSince(spec.nodeName!) >= quarantineMs;
  const isOutOfService = ({ spec, metadata }: Pod) => {
    const node = nodes.get(spec.nodeName ?? "");
    const isReady = node?.status?.conditions?.some(({ type, status }) => type === "Ready" && status === "True");
    return (
      Boolean(metadata.deletionTimestamp) &&
      node &&
      !isReady &&
      node.spec.taints?.some(({ key }) => key === outOfService)
    );
  };
  const neverRan = ({ spec, metadata }: Pod) => !spec.nodeName && Boolean(metadata.deletionTimestamp);
  const orphans = pods.filter(isOrphan);
  const stuck = pods.filter((pod) => !isOrphan(pod) && (isOutOfService(pod) || neverRan(pod)));
  const ended = pods.filter((pod) => hasEnded(pod) && !isOrphan(pod) && !stuck.includes(pod));
  const surplus = terminatedPodGcThreshold > 0 ? Math.max(0, ended.length - terminatedPodGcThreshold) : 0;
  const oldest = [...ended].sort((a, b) => (created(a) < created(b) ? -1 : 1)).slice(0, surplus);
  return [
    parallel([
      ...orphans.map((pod) => kill(pod, now, disrupted("DeletionByPodGC", "PodGC: node no longer exists"))),
      ...stuck.map((pod) => kill(pod, now)),
      ...oldest.map((pod) => remove(kinds.Pod, pod, { gracePeriodSeconds: 0 })),
    ]),
  ];
}

const created = ({ metadata }: Pod): string => metadata.creationTimestamp ?? "";

/** Nobody is left who could end it properly, so its phase is told before it goes. */
function kill(pod: Pod, now: Date, why?: ReturnType<typeof disrupted>): Action {
  const failed = hasEnded(pod) ? {} : { phase: "Failed" };
  const steps = [
    ...(why && !hasEnded(pod) ? [patchPodCondition(pod, why, now, failed)] : []),
    remove(kinds.Pod, pod, { gracePeriodSeconds: 0 }),
  ];
  return attempt(steps, () => []);
}

/** Deletes pods that nobody else will: of nodes that are gone, never scheduled, or ended and too many. */
export const podGc = (terminatedPodGcThreshold: number, seen: FirstSeen) =>
  sweeping<View>({
    name: "pod-garbage-collector",
    reads: [kinds.Pod, kinds.Node],
    everyMs,
    view: (cache) => {
      const nodes = new Map(cache.list(kinds.Node).map((node) => [node.metadata.name ?? "", node]));
      for (const name of nodes.keys()) seen.forget(name);
      const missingSince = (node: string) => seen.since(node, "missing");
      return { pods: cache.list(kinds.Pod), nodes, missingSince, terminatedPodGcThreshold };
    },
    decide: collect,
  });
