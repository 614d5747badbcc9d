import { readFile } from "node:fs/promises";
import type { Engine } from "./engine.ts";

/** What the node and its dockerd allow; asked once. */
export interface NodeFacts {
  /** No process may be given a lower score, unless the kubelet may lower its own. */
  readonly lowestOomScoreAdj: number;
  /** The folder of dockerd's state. */
  readonly dockerRoot: string;
  readonly cgroupDriver: "cgroupfs" | "systemd";
  /** A pod's cgroup as dockerd wants it named. */
  cgroupParentOf(path: string): string;
}

/** Bit of CAP_SYS_RESOURCE in a capability mask. */
const sysResourceBit = 24n;

export async function readNodeFacts(engine: Engine): Promise<NodeFacts> {
  const info = (await engine.call(() => engine.docker.info())) as { CgroupDriver?: string; DockerRootDir?: string };
  const cgroupDriver = info.CgroupDriver === "systemd" ? "systemd" : "cgroupfs";
  return {
    lowestOomScoreAdj: await lowestOomScoreAdj(),
    dockerRoot: info.DockerRootDir ?? "/var/lib/docker",
    cgroupDriver,
    cgroupParentOf: cgroupDriver === "systemd" ? systemdSlice : (path) => path,
  };
}

/** Without the capability (proc(5)) a score may only grow from one's own. */
async function lowestOomScoreAdj(): Promise<number> {
  const status = await readFile("/proc/self/status", "utf8");
  const effective = BigInt(`0x${/^CapEff:\s*([0-9a-f]+)$/m.exec(status)?.[1] ?? "0"}`);
  if ((effective >> sysResourceBit) & 1n) return -1000;
  return Number(await readFile("/proc/self/oom_score_adj", "utf8"));
}

export const clampOomScoreAdj = (wanted: number, { lowestOomScoreAdj }: Pick<NodeFacts, "lowestOomScoreAdj">): number =>
  Math.max(wanted, lowestOomScoreAdj);

/** `/kubepods/burstable/pod1-2` is the slice `kubepods-burstable-pod1_2.slice`: in a slice's name a dash goes one level down. */
export const systemdSlice = (path: string): string =>
  `${path
    .split("/")
    .filter((part) => part !== "")
    .map((part) => part.replaceAll("-", "_"))
    .join("-")}.slice`;
