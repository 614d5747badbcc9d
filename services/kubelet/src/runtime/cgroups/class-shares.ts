import { readdir, readFile, writeFile } from "node:fs/promises";
import { availableParallelism } from "node:os";
import { join } from "node:path";
import { cpuShares, cpuWeight, leastShares, sharesOfCpu } from "./cgroup-settings.ts";

/** Where the shares of a cgroup are: in the hierarchy of `cpu`, or in the one of everything. */
interface ShareFile {
  readonly root: string;
  readonly name: "cpu.shares" | "cpu.weight";
}

export const shareFileV1 = (root: string): ShareFile => ({ root: join(root, "cpu"), name: "cpu.shares" });
export const shareFileV2 = (root: string): ShareFile => ({ root, name: "cpu.weight" });

/**
 * Weighs the classes of pods against each other when CPU is short: best-effort pods get what the others leave, burstable ones
 * together what they asked for, and all pods as much as the machine has CPUs. Called whenever a pod comes or goes.
 */
export async function weighClasses(file: ShareFile): Promise<void> {
  const of = (cgroup: string) => join(file.root, "kubepods", cgroup, file.name);
  await write(of(""), availableParallelism() * sharesOfCpu);
  await write(of("besteffort"), leastShares);
  await write(of("burstable"), await sumBelow(file, join(file.root, "kubepods/burstable")));
}

async function sumBelow({ name }: ShareFile, folder: string): Promise<number> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
  const pods = entries.filter((entry) => entry.isDirectory());
  const shares = await Promise.all(pods.map((pod) => read(join(folder, pod.name, name))));
  return Math.max(
    leastShares,
    shares.reduce((sum, each) => sum + each, 0),
  );
}

/** 0 for a pod that has just gone. */
async function read(path: string): Promise<number> {
  const text = await readFile(path, "utf8").catch(() => undefined);
  if (text === undefined) return 0;
  return path.endsWith("cpu.weight") ? cpuShares(Number(text)) : Number(text);
}

/** A class that no pod is of yet has no cgroup. */
async function write(path: string, shares: number): Promise<void> {
  const value = path.endsWith("cpu.weight") ? cpuWeight(shares) : shares;
  await writeFile(path, String(value)).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== "ENOENT") throw error;
  });
}
