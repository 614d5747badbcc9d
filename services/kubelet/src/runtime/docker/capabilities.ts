/** The kernel's capabilities by their bits (capabilities(7)), without `CAP_`. */
const names = [
  ...["CHOWN", "DAC_OVERRIDE", "DAC_READ_SEARCH", "FOWNER", "FSETID", "KILL", "SETGID", "SETUID", "SETPCAP"],
  ...["LINUX_IMMUTABLE", "NET_BIND_SERVICE", "NET_BROADCAST", "NET_ADMIN", "NET_RAW", "IPC_LOCK", "IPC_OWNER"],
  ...["SYS_MODULE", "SYS_RAWIO", "SYS_CHROOT", "SYS_PTRACE", "SYS_PACCT", "SYS_ADMIN", "SYS_BOOT", "SYS_NICE"],
  ...["SYS_RESOURCE", "SYS_TIME", "SYS_TTY_CONFIG", "MKNOD", "LEASE", "AUDIT_WRITE", "AUDIT_CONTROL", "SETFCAP"],
  ...["MAC_OVERRIDE", "MAC_ADMIN", "SYSLOG", "WAKE_ALARM", "BLOCK_SUSPEND", "AUDIT_READ", "PERFMON", "BPF"],
  "CHECKPOINT_RESTORE",
] as const;

/** The capabilities that a mask such as `CapBnd` of `/proc/self/status` (hexadecimal) holds. */
export function capabilitiesIn(mask: string): string[] {
  const bits = BigInt(`0x${mask}`);
  return names.filter((_, bit) => (bits >> BigInt(bit)) & 1n);
}

/** Those that it lacks of what the kernel knows up to `last`, the number in `/proc/sys/kernel/cap_last_cap`. */
export function capabilitiesMissing(mask: string, last: number): string[] {
  const held = capabilitiesIn(mask);
  return names.slice(0, last + 1).filter((name) => !held.includes(name));
}
