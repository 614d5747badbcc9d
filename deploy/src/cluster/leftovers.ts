import { basename } from "node:path";
import { mountsUnder } from "../host/mounts.ts";
import { type RunningProcess, runningProcesses, withDescendants } from "../host/processes.ts";
import { tryRun } from "../host/run.ts";
import { layout, mountFolders, type NodePlan } from "../layout.ts";
import { presentRules } from "../network/forwarding.ts";
import { presentMachineNetwork } from "../network/machine-network.ts";
import { presentNamespaces } from "../network/node-network.ts";

const programs = new Set(["etcd", "containerd", "containerd-shim-runc-v2", "dockerd", "docker-proxy", "runc", "node"]);
const folders = [layout.stateRoot, layout.runRoot] as const;

/** Whether this is a process of a node: one of ours that works in our folders. A `tail` on a log is not. */
export function isNodeProcess({ command, pid }: RunningProcess): boolean {
  const [program = ""] = command.split(" ");
  return (
    pid !== process.pid && programs.has(basename(program)) && folders.some((folder) => command.includes(`${folder}/`))
  );
}

/** Processes of our nodes and all that they have started, and whatever runs in our network namespaces. */
export async function leftoverProcesses(): Promise<readonly RunningProcess[]> {
  const inNamespaces = new Set<number>();
  for (const namespace of await presentNamespaces()) {
    const { stdout } = await tryRun("ip", ["netns", "pids", namespace]);
    for (const pid of stdout.split("\n").filter(Boolean)) inNamespaces.add(Number(pid));
  }
  return withDescendants(runningProcesses(), (one) => isNodeProcess(one) || inNamespaces.has(one.pid));
}

/** What is still there of these nodes, in words; empty when they are gone. */
export async function leftovers(nodes: readonly NodePlan[]): Promise<readonly string[]> {
  const [processes, namespaces, rules, chains] = await Promise.all([
    leftoverProcesses(),
    presentNamespaces(),
    presentRules(),
    nodes.some(({ namespace }) => namespace === undefined) ? presentMachineNetwork() : [],
  ]);
  return [
    ...processes.map(({ pid, command }) => `process ${pid} (${command.slice(0, 60)})`),
    ...namespaces.map((name) => `network namespace ${name}`),
    ...mountsUnder(nodes.flatMap(mountFolders)).map((point) => `mount ${point}`),
    ...chains.map((chain) => `iptables chain ${chain}`),
    ...rules.map((rule) => `iptables rule ${rule}`),
  ];
}
