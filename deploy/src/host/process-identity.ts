import { readFileSync } from "node:fs";

/** A process that no later one can be mistaken for: numbers are used again, start times (in ticks since boot) are not. */
export interface ProcessIdentity {
  readonly pid: number;
  readonly startTime: string;
}

/** The process of this number, unless there is none or it only waits to be reaped. */
export function identityOf(pid: number): ProcessIdentity | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    const [state, ...fields] = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
    // proc(5): the start time is field 22, the state is field 3.
    return state === "Z" || state === "X" ? undefined : { pid, startTime: fields[18]! };
  } catch {
    return undefined;
  }
}

export const isAlive = ({ pid, startTime }: ProcessIdentity): boolean => identityOf(pid)?.startTime === startTime;

/** As it stands in a pid file: number and start time. */
export const formatIdentity = ({ pid, startTime }: ProcessIdentity): string => `${pid} ${startTime}\n`;

/** The process that a pid file names, if it still runs. */
export function readPidFile(path: string): ProcessIdentity | undefined {
  try {
    const [pid, startTime] = readFileSync(path, "utf8").split(/\s+/);
    const identity = { pid: Number(pid), startTime: startTime ?? "" };
    return isAlive(identity) ? identity : undefined;
  } catch {
    return undefined;
  }
}
