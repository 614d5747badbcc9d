import type Dockerode from "dockerode";
import type { PodSandboxConfig } from "../../ports/pod-sandbox-config.ts";
import { dockerNameOf, sandboxContainerName } from "./container-name.ts";
import { containerTypes, dockerLabels, label } from "./labels.ts";
import { clampOomScoreAdj, type NodeFacts } from "./node-facts.ts";

/** A sandbox dies last when memory is short, since its pod's namespaces die with it. */
const sandboxOomScoreAdj = -998;

/** The least a process can be given by default (2 of 1024 to a CPU): the sandbox does nothing. */
const sandboxCpuShares = 2;

/** The user of Kubernetes' own pause image. */
const nobody = "65535:65535";

/** The pause container of a pod. Its network is `none`, wired afterwards by the pod network, or the node's own. */
export function sandboxOptions(
  config: PodSandboxConfig,
  { image, node }: { readonly image: string; readonly node: NodeFacts },
): Dockerode.ContainerCreateOptions {
  const { name: pod, namespace, uid, attempt } = config;
  return {
    name: dockerNameOf({ container: sandboxContainerName, pod, namespace, uid, attempt }),
    Image: image,
    Hostname: config.hostname,
    User: nobody,
    // Process 1 of a namespace never sees a signal that it has no handler for.
    StopSignal: "SIGKILL",
    Labels: dockerLabels(config, {
      [label.podName]: pod,
      [label.podNamespace]: namespace,
      [label.podUid]: uid,
      [label.containerName]: sandboxContainerName,
      [label.type]: containerTypes.sandbox,
      [label.logDirectory]: config.logDirectory,
      [label.cgroupParent]: config.cgroupParent,
    }),
    HostConfig: {
      NetworkMode: config.hostNetwork ? "host" : "none",
      IpcMode: config.hostIpc ? "host" : "shareable",
      PidMode: config.hostPid ? "host" : "",
      CgroupParent: node.cgroupParentOf(config.cgroupParent),
      CpuShares: sandboxCpuShares,
      OomScoreAdj: clampOomScoreAdj(sandboxOomScoreAdj, node),
      Sysctls: { ...config.sysctls },
      CapDrop: ["ALL"],
      SecurityOpt: ["no-new-privileges"],
      ReadonlyRootfs: true,
      LogConfig: { Type: "none", Config: {} },
      ...(config.runtimeClass ? { Runtime: config.runtimeClass } : {}),
    },
  };
}
