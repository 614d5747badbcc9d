import type Dockerode from "dockerode";
import type { ContainerSecurity } from "../../ports/container-config.ts";
import type { NodeFacts } from "./node-facts.ts";

export interface SecurityPlace {
  /** Text of the seccomp profile, when the container names one on the node. */
  readonly seccompProfile?: string;
  readonly node: Pick<NodeFacts, "deniedCapabilities">;
}

/** What a container may do, in docker's words. A privileged container has no further limits, so most of the rest is void. */
export function securityOptions(security: ContainerSecurity, place: SecurityPlace): Dockerode.HostConfig {
  const common = {
    ReadonlyRootfs: security.readOnlyRootFilesystem,
    GroupAdd: security.supplementalGroups.map(String),
  };
  if (security.privileged) return { ...common, ...privileged(place.node) };
  return {
    ...common,
    CapAdd: security.addCapabilities.map(dockerCapability),
    CapDrop: security.dropCapabilities.map(dockerCapability),
    SecurityOpt: [
      ...(security.allowPrivilegeEscalation ? [] : ["no-new-privileges"]),
      ...seccompOption(security, place.seccompProfile),
      ...(security.appArmorProfile ? [`apparmor=${security.appArmorProfile}`] : []),
    ],
    ...(security.procMount === "Unmasked" ? { MaskedPaths: [], ReadonlyPaths: [] } : {}),
  };
}

/**
 * docker gives a privileged container every capability of the kernel, and fails on a node that was itself denied one (inside
 * another container, say). There it gets all that can be given, by the separate settings; only `/sys` stays read-only.
 */
function privileged({ deniedCapabilities }: SecurityPlace["node"]): Dockerode.HostConfig {
  if (deniedCapabilities.length === 0) return { Privileged: true };
  return {
    CapAdd: ["ALL"],
    CapDrop: [...deniedCapabilities],
    SecurityOpt: ["seccomp=unconfined", "apparmor=unconfined", "label=disable"],
    MaskedPaths: [],
    ReadonlyPaths: [],
    Devices: [{ PathOnHost: "/dev", PathInContainer: "/dev", CgroupPermissions: "rwm" }],
    DeviceCgroupRules: ["a *:* rwm"],
  };
}

/** The API has no prefix (`NET_ADMIN`), though people write one; docker takes both, and `ALL`. */
const dockerCapability = (name: string): string => name.toUpperCase().replace(/^CAP_/, "");

/** RuntimeDefault is what docker does when nothing is said. */
function seccompOption({ seccomp }: ContainerSecurity, profile: string | undefined): string[] {
  if (seccomp.type === "Unconfined") return ["seccomp=unconfined"];
  return seccomp.type === "Localhost" && profile !== undefined ? [`seccomp=${profile}`] : [];
}
