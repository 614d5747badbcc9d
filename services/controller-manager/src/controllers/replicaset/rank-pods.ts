import type { ContainerStatus, Pod } from "@kubets/api/types/core-v1";
import { isReady, readySince } from "../../objects/pods.ts";

export interface Ranking {
  readonly now: Date;
  /** How many active pods of the same workload stand on a pod's node. */
  readonly neighbours: (pod: Pod) => number;
}

/** Sorts pods so that the one whose end costs least comes first: the order in which kube-controller-manager deletes. */
export function rankPods(pods: readonly Pod[], ranking: Ranking): readonly Pod[] {
  const order = orderOf(ranking);
  return [...pods].sort((a, b) => {
    for (const compare of order) {
      const difference = compare(a, b);
      if (difference !== 0) return difference;
    }
    return 0;
  });
}

type Compare = (a: Pod, b: Pod) => number;

const phases: Readonly<Record<string, number>> = { Pending: 0, Unknown: 1, Running: 2 };
const costAnnotation = "controller.kubernetes.io/pod-deletion-cost";

const by =
  (rank: (pod: Pod) => number): Compare =>
  (a, b) =>
    rank(a) - rank(b);

const orderOf = ({ now, neighbours }: Ranking): readonly Compare[] => [
  by(({ spec }) => (spec.nodeName ? 1 : 0)),
  by(({ status }) => phases[status?.phase ?? ""] ?? 0),
  by((pod) => (isReady(pod) ? 1 : 0)),
  by(deletionCost),
  by((pod) => -neighbours(pod)),
  newest(readySince, now),
  by((pod) => -restarts(pod.status?.containerStatuses)),
  by((pod) => -restarts(pod.status?.initContainerStatuses)),
  newest(({ metadata }) => (metadata.creationTimestamp ? Date.parse(metadata.creationTimestamp) : 0), now),
];

function deletionCost({ metadata }: Pod): number {
  const text = metadata.annotations?.[costAnnotation] ?? "";
  return /^(0|-?[1-9]\d*)$/.test(text) ? Number(text) : 0;
}

const restarts = (statuses: readonly ContainerStatus[] = []): number =>
  Math.max(0, ...statuses.map(({ restartCount }) => restartCount));

/**
 * Younger first, where an age counts only by its power of two: among pods of about one age chance (the uid) decides, so that
 * scaling down does not empty the node that came last.
 */
const newest =
  (time: (pod: Pod) => number | undefined, now: Date): Compare =>
  (a, b) => {
    const [left, right] = [time(a), time(b)];
    if (left === undefined || right === undefined || left === right) return 0;
    if (left === 0 || right === 0) return left - right;
    const difference = power(now.getTime() - left) - power(now.getTime() - right);
    if (difference !== 0) return difference;
    return (a.metadata.uid ?? "") < (b.metadata.uid ?? "") ? -1 : 1;
  };

/** Of an age in nanoseconds, as upstream counts it. */
const power = (ageMs: number): number => (ageMs <= 0 ? -1 : Math.floor(Math.log2(ageMs * 1e6)));
