import { isDeepStrictEqual } from "node:util";
import { ApiError, kinds } from "@kubets/api";
import type { Pod, PodStatus } from "@kubets/api/types/core-v1";
import { type ApiClient, createLoop, type LoopLog, lookAgain, settled } from "@kubets/client";
import { withOthers } from "../status/conditions.ts";
import { same } from "../status/same.ts";

/** Brings pods' statuses to the API, the newest of each, in its own time: a pod's pass never waits for it. */
export interface StatusWriter {
  set(pod: Pod, status: PodStatus): void;
  /** What was set last. */
  last(podUid: string): PodStatus | undefined;
  /** The pod as the API answered last, if that is newer than the one given. */
  newest(pod: Pod): Pod;
  /** Resolves when what was set has been written, or the pod is gone; rejects when it cannot be written now. */
  flush(podUid: string): Promise<void>;
  forget(podUid: string): void;
  stop(): Promise<void>;
}

interface Wanted {
  pod: Pod;
  status: PodStatus;
  /** As the API answered last. */
  answered: Pod | undefined;
}

const againMs = 2000;

export function createStatusWriter(client: Pick<ApiClient, "update" | "get">, log: LoopLog): StatusWriter {
  const wanted = new Map<string, Wanted>();
  const write = async (uid: string): Promise<void> => {
    const one = wanted.get(uid);
    if (!one) return;
    const base = newer(one.pod, one.answered);
    const status = withOthers(one.status, base.status);
    if (same(base.status, status)) return;
    try {
      one.answered = await client.update(kinds.Pod, { ...base, status }, { subresource: "status" });
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      if (error.reason === "NotFound") return void wanted.delete(uid);
      if (error.reason !== "Conflict") throw error;
      const { namespace, name = "" } = base.metadata;
      const now = await client.get(kinds.Pod, { namespace, name });
      if (now.metadata.uid !== uid) return void wanted.delete(uid);
      one.answered = now;
      throw error;
    }
  };
  const loop = createLoop({
    name: "pod-status",
    workers: 8,
    log,
    pass: async ({ name }) => {
      try {
        await write(name);
        return settled;
      } catch (error) {
        // After a long outage nobody should wait for the end of a long pause.
        const isConflict = error instanceof ApiError && error.reason === "Conflict";
        return lookAgain(isConflict ? 20 : againMs);
      }
    },
  });
  loop.run();
  return {
    set: (pod, status) => {
      const uid = pod.metadata.uid ?? "";
      const known = wanted.get(uid);
      if (
        known &&
        isDeepStrictEqual(known.status, status) &&
        known.pod.metadata.resourceVersion === pod.metadata.resourceVersion
      )
        return;
      wanted.set(uid, { pod, status, answered: known?.answered });
      loop.add({ name: uid });
    },
    last: (uid) => wanted.get(uid)?.status,
    newest: (pod) => newer(pod, wanted.get(pod.metadata.uid ?? "")?.answered),
    flush: async (uid) => {
      for (let tries = 0; ; tries++) {
        try {
          return await write(uid);
        } catch (error) {
          if (tries >= 3 || !(error instanceof ApiError) || error.reason !== "Conflict") throw error;
        }
      }
    },
    forget: (uid) => void wanted.delete(uid),
    stop: () => loop.stop(),
  };
}

const revision = (pod: Pod): number => Number(pod.metadata.resourceVersion ?? 0);
const newer = (pod: Pod, answered: Pod | undefined): Pod =>
  answered && answered.metadata.uid === pod.metadata.uid && revision(answered) > revision(pod) ? answered : pod;
