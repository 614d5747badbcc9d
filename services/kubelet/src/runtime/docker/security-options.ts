import type Dockerode from "dockerode";
import type { ContainerSecurity } from "../../ports/container-config.ts";

/** What a container may do, in docker's words. A privileged container has no further limits, so most of the rest is void. */
export function securityOptions(security: ContainerSecurity, seccompProfile?: string): Dockerode.HostConfig {
  return {
    Privileged: security.privileged,
    ReadonlyRootfs: security.readOnlyRootFilesystem,
    GroupAdd: security.supplementalGroups.map(String),
    CapAdd: security.addCapabilities.map(dockerCapability),
    CapDrop: security.dropCapabilities.map(dockerCapability),
    SecurityOpt: [
      ...(security.allowPrivilegeEscalation || security.privileged ? [] : ["no-new-privileges"]),
      ...(security.privileged ? [] : seccompOption(security, seccompProfile)),
      ...(security.appArmorProfile ? [`apparmor=${security.appArmorProfile}`] : []),
    ],
    ...(security.procMount === "Unmasked" ? { MaskedPaths: [], ReadonlyPaths: [] } : {}),
  };
}

/** The API has no prefix (`NET_ADMIN`), though people write one; docker takes both, and `ALL`. */
const dockerCapability = (name: string): string => name.toUpperCase().replace(/^CAP_/, "");

/** RuntimeDefault is what docker does when nothing is said. */
function seccompOption({ seccomp }: ContainerSecurity, profile: string | undefined): string[] {
  if (seccomp.type === "Unconfined") return ["seccomp=unconfined"];
  return seccomp.type === "Localhost" && profile !== undefined ? [`seccomp=${profile}`] : [];
}
