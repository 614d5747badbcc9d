import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { layout, type NodePlan } from "../../deploy/src/layout.ts";
import { processesOf } from "../../deploy/src/processes/index.ts";
import { nodes } from "./machine.ts";

/** One running process of a node. */
export interface ClusterProcess {
  readonly node: NodePlan;
  readonly name: string;
  readonly pid: () => Promise<number | undefined>;
}

/** All that runs on the nodes, etcd and containerd and dockerd among them. */
export const clusterProcesses: readonly ClusterProcess[] = nodes.flatMap((node) =>
  processesOf(node).map(({ name }) => ({ node, name, pid: () => pidIn(join(node.paths.run, `${name}.pid`)) })),
);

/** What keeps all of those running, and what keeps that running. */
export const keepers = ["supervisor", "guard"].map((name) => ({
  name,
  pid: () => pidIn(join(layout.runRoot, "supervisor", `${name}.pid`)),
}));

export function processOf(node: string, name: string): ClusterProcess {
  const found = clusterProcesses.find((process) => process.node.name === node && process.name === name);
  if (!found) throw new Error(`${node} has no ${name}`);
  return found;
}

/** The supervisor writes the pid first. */
async function pidIn(path: string): Promise<number | undefined> {
  const text = await readFile(path, "utf8").catch(() => "");
  return Number(/\d+/.exec(text)?.[0]) || undefined;
}
