import type { Pod } from "@kubets/api/types/core-v1";
import type { EventRecorder } from "@kubets/client";

/** Tells of a pod, as `kubectl describe` shows it. */
export const teller =
  (recorder: EventRecorder, pod: Pod) =>
  (type: "Normal" | "Warning", reason: string, message: string): void =>
    recorder.tell({ ...pod, kind: "Pod", apiVersion: "v1" }, { type, reason, message: message.slice(0, 1024) });
