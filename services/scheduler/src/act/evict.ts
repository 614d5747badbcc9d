import { ApiError, kinds } from "@kubets/api";
import type { PodInfo } from "../model/pod-info.ts";
import type { Candidate } from "../preempt/find-victims.ts";
import type { Reporting } from "./report-failure.ts";

/** Ends the victims of a preemption, telling them why. Whoever is going already is left alone. */
export async function evict({ victims, node }: Candidate, by: PodInfo, reporting: Reporting): Promise<void> {
  await Promise.all(victims.map((victim) => evictOne(victim, { by, nodeName: node.name }, reporting)));
}

interface Cause {
  readonly by: PodInfo;
  readonly nodeName: string;
}

async function evictOne({ pod, uid }: PodInfo, { by, nodeName }: Cause, reporting: Reporting): Promise<void> {
  const { client, events, now } = reporting;
  const { name = "", namespace, generation, deletionTimestamp } = pod.metadata;
  if (deletionTimestamp) return;
  const condition = {
    type: "DisruptionTarget",
    status: "True",
    reason: "PreemptionByScheduler",
    message: `${by.pod.spec.schedulerName}: preempting to accommodate a higher priority pod`,
    observedGeneration: generation,
    lastTransitionTime: `${now().toISOString().slice(0, 19)}Z`,
  };
  try {
    const patch = { strategic: { status: { conditions: [condition] } } };
    await client.patch(kinds.Pod, { namespace, name }, { patch, subresource: "status" });
    await client.delete(kinds.Pod, { namespace, name }, { uid });
  } catch (error) {
    if (error instanceof ApiError && (error.reason === "NotFound" || error.reason === "Conflict")) return;
    throw error;
  }
  const message = `Preempted by pod ${by.uid} on node ${nodeName}`;
  events.tell({ ...pod, kind: "Pod", apiVersion: "v1" }, { type: "Normal", reason: "Preempted", message });
}
