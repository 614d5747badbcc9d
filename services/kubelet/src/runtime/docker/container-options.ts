import type Dockerode from "dockerode";
import type { ContainerConfig, ContainerMount } from "../../ports/container-config.ts";
import type { LinuxResources, PodSandboxConfig } from "../../ports/pod-sandbox-config.ts";
import { dockerNameOf } from "./container-name.ts";
import { containerTypes, dockerLabels, label } from "./labels.ts";
import { clampOomScoreAdj, type NodeFacts } from "./node-facts.ts";
import { securityOptions } from "./security-options.ts";

export interface ContainerPlace {
  readonly sandboxId: string;
  readonly sandbox: PodSandboxConfig;
  /** As the API shows the image that the container is made of. */
  readonly imageRef: string;
  /** Text of the seccomp profile, when the container names one on the node. */
  readonly seccompProfile?: string;
  readonly node: NodeFacts;
  readonly logs: LogRotation;
}

/** When docker's log files are rotated. */
export interface LogRotation {
  readonly maxSizeBytes: number;
  readonly maxFiles: number;
}

/** A container of a pod, joined to the namespaces of its sandbox. */
export function containerOptions(config: ContainerConfig, place: ContainerPlace): Dockerode.ContainerCreateOptions {
  const { sandbox, sandboxId } = place;
  const ofSandbox = `container:${sandboxId}`;
  const security = securityOptions(config.security, place);
  return {
    name: dockerNameOf({ ...identityOf(sandbox), container: config.name, attempt: config.attempt }),
    Image: config.imageId,
    // docker drops the image's CMD when ENTRYPOINT is replaced, which is what the API promises for `command`.
    ...(config.command.length > 0 ? { Entrypoint: [...config.command] } : {}),
    ...(config.args.length > 0 ? { Cmd: [...config.args] } : {}),
    ...(config.workingDir ? { WorkingDir: config.workingDir } : {}),
    ...(config.security.user ? { User: config.security.user } : {}),
    Env: config.env.map(({ name, value }) => `${name}=${value}`),
    // Probes are the pod's, never the image's.
    Healthcheck: { Test: ["NONE"] },
    Tty: config.tty,
    OpenStdin: config.stdin,
    StdinOnce: config.stdinOnce,
    Labels: labelsOf(config, place),
    HostConfig: {
      NetworkMode: ofSandbox,
      IpcMode: sandbox.hostIpc ? "host" : ofSandbox,
      PidMode: sandbox.hostPid ? "host" : sandbox.shareProcessNamespace ? ofSandbox : "",
      CgroupParent: place.node.cgroupParentOf(sandbox.cgroupParent),
      Mounts: config.mounts.map(dockerMount),
      LogConfig: {
        Type: "json-file",
        Config: { "max-size": String(place.logs.maxSizeBytes), "max-file": String(place.logs.maxFiles) },
      },
      OomScoreAdj: clampOomScoreAdj(config.oomScoreAdj, place.node),
      ...dockerResources(config.resources),
      ...security,
      Devices: [...(security.Devices ?? []), ...config.devices.map(dockerDevice)],
      ...(sandbox.runtimeClass ? { Runtime: sandbox.runtimeClass } : {}),
    },
  };
}

const identityOf = ({ name, namespace, uid }: PodSandboxConfig) => ({ pod: name, namespace, uid });

function labelsOf(config: ContainerConfig, { sandbox, sandboxId, imageRef }: ContainerPlace): Record<string, string> {
  return dockerLabels(config, {
    [label.podName]: sandbox.name,
    [label.podNamespace]: sandbox.namespace,
    [label.podUid]: sandbox.uid,
    [label.containerName]: config.name,
    [label.type]: containerTypes.container,
    [label.sandboxId]: sandboxId,
    [label.image]: config.image,
    [label.imageRef]: imageRef,
    [label.logPath]: config.logPath ? `${sandbox.logDirectory}/${config.logPath}` : "",
  });
}

const propagations = { None: "rprivate", HostToContainer: "rslave", Bidirectional: "rshared" } as const;

const dockerMount = ({ hostPath, containerPath, readOnly, propagation }: ContainerMount) => ({
  Type: "bind" as const,
  Source: hostPath,
  Target: containerPath,
  ReadOnly: readOnly,
  BindOptions: { Propagation: propagations[propagation] },
});

const dockerDevice = ({ hostPath, containerPath, permissions }: ContainerConfig["devices"][number]) => ({
  PathOnHost: hostPath,
  PathInContainer: containerPath,
  CgroupPermissions: permissions,
});

/** Memory and swap have one limit together: a container never swaps. */
export const dockerResources = (resources: LinuxResources): Dockerode.HostConfig => ({
  ...(resources.cpuShares ? { CpuShares: resources.cpuShares } : {}),
  ...(resources.cpuQuotaMicroseconds ? { CpuQuota: resources.cpuQuotaMicroseconds } : {}),
  ...(resources.cpuPeriodMicroseconds ? { CpuPeriod: resources.cpuPeriodMicroseconds } : {}),
  ...(resources.memoryLimitBytes ? { Memory: resources.memoryLimitBytes, MemorySwap: resources.memoryLimitBytes } : {}),
  ...(resources.pidsLimit ? { PidsLimit: resources.pidsLimit } : {}),
});
