import { readdirSync, readFileSync } from "node:fs";
import { setTimeout as pause } from "node:timers/promises";
import { identityOf, isAlive, type ProcessIdentity } from "./process-identity.ts";

/** A running process, as /proc tells of it. */
export interface RunningProcess {
  readonly pid: number;
  readonly parent: number;
  readonly command: string;
}

export const runningProcesses = (): readonly RunningProcess[] =>
  readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => readProcess(Number(name)) ?? []);

function readProcess(pid: number): RunningProcess | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    const parent = Number(stat.slice(stat.lastIndexOf(")") + 2).split(" ")[1]);
    return { pid, parent, command: readFileSync(`/proc/${pid}/cmdline`, "utf8").replaceAll("\0", " ").trim() };
  } catch {
    return undefined; // it ended while we looked
  }
}

/** Those that match, and all that descend from them. */
export function withDescendants(
  all: readonly RunningProcess[],
  matches: (process: RunningProcess) => boolean,
): readonly RunningProcess[] {
  const found = new Map(all.filter(matches).map((process) => [process.pid, process]));
  for (let before = -1; before !== found.size; ) {
    before = found.size;
    for (const process of all) if (found.has(process.parent)) found.set(process.pid, process);
  }
  return [...found.values()];
}

/** SIGKILL, and waits until they are gone. */
export async function killAll(processes: readonly RunningProcess[], withinMs = 5000): Promise<void> {
  const identities = processes.flatMap(({ pid }) => identityOf(pid) ?? []) as readonly ProcessIdentity[];
  for (const { pid } of identities.filter(isAlive)) process.kill(pid, "SIGKILL");
  const deadline = Date.now() + withinMs;
  while (identities.some(isAlive) && Date.now() < deadline) await pause(20);
}
