import { Failure } from "../failure.ts";
import type { MachineNode } from "../layout.ts";
import { type MachineRecord, readRecord } from "./record.ts";

export interface MachineRecords {
  readonly record: MachineRecord;
  /** Where the machine was this node before. */
  readonly held: MachineRecord | undefined;
}

/** The record of a machine that is to be this node. Refuses one that is something else already. */
export async function machineRecord(node: MachineNode): Promise<MachineRecords> {
  const held = await readRecord();
  if (!held) return { record: { mode: "machine", node }, held };
  const ends = '"kubets down --purge" ends that';
  if (held.mode === "local") throw new Failure(`this machine runs a cluster of "kubets up"; ${ends}.`);
  if (held.node.name !== node.name || held.node.server !== node.server || held.node.controlPlane !== node.controlPlane)
    throw new Failure(
      `this machine is already the node ${held.node.name} of the cluster at ${held.node.server}; ${ends}.`,
    );
  return { record: { ...held, node }, held };
}
