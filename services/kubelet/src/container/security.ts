import type { Container, Pod } from "@kubets/api/types/core-v1";
import type { ContainerSecurity } from "../ports/container-config.ts";
import type { Image } from "../ports/image.ts";
import { configError } from "./environment.ts";

/** The container's own settings win over the pod's. */
export function containerSecurity(pod: Pod, container: Container, image: Image): ContainerSecurity {
  const ofPod = pod.spec.securityContext ?? {};
  const own = container.securityContext ?? {};
  const user = own.runAsUser ?? ofPod.runAsUser;
  const group = own.runAsGroup ?? ofPod.runAsGroup;
  if (own.runAsNonRoot ?? ofPod.runAsNonRoot) refuseRoot(pod, container, { user, image });
  const seccomp = own.seccompProfile ?? ofPod.seccompProfile;
  const appArmor = own.appArmorProfile ?? ofPod.appArmorProfile;
  const privileged = own.privileged ?? false;
  const groups = [...(ofPod.supplementalGroups ?? []), ...(ofPod.fsGroup === undefined ? [] : [ofPod.fsGroup])];
  return {
    privileged,
    user: userText(user, group, image),
    supplementalGroups: [...new Set(groups)],
    readOnlyRootFilesystem: own.readOnlyRootFilesystem ?? false,
    addCapabilities: own.capabilities?.add ?? [],
    dropCapabilities: own.capabilities?.drop ?? [],
    allowPrivilegeEscalation: own.allowPrivilegeEscalation ?? true,
    seccomp: {
      type: (seccomp?.type as ContainerSecurity["seccomp"]["type"] | undefined) ?? "Unconfined",
      ...(seccomp?.localhostProfile ? { localhostProfile: seccomp.localhostProfile } : {}),
    },
    appArmorProfile:
      appArmor?.type === "Localhost"
        ? (appArmor.localhostProfile ?? "")
        : appArmor?.type === "Unconfined" || privileged
          ? "unconfined"
          : "",
    procMount: own.procMount ?? "Default",
  };
}

function userText(user: number | undefined, group: number | undefined, image: Image): string {
  if (user !== undefined) return group === undefined ? String(user) : `${user}:${group}`;
  if (group === undefined) return "";
  return `${image.user.split(":")[0] || "0"}:${group}`;
}

function refuseRoot(pod: Pod, container: Container, of: { user: number | undefined; image: Image }): void {
  const where = `(pod: "${pod.metadata.name}_${pod.metadata.namespace}(${pod.metadata.uid})", container: ${container.name})`;
  const name = of.image.user.split(":")[0] ?? "";
  if (of.user !== undefined) {
    if (of.user === 0) throw configError(`container's runAsUser breaks non-root policy ${where}`);
    return;
  }
  if (name === "" || name === "0" || name === "root")
    throw configError(`container has runAsNonRoot and image will run as root ${where}`);
  if (!/^\d+$/.test(name))
    throw configError(
      `container has runAsNonRoot and image has non-numeric user (${name}), cannot verify user is non-root ${where}`,
    );
}
