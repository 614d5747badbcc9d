import type { NodeCondition, NodeStatus } from "@kubets/api/types/core-v1";
import type { ImageSummary } from "../ports/image.ts";
import { same } from "../status/same.ts";
import { timeText } from "../status/time-text.ts";
import type { Machine } from "./machine.ts";

export interface NodeFacts {
  readonly machine: Machine;
  readonly hostname: string;
  readonly addresses: readonly string[];
  readonly maxPods: number;
  /** Kept for the system, of every resource. */
  readonly reservedMemoryBytes: number;
  readonly reservedCpuMilli: number;
  readonly port: number;
  readonly runtimeVersion: string;
  readonly kubeletVersion: string;
  readonly images: readonly ImageSummary[];
  /** Why pods cannot be run now; empty when they can. */
  readonly problems: readonly string[];
  readonly pressure: { readonly memory: boolean; readonly disk: boolean; readonly pids: boolean };
}

const mostImages = 50;

/** What the API is to know of the node. Conditions keep the time of their last change. */
export function nodeStatus(facts: NodeFacts, before: NodeStatus | undefined, now: Date): NodeStatus {
  const { machine, maxPods } = facts;
  const amounts = (cpuMilli: number, memory: number) => ({
    cpu: cpuMilli % 1000 === 0 ? String(cpuMilli / 1000) : `${cpuMilli}m`,
    "ephemeral-storage": `${Math.floor(machine.storageBytes / 1024)}Ki`,
    "hugepages-1Gi": "0",
    "hugepages-2Mi": "0",
    memory: `${Math.floor(memory / 1024)}Ki`,
    pods: String(maxPods),
  });
  return {
    ...before,
    capacity: { ...before?.capacity, ...amounts(machine.cpus * 1000, machine.memoryBytes) },
    allocatable: {
      ...before?.allocatable,
      ...amounts(machine.cpus * 1000 - facts.reservedCpuMilli, machine.memoryBytes - facts.reservedMemoryBytes),
    },
    conditions: conditions(facts, before?.conditions ?? [], now),
    addresses: [
      ...facts.addresses.map((address) => ({ type: "InternalIP", address })),
      { type: "Hostname", address: facts.hostname },
    ],
    daemonEndpoints: { kubeletEndpoint: { Port: facts.port } },
    nodeInfo: {
      machineID: machine.machineID,
      systemUUID: machine.systemUUID,
      bootID: machine.bootID,
      kernelVersion: machine.kernelVersion,
      osImage: machine.osImage,
      containerRuntimeVersion: facts.runtimeVersion,
      kubeletVersion: facts.kubeletVersion,
      kubeProxyVersion: "",
      operatingSystem: "linux",
      architecture: machine.architecture,
    },
    images: facts.images
      .filter(({ tags, digests }) => tags.length + digests.length > 0)
      .toSorted((a, b) => b.size - a.size)
      .slice(0, mostImages)
      .map(({ tags, digests, size }) => ({ names: [...digests, ...tags].slice(0, 5), sizeBytes: size })),
  };
}

type Bare = Pick<NodeCondition, "type" | "status" | "reason" | "message">;

function conditions(facts: NodeFacts, before: readonly NodeCondition[], now: Date): NodeCondition[] {
  const { pressure, problems } = facts;
  const own: Bare[] = [
    pressed("MemoryPressure", pressure.memory, [
      "KubeletHasInsufficientMemory",
      "KubeletHasSufficientMemory",
      "memory available",
    ]),
    pressed("DiskPressure", pressure.disk, ["KubeletHasDiskPressure", "KubeletHasNoDiskPressure", "disk pressure"]),
    pressed("PIDPressure", pressure.pids, ["KubeletHasInsufficientPID", "KubeletHasSufficientPID", "PID available"]),
    problems.length === 0
      ? { type: "Ready", status: "True", reason: "KubeletReady", message: "kubelet is posting ready status" }
      : { type: "Ready", status: "False", reason: "KubeletNotReady", message: problems.join(", ") },
  ];
  const others = before.filter(({ type }) => !own.some((one) => one.type === type));
  return [
    ...others,
    ...own.map((one) => {
      const known = before.find(({ type }) => type === one.type);
      const since = known?.status === one.status ? known.lastTransitionTime : undefined;
      return { ...one, lastHeartbeatTime: timeText(now), lastTransitionTime: since ?? timeText(now) };
    }),
  ];
}

function pressed(type: string, is: boolean, [bad, good, what]: readonly [string, string, string]): Bare {
  const message =
    what === "disk pressure"
      ? is
        ? "kubelet has disk pressure"
        : "kubelet has no disk pressure"
      : `kubelet has ${is ? "insufficient" : "sufficient"} ${what}`;
  return { type, status: is ? "True" : "False", reason: is ? bad : good, message };
}

/** Whether the API must hear of it now, and not only with the next report: all but the heartbeats counts. */
export const differs = (a: NodeStatus | undefined, b: NodeStatus): boolean => !same(bare(a), bare(b));

/** The API leaves a list of no images out. */
const bare = (status: NodeStatus | undefined) => ({
  ...status,
  images: status?.images ?? [],
  conditions: status?.conditions?.map(({ lastHeartbeatTime: _, ...rest }) => rest),
});
