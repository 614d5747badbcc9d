import type { LinuxResources } from "../../ports/pod-sandbox-config.ts";

/** A value to be written into a file of a cgroup. */
export interface CgroupSetting {
  readonly controller: "cpu" | "memory" | "pids";
  readonly file: string;
  readonly value: string;
}

const defaultPeriod = 100_000;

/** Shares of a whole CPU, and the fewest that the kernel takes. */
export const sharesOfCpu = 1024;
export const leastShares = 2;
const mostShares = 262_144;

/** Absent limits are written as unlimited, so that a pod whose limits were taken away has none. */
export const settingsV1 = (resources: LinuxResources): CgroupSetting[] => [
  { controller: "cpu", file: "cpu.shares", value: String(resources.cpuShares ?? leastShares) },
  { controller: "cpu", file: "cpu.cfs_period_us", value: String(resources.cpuPeriodMicroseconds ?? defaultPeriod) },
  { controller: "cpu", file: "cpu.cfs_quota_us", value: String(resources.cpuQuotaMicroseconds ?? -1) },
  { controller: "memory", file: "memory.limit_in_bytes", value: String(resources.memoryLimitBytes ?? -1) },
  { controller: "pids", file: "pids.max", value: String(resources.pidsLimit ?? "max") },
];

export const settingsV2 = (resources: LinuxResources): CgroupSetting[] => [
  { controller: "cpu", file: "cpu.weight", value: String(cpuWeight(resources.cpuShares ?? leastShares)) },
  {
    controller: "cpu",
    file: "cpu.max",
    value: `${resources.cpuQuotaMicroseconds ?? "max"} ${resources.cpuPeriodMicroseconds ?? defaultPeriod}`,
  },
  { controller: "memory", file: "memory.max", value: String(resources.memoryLimitBytes ?? "max") },
  { controller: "pids", file: "pids.max", value: String(resources.pidsLimit ?? "max") },
];

/** Shares of v1 (2 to 262144) on the scale of v2 (1 to 10000), by the formula of KEP-2254. */
export const cpuWeight = (shares: number): number =>
  1 + Math.floor(((Math.min(Math.max(shares, leastShares), mostShares) - leastShares) * 9_999) / 262_142);

/** The fewest shares that have this weight. */
export const cpuShares = (weight: number): number => leastShares + Math.ceil(((weight - 1) * 262_142) / 9_999);
