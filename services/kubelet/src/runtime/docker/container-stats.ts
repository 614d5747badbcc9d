import type Dockerode from "dockerode";
import type { ContainerStats } from "../../ports/runtime.ts";
import { parseDockerName, sandboxContainerName } from "./container-name.ts";
import type { Engine } from "./engine.ts";
import { containerTypes, label } from "./labels.ts";

/** How many containers are asked about at once: each answer costs dockerd a turn through containerd. */
const atOnce = 4;

/** Memory and CPU of all running containers of pods. One that ends meanwhile is left out. */
export async function containerStats(engine: Engine): Promise<ContainerStats[]> {
  const filters = { label: [`${label.type}=${containerTypes.container}`], status: ["running"] };
  const queue = await engine.call((abortSignal) => engine.docker.listContainers({ filters, abortSignal }));
  const found: ContainerStats[] = [];
  const worker = async () => {
    for (let next = queue.pop(); next; next = queue.pop()) {
      const stats = await statsOf(engine, next);
      if (stats) found.push(stats);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
  return found;
}

async function statsOf(engine: Engine, { Id, Names }: Dockerode.ContainerInfo): Promise<ContainerStats | undefined> {
  const identity = parseDockerName(Names[0] ?? "");
  const container = engine.docker.getContainer(Id);
  const stats = await engine.find(() => container.stats({ stream: false, "one-shot": true }));
  if (!identity || identity.container === sandboxContainerName || !stats?.memory_stats?.usage) return undefined;
  return {
    id: Id,
    podUid: identity.uid,
    podName: identity.pod,
    podNamespace: identity.namespace,
    name: identity.container,
    cpuUsageNanoseconds: BigInt(stats.cpu_stats.cpu_usage.total_usage),
    memoryUsageBytes: stats.memory_stats.usage,
    memoryWorkingSetBytes: workingSet(stats.memory_stats),
  };
}

/** What cannot be reclaimed at once: usage less the inactive file cache. cgroup v1 has the sum over children by another name. */
function workingSet({ usage, stats }: Dockerode.MemoryStats): number {
  const counts = (stats ?? {}) as unknown as Readonly<Record<string, number>>;
  return Math.max(0, usage - (counts.total_inactive_file ?? counts.inactive_file ?? 0));
}
