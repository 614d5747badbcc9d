import { readFile, statfs } from "node:fs/promises";
import { arch, availableParallelism, release, totalmem } from "node:os";

/** What the machine is and has. */
export interface Machine {
  readonly cpus: number;
  readonly memoryBytes: number;
  readonly storageBytes: number;
  readonly machineID: string;
  readonly systemUUID: string;
  readonly bootID: string;
  readonly kernelVersion: string;
  readonly osImage: string;
  /** As Go calls it: `amd64`, `arm64`. */
  readonly architecture: string;
}

/** Reads it all once; what cannot be read is empty. `rootDir` lies on the disk whose size counts. */
export async function readMachine(rootDir: string): Promise<Machine> {
  const text = (path: string) =>
    readFile(path, "utf8").then(
      (found) => found.trim(),
      () => "",
    );
  const [machineID, systemUUID, bootID, osRelease, disk] = await Promise.all([
    text("/etc/machine-id"),
    text("/sys/class/dmi/id/product_uuid"),
    text("/proc/sys/kernel/random/boot_id"),
    text("/etc/os-release"),
    statfs(rootDir).catch(() => undefined),
  ]);
  return {
    cpus: availableParallelism(),
    memoryBytes: totalmem(),
    storageBytes: disk ? disk.bsize * disk.blocks : 0,
    machineID,
    systemUUID: systemUUID || machineID,
    bootID,
    kernelVersion: release(),
    osImage: /^PRETTY_NAME="?([^"\n]*)/m.exec(osRelease)?.[1] ?? "Linux",
    architecture: goArchitectures[arch()] ?? arch(),
  };
}

const goArchitectures: Readonly<Record<string, string>> = { x64: "amd64", ia32: "386" };

/** Bytes of memory that can be had without swapping. */
export async function availableMemory(): Promise<number> {
  const text = await readFile("/proc/meminfo", "utf8");
  return Number(/^MemAvailable:\s+(\d+) kB/m.exec(text)?.[1] ?? 0) * 1024;
}
