import { readFile } from "node:fs/promises";
import { capabilitiesIn, capabilitiesMissing } from "./capabilities.ts";
import type { Engine } from "./engine.ts";

/** What the node and its dockerd allow; asked once. */
export interface NodeFacts {
  /** No process may be given a lower score, unless the kubelet may lower its own. */
  readonly lowestOomScoreAdj: number;
  /** Capabilities that the node itself was denied, and that no container can be given. */
  readonly deniedCapabilities: readonly string[];
  readonly cgroupDriver: "cgroupfs" | "systemd";
  /** A pod's cgroup as dockerd wants it named. */
  cgroupParentOf(path: string): string;
}

export async function readNodeFacts(engine: Engine): Promise<NodeFacts> {
  const info = (await engine.call(() => engine.docker.info())) as { CgroupDriver?: string };
  const cgroupDriver = info.CgroupDriver === "systemd" ? "systemd" : "cgroupfs";
  const status = await readFile("/proc/self/status", "utf8");
  const mask = (name: string) => new RegExp(`^${name}:\\s*([0-9a-f]+)$`, "m").exec(status)?.[1] ?? "0";
  const last = Number(await readFile("/proc/sys/kernel/cap_last_cap", "utf8"));
  return {
    // Without the capability a score may only grow from one's own (proc(5)).
    lowestOomScoreAdj: capabilitiesIn(mask("CapEff")).includes("SYS_RESOURCE")
      ? -1000
      : Number(await readFile("/proc/self/oom_score_adj", "utf8")),
    deniedCapabilities: capabilitiesMissing(mask("CapBnd"), last),
    cgroupDriver,
    cgroupParentOf: cgroupDriver === "systemd" ? systemdSlice : (path) => path,
  };
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
