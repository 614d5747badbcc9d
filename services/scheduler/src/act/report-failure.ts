import { kinds } from "@kubets/api";
import type { Pod } from "@kubets/api/types/core-v1";
import type { ApiClient, EventRecorder } from "@kubets/client";

export interface Reporting {
  readonly client: Pick<ApiClient, "patch">;
  readonly events: EventRecorder;
  readonly now: () => Date;
}

export interface Reported {
  readonly pod: Pod;
  readonly reason: "Unschedulable" | "SchedulerError";
  readonly message: string;
}

/** Tells users why a pod has no node: an event, and the condition `PodScheduled` where it says something new. */
export async function reportFailure({ pod, reason, message }: Reported, reporting: Reporting): Promise<void> {
  const { client, events, now } = reporting;
  events.tell({ ...pod, kind: "Pod", apiVersion: "v1" }, { type: "Warning", reason: "FailedScheduling", message });
  const current = pod.status.conditions?.find(({ type }) => type === "PodScheduled");
  if (current?.status === "False" && current.reason === reason && current.message === message) return;
  const time = `${now().toISOString().slice(0, 19)}Z`;
  const { name = "", namespace, generation } = pod.metadata;
  const condition = {
    type: "PodScheduled",
    status: "False",
    reason,
    message,
    observedGeneration: generation,
    lastProbeTime: null,
    lastTransitionTime: current?.status === "False" ? current.lastTransitionTime : time,
  };
  const patch = { strategic: { status: { conditions: [condition] } } };
  await client.patch(kinds.Pod, { namespace, name }, { patch, subresource: "status" });
}
