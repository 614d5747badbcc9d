/** What a pod's sandbox is made from. */
export interface PodSandboxConfig {
  readonly name: string;
  readonly namespace: string;
  readonly uid: string;
  /** How many sandboxes the pod had before. */
  readonly attempt: number;
  readonly hostname: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly annotations: Readonly<Record<string, string>>;
  /** Folder of the CRI's log files: `/var/log/pods/<namespace>_<name>_<uid>`. */
  readonly logDirectory: string;
  /** Path below the root of the hierarchy: `/kubepods/burstable/pod<uid>`. */
  readonly cgroupParent: string;
  readonly resources: LinuxResources;
  readonly sysctls: Readonly<Record<string, string>>;
  readonly hostNetwork: boolean;
  readonly hostPid: boolean;
  readonly hostIpc: boolean;
  readonly shareProcessNamespace: boolean;
  readonly runtimeClass?: string;
}

/** Limits of a cgroup. Absent means unlimited. */
export interface LinuxResources {
  readonly cpuShares?: number;
  readonly cpuQuotaMicroseconds?: number;
  readonly cpuPeriodMicroseconds?: number;
  readonly memoryLimitBytes?: number;
  readonly pidsLimit?: number;
}
