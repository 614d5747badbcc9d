import { kinds } from "@kubets/api";
import type { Pod } from "@kubets/api/types/core-v1";
import type { ApiClient, EventRecorder } from "@kubets/client";

export interface Reporting {
  readonly client: Pick<ApiClient, "patch" | "delete">;
  readonly events: EventRecorder;
  readonly now: () => Date;
}

export interface Reported {
  readonly pod: Pod;
  readonly reason: "Unschedulable" | "SchedulerError";
  readonly message: string;
  /** Where room is being made for it; null where none is any more. */
  readonly nominatedNodeName?: string | null;
}

/** Tells users why a pod has no node: an event, and the condition `PodScheduled` where it says something new. */
export async function reportFailure(
  { pod, reason, message, nominatedNodeName }: Reported,
  { client, events, now }: Reporting,
): Promise<void> {
  events.tell({ ...pod, kind: "Pod", apiVersion: "v1" }, { type: "Warning", reason: "FailedScheduling", message });
  const current = pod.status.conditions?.find(({ type }) => type === "PodScheduled");
  const known = current?.status === "False" && current.reason === reason && current.message === message;
  const moves = nominatedNodeName !== undefined && (nominatedNodeName ?? "") !== (pod.status.nominatedNodeName ?? "");
  if (known && !moves) return;
  const { name = "", namespace, generation } = pod.metadata;
  const condition = {
    type: "PodScheduled",
    status: "False",
    reason,
    message,
    observedGeneration: generation,
    lastProbeTime: null,
    lastTransitionTime:
      current?.status === "False" ? current.lastTransitionTime : `${now().toISOString().slice(0, 19)}Z`,
  };
  const status = { conditions: [condition], ...(moves ? { nominatedNodeName } : {}) };
  await client.patch(kinds.Pod, { namespace, name }, { patch: { strategic: { status } }, subresource: "status" });
}
