import { randomUUID } from "node:crypto";
import type { ContainerConfig } from "../../services/kubelet/src/ports/container-config.ts";
import type { PodSandboxConfig } from "../../services/kubelet/src/ports/pod-sandbox-config.ts";

/** A sandbox that asks for nothing; its logs go below `logs`. */
export function aSandbox(logs: string, more: Partial<PodSandboxConfig> = {}): PodSandboxConfig {
  const uid = more.uid ?? randomUUID();
  return {
    ...{ name: "web-0", namespace: "default", uid, attempt: 0, hostname: "web-0" },
    ...{ labels: { app: "web" }, annotations: { note: "a value" } },
    logDirectory: `${logs}/default_web-0_${uid}`,
    cgroupParent: `/kubepods/besteffort/pod${uid}`,
    ...{ resources: {}, sysctls: {} },
    ...{ hostNetwork: false, hostPid: false, hostIpc: false, shareProcessNamespace: false },
    ...more,
  };
}

/** A container of an image that runs a shell script. */
export function aContainer(imageId: string, script: string, more: Partial<ContainerConfig> = {}): ContainerConfig {
  return {
    ...{ name: "main", attempt: 0, image: "busybox:test", imageId },
    ...{ command: ["/bin/sh", "-c", script], args: [], workingDir: "", env: [], mounts: [], devices: [] },
    ...{ labels: {}, annotations: { hash: "abc" }, logPath: "main/0.log" },
    ...{ resources: {}, oomScoreAdj: 1000, security: plainSecurity },
    ...{ tty: false, stdin: false, stdinOnce: false },
    ...more,
  };
}

export const plainSecurity: ContainerConfig["security"] = {
  ...{ privileged: false, user: "", supplementalGroups: [], readOnlyRootFilesystem: false },
  ...{ addCapabilities: [], dropCapabilities: [], allowPrivilegeEscalation: true },
  seccomp: { type: "RuntimeDefault" },
  ...{ appArmorProfile: "", procMount: "Default" },
};

/** A script that lives until it is told to end. */
export const untilTerm = 'trap "exit 0" TERM; while :; do sleep 0.1; done';
