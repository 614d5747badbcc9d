import { statfs } from "node:fs/promises";
import { hostname } from "node:os";
import { build } from "@kubets/component";
import type { ImageSummary } from "../ports/image.ts";
import type { Runtime } from "../ports/runtime.ts";
import type { Settings } from "../settings.ts";
import { availableMemory, type Machine } from "./machine.ts";
import type { NodeFacts } from "./node-status.ts";

export interface FactSources {
  readonly settings: Settings;
  readonly nodeIPs: readonly string[];
  readonly machine: Machine;

  readonly runtime: Pick<Runtime, "version" | "listImages">;
  /** Why the network is not there; empty when it is. */
  readonly networkProblem: () => string;
}

const enough = { memoryBytes: 100 * 1024 * 1024, diskShare: 0.05 };

/** Looks at the node now. A runtime that does not answer makes it not ready, and keeps what was known of it. */
export function createNodeFacts({ settings, nodeIPs, machine, runtime, networkProblem }: FactSources) {
  let known: { version: string; images: readonly ImageSummary[] } = { version: "docker://", images: [] };
  return async (): Promise<NodeFacts> => {
    const problems: string[] = [];
    try {
      const [{ name, version }, images] = await Promise.all([runtime.version(), runtime.listImages()]);
      known = { version: `${name}://${version}`, images };
    } catch {
      problems.push("container runtime is down");
    }
    const network = networkProblem();
    if (network) problems.push(`container runtime network not ready: ${network}`);
    const disk = await statfs(settings.rootDir).catch(() => undefined);
    return {
      machine,
      hostname: settings.hostnameOverride || hostname(),
      addresses: nodeIPs,
      maxPods: settings.maxPods,
      reservedMemoryBytes: settings.systemReservedMemory,
      reservedCpuMilli: 0,
      port: settings.port,
      runtimeVersion: known.version,
      kubeletVersion: build.gitVersion,
      images: known.images,
      problems,
      pressure: {
        memory: (await availableMemory()) < enough.memoryBytes,
        disk: disk !== undefined && disk.bavail / disk.blocks < enough.diskShare,
        pids: false,
      },
    };
  };
}
