import { readFileSync } from "node:fs";

/** Of `/proc`: what Linux calls USER_HZ is 100 everywhere. */
const ticksPerSecond = 100;
const [userTime, systemTime] = [11, 12];

/** CPU that a process has had so far, of all its threads, in seconds; in steps of 10 ms. */
export function cpuSeconds(pid: number): number {
  // The name of the program, in parentheses, may hold anything.
  const fields = readFileSync(`/proc/${pid}/stat`, "utf8").split(") ").at(-1)!.split(" ");
  return (Number(fields[userTime]) + Number(fields[systemTime])) / ticksPerSecond;
}

/** Memory of a process that is in RAM, in bytes. */
export function residentBytes(pid: number): number {
  const [, kilobytes] = /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, "utf8")) ?? [];
  return Number(kilobytes) * 1024;
}
