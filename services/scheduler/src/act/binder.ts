import { ApiError } from "@kubets/api";
import type { BindStream, EventRecorder } from "@kubets/client";
import type { PodInfo } from "../model/pod-info.ts";
import type { QueuedPod } from "../queue/scheduling-queue.ts";

export interface BinderOptions {
  readonly stream: BindStream;
  readonly events: EventRecorder;
  /** `unsure`: the binding may have been done all the same. */
  readonly onFailure: (queued: QueuedPod, error: ApiError, unsure: boolean) => void;
  readonly onBound: (queued: QueuedPod) => void;
}

/** Sends bindings without waiting for the answers of those before. */
export interface Binder {
  bind(queued: QueuedPod, nodeName: string): void;
  readonly underWay: number;
}

export function createBinder({ stream, events, onFailure, onBound }: BinderOptions): Binder {
  let underWay = 0;
  const bind = async (queued: QueuedPod, { pod, namespace, uid, key }: PodInfo, node: string) => {
    underWay += 1;
    try {
      await stream.bind({ namespace, pod: pod.metadata.name ?? "", uid, node });
      const message = `Successfully assigned ${key} to ${node}`;
      events.tell({ ...pod, kind: "Pod", apiVersion: "v1" }, { type: "Normal", reason: "Scheduled", message });
      onBound(queued);
    } catch (thrown) {
      const error = thrown instanceof ApiError ? thrown : new ApiError("InternalError", String(thrown));
      onFailure(queued, error, error.code >= 500);
    } finally {
      underWay -= 1;
    }
  };
  return {
    bind: (queued, nodeName) => void bind(queued, queued.info, nodeName),
    get underWay() {
      return underWay;
    },
  };
}
