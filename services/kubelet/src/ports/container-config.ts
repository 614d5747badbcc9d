import type { LinuxResources } from "./pod-sandbox-config.ts";

/** What a container is made from. Everything is resolved: values of variables, paths on the node, numbers of users. */
export interface ContainerConfig {
  readonly name: string;
  readonly attempt: number;
  /** As the pod names it. */
  readonly image: string;
  /** What `imageStatus` or `pullImage` gave; the container is made of this. */
  readonly imageId: string;
  /** Replaces the image's ENTRYPOINT where not empty, and then its CMD too. */
  readonly command: readonly string[];
  /** Replaces the image's CMD where not empty. */
  readonly args: readonly string[];
  /** Empty for the image's. */
  readonly workingDir: string;
  /** In order; a later one of the same name wins. */
  readonly env: readonly { readonly name: string; readonly value: string }[];
  readonly mounts: readonly ContainerMount[];
  readonly labels: Readonly<Record<string, string>>;
  readonly annotations: Readonly<Record<string, string>>;
  /** Log file below the sandbox's `logDirectory`: `<container>/<attempt>.log`. */
  readonly logPath: string;
  readonly resources: LinuxResources;
  readonly oomScoreAdj: number;
  readonly security: ContainerSecurity;
  readonly devices: readonly {
    readonly hostPath: string;
    readonly containerPath: string;
    readonly permissions: string;
  }[];
  readonly tty: boolean;
  readonly stdin: boolean;
  readonly stdinOnce: boolean;
}

export interface ContainerMount {
  readonly hostPath: string;
  readonly containerPath: string;
  readonly readOnly: boolean;
  readonly propagation: "None" | "HostToContainer" | "Bidirectional";
}

export interface ContainerSecurity {
  readonly privileged: boolean;
  /** `0`, `1000:1000`; empty for the image's USER. */
  readonly user: string;
  /** Groups beside the user's own. */
  readonly supplementalGroups: readonly number[];
  readonly readOnlyRootFilesystem: boolean;
  readonly addCapabilities: readonly string[];
  readonly dropCapabilities: readonly string[];
  readonly allowPrivilegeEscalation: boolean;
  /** The profile's JSON is at `localhostProfile` below the kubelet's seccomp folder. */
  readonly seccomp: {
    readonly type: "RuntimeDefault" | "Unconfined" | "Localhost";
    readonly localhostProfile?: string;
  };
  /** Empty for the runtime's default, `unconfined`, or the name of a loaded profile. */
  readonly appArmorProfile: string;
  readonly procMount: "Default" | "Unmasked";
}
