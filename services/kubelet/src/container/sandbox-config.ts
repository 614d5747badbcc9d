import type { Pod } from "@kubets/api/types/core-v1";
import { graceOf } from "../pod/decide-end.ts";
import { cgroupParent, podResources } from "../pod/resources.ts";
import type { PodSandboxConfig } from "../ports/pod-sandbox-config.ts";
import { podHostname } from "./hosts-file.ts";
import { graceAnnotation } from "./labels.ts";

/** What the pod's sandbox is made from. */
export function sandboxConfig(pod: Pod, attempt: number, nodeName: string): PodSandboxConfig {
  const { name = "", namespace = "", uid = "", labels, annotations } = pod.metadata;
  const { spec } = pod;
  return {
    name,
    namespace,
    uid,
    attempt,
    hostname: podHostname(pod, nodeName),
    labels: {
      ...labels,
      "io.kubernetes.pod.name": name,
      "io.kubernetes.pod.namespace": namespace,
      "io.kubernetes.pod.uid": uid,
    },
    annotations: { ...annotations, [graceAnnotation]: String(graceOf({ pod, leaving: false })) },
    logDirectory: `/var/log/pods/${namespace}_${name}_${uid}`,
    cgroupParent: cgroupParent(pod),
    resources: podResources(pod),
    sysctls: Object.fromEntries((spec.securityContext?.sysctls ?? []).map(({ name: key, value }) => [key, value])),
    hostNetwork: spec.hostNetwork ?? false,
    hostPid: spec.hostPID ?? false,
    hostIpc: spec.hostIPC ?? false,
    shareProcessNamespace: spec.shareProcessNamespace ?? false,
    ...(spec.runtimeClassName ? { runtimeClass: spec.runtimeClassName } : {}),
  };
}
