import { readFile } from "node:fs/promises";
import type { Pod } from "@kubets/api/types/core-v1";
import { containersOf } from "../pod/containers-of.ts";
import type { PodView, ProbeState } from "../pod/pod-view.ts";
import type { ContainerStatus, Runtime } from "../ports/runtime.ts";
import { tailOfLog } from "../server/container-log.ts";
import { messageFile } from "./pod-files.ts";
import type { PodMemory } from "./pod-memory.ts";
import type { PodParts } from "./pod-parts.ts";

/** Everything known of a pod now. Throws when the runtime cannot be asked. */
export async function observe(memory: PodMemory, parts: PodParts): Promise<PodView> {
  const { runtime } = parts;
  const uid = memory.pod.metadata.uid ?? "";
  const [sandboxes, containers] = await Promise.all([
    runtime.listPodSandboxes({ podUid: uid }),
    statuses(runtime, uid),
  ]);
  await keepMessages(memory, containers, parts);
  const [first] = sandboxes;
  const sandboxId = first?.state === "Ready" ? first.id : undefined;
  if (sandboxId && !memory.network && !memory.busy.has("sandbox")) await adoptNetwork(memory, sandboxId, parts);
  return {
    pod: memory.pod,
    leaving: memory.isGone || memory.pod.metadata.deletionTimestamp !== undefined,
    sandboxes,
    containers,
    ips: memory.network && memory.network.sandboxId === sandboxId ? memory.network.ips : [],
    volumesReady: memory.volumes !== undefined,
    busy: new Set(memory.busy.keys()),
    failures: memory.failures,
    crashes: memory.crashes,
    probes: probesOf(memory),
    ended: memory.ended,
  };
}

export const probesOf = ({ probers }: PodMemory): ReadonlyMap<string, ProbeState> =>
  new Map([...probers].map(([name, { prober }]) => [name, prober.state()]));

/** A sandbox that was there before this process keeps the network it has. */
async function adoptNetwork(memory: PodMemory, sandboxId: string, { network, hostIPs }: PodParts): Promise<void> {
  if (memory.pod.spec.hostNetwork) {
    memory.network = { sandboxId, ips: hostIPs() };
    return;
  }
  const known = await network.status(memory.pod.metadata.uid ?? "");
  if (known) memory.network = { sandboxId, ips: known.ips };
}

async function statuses(runtime: Runtime, podUid: string): Promise<readonly ContainerStatus[]> {
  const listed = await runtime.listContainers({ podUid });
  const all = await Promise.all(listed.map(({ id }) => runtime.containerStatus(id)));
  return all.filter((one) => one !== undefined);
}

export const runningContainers = async (runtime: Runtime, podUid: string): Promise<readonly ContainerStatus[]> =>
  (await statuses(runtime, podUid)).filter(({ state }) => state === "Running");

const messageLimit = 4096;

/** Reads the last words of those that have ended, once. */
async function keepMessages(memory: PodMemory, containers: readonly ContainerStatus[], parts: PodParts): Promise<void> {
  const there = new Set(containers.map(({ id }) => id));
  for (const id of memory.messages.keys()) if (!there.has(id)) memory.messages.delete(id);
  for (const container of containers)
    if (container.state === "Exited" && !memory.messages.has(container.id))
      memory.messages.set(container.id, await lastWords(memory.pod, container, parts));
}

async function lastWords(pod: Pod, container: ContainerStatus, { rootDir, runtime }: PodParts): Promise<string> {
  const { name, attempt, exitCode } = container;
  const path = messageFile(rootDir, { uid: pod.metadata.uid ?? "", container: name, attempt });
  const written = (await readFile(path, "utf8").catch(() => "")).slice(0, messageLimit);
  if (written) return written;
  const spec = containersOf(pod).find((one) => one.spec.name === name)?.spec;
  const fallsBack = spec?.terminationMessagePolicy === "FallbackToLogsOnError" && exitCode !== 0;
  const log = fallsBack ? await runtime.containerLogPath(container.id) : undefined;
  const tail = log ? await tailOfLog(log, { lines: 80, bytes: 2048 }).catch(() => "") : "";
  return tail || container.message;
}
