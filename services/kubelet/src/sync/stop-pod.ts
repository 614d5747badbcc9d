import { containersOf } from "../pod/containers-of.ts";
import type { ContainerStatus } from "../ports/runtime.ts";
import { runningContainers } from "./observe.ts";
import { abandonOthers } from "./operate.ts";
import type { PodMemory } from "./pod-memory.ts";
import type { PodParts } from "./pod-parts.ts";
import { stopContainer } from "./stop-container.ts";

/** Ends everything of a pod: its containers together, then its sidecars in reverse order, then sandbox and network. */
export async function stopPod(memory: PodMemory, graceSeconds: number, parts: PodParts): Promise<void> {
  const { runtime, network } = parts;
  const uid = memory.pod.metadata.uid ?? "";
  memory.stopGraceSeconds = graceSeconds;
  await abandonOthers(memory, "stop");
  for (const { prober } of memory.probers.values()) prober.stop();
  memory.probers.clear();
  const until = Date.now() + graceSeconds * 1000;
  const left = () =>
    Math.max(1, Math.min(memory.stopGraceSeconds ?? graceSeconds, Math.ceil((until - Date.now()) / 1000)));
  const stop = (container: ContainerStatus) =>
    stopContainer(memory, container, { ...parts, graceSeconds: left(), why: `Stopping container ${container.name}` });

  const running = await runningContainers(runtime, uid);
  const sidecars = containersOf(memory.pod)
    .filter(({ role }) => role === "sidecar")
    .map(({ spec }) => spec.name);
  await Promise.all(running.filter(({ name }) => !sidecars.includes(name)).map(stop));
  for (const name of sidecars.toReversed())
    for (const container of running) if (container.name === name) await stop(container);

  for (const { id } of await runtime.listPodSandboxes({ podUid: uid })) await runtime.stopPodSandbox(id);
  if (!memory.pod.spec.hostNetwork) await network.detach(uid);
  memory.network = undefined;
  memory.stopGraceSeconds = undefined;
}

/** The grace became shorter while the pod is being stopped: its containers get what is left now. */
export async function hurry(memory: PodMemory, graceSeconds: number, { runtime }: Pick<PodParts, "runtime">) {
  if (memory.stopGraceSeconds === undefined || graceSeconds >= memory.stopGraceSeconds) return;
  memory.stopGraceSeconds = graceSeconds;
  const running = await runningContainers(runtime, memory.pod.metadata.uid ?? "");
  await Promise.all(running.map(({ id }) => runtime.stopContainer(id, graceSeconds)));
}
