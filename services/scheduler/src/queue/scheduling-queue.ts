import type { ClusterChange, RetryHint } from "../framework/cluster-change.ts";
import type { PodInfo } from "../model/pod-info.ts";
import { createHeap } from "./heap.ts";

/** A pod that waits for a node. */
export interface QueuedPod {
  info: PodInfo;
  /** When it came into the queue it is in. */
  since: number;
  readonly firstSeen: number;
  /** How often a node was looked for. */
  attempts: number;
  /** Plugins that stood against it, the last time. */
  rejectedBy: ReadonlySet<string>;
  backoffUntil: number;
  place: "active" | "backoff" | "unschedulable" | "gated" | "popped" | "gone";
}

/**
 * Pods that wait: `active` ones are tried by priority, then age; after a failure they rest in `backoff` (1 s, doubled up to
 * 10 s), and those without a fitting node stay `unschedulable` until something happens that could help one, or for 5 minutes.
 */
export interface SchedulingQueue {
  /** A new pod, or a new version of one: an update may help it. */
  put(info: PodInfo, gated: boolean): void;
  remove(uid: string): void;
  pop(): QueuedPod | undefined;
  /** No node fits; `rejectedBy` says whose hints count. */
  park(queued: QueuedPod, rejectedBy: ReadonlySet<string>): void;
  /** It failed for a reason that has nothing to do with the pod: again after its backoff. */
  retry(queued: QueuedPod): void;
  onChange(change: ClusterChange): void;
  /** Moves what has waited long enough. Returns when to look again, in ms from now. */
  flush(): number;
  counts(): Readonly<Record<"active" | "backoff" | "unschedulable" | "gated", number>>;
}

export interface QueueOptions {
  readonly now: () => number;
  /** By plugin. */
  readonly hints: ReadonlyMap<string, readonly RetryHint[]>;
  readonly firstBackoffMs?: number;
  readonly lastBackoffMs?: number;
  readonly parkedAtMostMs?: number;
}

export function createSchedulingQueue(options: QueueOptions): SchedulingQueue {
  const { now, hints, firstBackoffMs = 1_000, lastBackoffMs = 10_000, parkedAtMostMs = 300_000 } = options;
  const pods = new Map<string, QueuedPod>();
  const active = createHeap<QueuedPod>(
    (a, b) => a.info.priority > b.info.priority || (a.info.priority === b.info.priority && a.since < b.since),
  );
  const backoff = createHeap<QueuedPod>((a, b) => a.backoffUntil < b.backoffUntil);
  const parked = new Set<QueuedPod>();
  const counts = { active: 0, backoff: 0, unschedulable: 0, gated: 0, popped: 0, gone: 0 };

  const move = (queued: QueuedPod, place: QueuedPod["place"]) => {
    counts[queued.place] -= 1;
    counts[place] += 1;
    queued.place = place;
    queued.since = now();
    parked.delete(queued);
    if (place === "active") active.push(queued);
    else if (place === "backoff") backoff.push(queued);
    else if (place === "unschedulable") parked.add(queued);
  };
  const wake = (queued: QueuedPod) => move(queued, queued.backoffUntil > now() ? "backoff" : "active");
  const rest = (queued: QueuedPod) => {
    queued.backoffUntil = now() + Math.min(firstBackoffMs * 2 ** (queued.attempts - 1), lastBackoffMs);
  };
  const couldHelp = (queued: QueuedPod, change: ClusterChange): boolean => {
    for (const plugin of queued.rejectedBy)
      for (const hint of hints.get(plugin) ?? [])
        if (
          hint.kind === change.kind &&
          hint.change.includes(change.change) &&
          (hint.helps?.(queued.info, change) ?? true)
        )
          return true;
    return false;
  };

  return {
    put: (info, gated) => {
      const known = pods.get(info.uid);
      if (!known) {
        const queued: QueuedPod = {
          info,
          since: now(),
          firstSeen: now(),
          attempts: 0,
          rejectedBy: new Set(),
          backoffUntil: 0,
          place: "gone",
        };
        pods.set(info.uid, queued);
        return move(queued, gated ? "gated" : "active");
      }
      const changed = !sameWishes(known.info, info);
      known.info = info;
      if (known.place === "popped") return;
      if (gated) move(known, "gated");
      else if (known.place === "gated") move(known, "active");
      else if (known.place === "unschedulable" && changed) wake(known);
    },
    remove: (uid) => {
      const queued = pods.get(uid);
      if (!queued) return;
      pods.delete(uid);
      move(queued, "gone");
    },
    pop: () => {
      for (let queued = active.pop(); queued; queued = active.pop()) {
        // One that was moved or removed while it waited is left behind in the heap.
        if (queued.place !== "active") continue;
        queued.attempts += 1;
        move(queued, "popped");
        return queued;
      }
      return undefined;
    },
    park: (queued, rejectedBy) => {
      if (queued.place !== "popped") return;
      queued.rejectedBy = rejectedBy;
      rest(queued);
      move(queued, "unschedulable");
    },
    retry: (queued) => {
      if (queued.place !== "popped") return;
      rest(queued);
      move(queued, "backoff");
    },
    onChange: (change) => {
      for (const queued of parked) if (couldHelp(queued, change)) wake(queued);
    },
    flush: () => {
      const time = now();
      for (let first = backoff.peek(); first; first = backoff.peek()) {
        if (first.place === "backoff" && first.backoffUntil > time) break;
        backoff.pop();
        if (first.place === "backoff") move(first, "active");
      }
      for (const queued of parked) {
        if (queued.since + parkedAtMostMs > time) break; // The oldest come first.
        wake(queued);
      }
      const next = backoff.peek();
      return next ? Math.max(1, next.backoffUntil - time) : 1_000;
    },
    counts: () => {
      const { active, backoff, unschedulable, gated } = counts;
      return { active, backoff, unschedulable, gated };
    },
  };
}

/** Only the status has changed, which we write ourselves: nothing to try again for. */
function sameWishes(a: PodInfo, b: PodInfo): boolean {
  const wishes = ({ pod: { metadata, spec } }: PodInfo) =>
    JSON.stringify([metadata.labels, metadata.annotations, metadata.deletionTimestamp, spec]);
  return wishes(a) === wishes(b);
}
