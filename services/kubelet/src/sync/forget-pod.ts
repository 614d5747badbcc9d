import { ApiError, kinds } from "@kubets/api";
import type { PodMemory } from "./pod-memory.ts";
import type { PodParts } from "./pod-parts.ts";

/** Removes everything of a pod from the node and then, with its last status written, the object from the API. */
export async function forgetPod(memory: PodMemory, parts: PodParts): Promise<void> {
  const { runtime, network, volumes, statuses, client } = parts;
  const { uid = "", namespace, name = "" } = memory.pod.metadata;
  if (!memory.isGone) await statuses.flush(uid);
  for (const { id } of await runtime.listContainers({ podUid: uid })) await runtime.removeContainer(id);
  for (const { id } of await runtime.listPodSandboxes({ podUid: uid })) await runtime.removePodSandbox(id);
  if (!memory.pod.spec.hostNetwork) await network.detach(uid);
  await volumes.remove(uid);
  memory.volumes = undefined;
  if (!memory.isGone) {
    await client.delete(kinds.Pod, { namespace, name }, { gracePeriodSeconds: 0, uid }).catch((error) => {
      const isGone = error instanceof ApiError && (error.reason === "NotFound" || error.reason === "Conflict");
      if (!isGone) throw error;
    });
    memory.isGone = true;
  }
  statuses.forget(uid);
  memory.isForgotten = true;
}
