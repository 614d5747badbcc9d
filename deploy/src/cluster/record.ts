import { mkdir, rm } from "node:fs/promises";
import { join } from "node:path";
import { readIfPresent, writeIfChanged } from "../host/files.ts";
import { layout, localNodes, type MachineNode, machineNode, type NodePlan } from "../layout.ts";

/** What `up`, `init` or `join` has made on this machine, and what it found there before. */
export type ClusterRecord = LocalRecord | MachineRecord;

interface Found {
  /** `net.ipv4.ip_forward` as it was, where we changed it. */
  readonly routingBefore?: string;
  /** kubectl's current context before ours. */
  readonly contextBefore?: string;
}

/** `kubets up`: nodes in network namespaces. */
export interface LocalRecord extends Found {
  readonly mode: "local";
  readonly nodes: number;
}

/** `kubets init` and `kubets join`: the node is the machine. */
export interface MachineRecord extends Found {
  readonly mode: "machine";
  readonly node: MachineNode;
}

const path = join(layout.stateRoot, layout.cluster, "cluster.json");

export async function readRecord(): Promise<ClusterRecord | undefined> {
  const text = await readIfPresent(path);
  return text === undefined ? undefined : (JSON.parse(text) as ClusterRecord);
}

export async function writeRecord(record: ClusterRecord): Promise<void> {
  await mkdir(join(layout.stateRoot, layout.cluster), { recursive: true, mode: 0o711 });
  await writeIfChanged(path, `${JSON.stringify(record, undefined, 2)}\n`, 0o600);
}

export const removeRecord = (): Promise<void> => rm(path, { force: true });

export const nodesOf = (record: ClusterRecord): readonly NodePlan[] =>
  record.mode === "local" ? localNodes(record.nodes) : [machineNode(record.node)];
