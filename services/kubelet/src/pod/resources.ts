import { parseQuantity } from "@kubets/api";
import type { Container, Pod } from "@kubets/api/types/core-v1";
import type { LinuxResources } from "../ports/pod-sandbox-config.ts";
import { containersOf } from "./containers-of.ts";
import { qosClassOf } from "./qos-class.ts";

type Amounts = Readonly<Record<string, string>> | undefined;

const periodMicroseconds = 100_000;
const smallestShares = 2;
const largestShares = 262_144;
const smallestQuota = 1000;

/** Of a resource: thousandths for CPU, whole units for all others. Undefined where nothing is said. */
const amount = (amounts: Amounts, name: string): number | undefined => {
  const text = amounts?.[name];
  if (text === undefined) return undefined;
  return Number(name === "cpu" ? parseQuantity(text).asMilli() : parseQuantity(text).value());
};

/** The cgroup of one container. */
export const containerResources = ({ resources }: Container): LinuxResources =>
  linuxResources({
    cpuRequest: amount(resources?.requests, "cpu") ?? amount(resources?.limits, "cpu") ?? 0,
    cpuLimit: amount(resources?.limits, "cpu"),
    memoryLimit: amount(resources?.limits, "memory"),
  });

/** The cgroup around all containers of a pod; a limit holds only where every container has one. */
export function podResources(pod: Pod): LinuxResources {
  return linuxResources({
    cpuRequest: podRequest(pod, "cpu"),
    cpuLimit: podLimit(pod, "cpu"),
    memoryLimit: podLimit(pod, "memory"),
  });
}

/** What a pod needs at most at one time: its containers and sidecars, or one init container beside the sidecars before it. */
export function podRequest(pod: Pod, name: string): number {
  const own = amount(pod.spec.resources?.requests, name);
  const overhead = amount(pod.spec.overhead, name) ?? 0;
  if (own !== undefined) return own + overhead;
  return most(pod, (container) => amount(container.resources?.requests, name) ?? 0) + overhead;
}

function podLimit(pod: Pod, name: string): number | undefined {
  const own = amount(pod.spec.resources?.limits, name);
  if (own !== undefined) return own;
  const limited = [...(pod.spec.initContainers ?? []), ...pod.spec.containers].every(
    (container) => amount(container.resources?.limits, name) !== undefined,
  );
  return limited ? most(pod, (container) => amount(container.resources?.limits, name) ?? 0) : undefined;
}

function most(pod: Pod, of: (container: Container) => number): number {
  let sidecars = 0;
  let highest = 0;
  let apps = 0;
  for (const { role, spec } of containersOf(pod)) {
    if (role === "sidecar") sidecars += of(spec);
    if (role === "init") highest = Math.max(highest, sidecars + of(spec));
    if (role === "app") apps += of(spec);
  }
  return Math.max(highest, sidecars + apps);
}

interface Wanted {
  readonly cpuRequest: number;
  readonly cpuLimit: number | undefined;
  readonly memoryLimit: number | undefined;
}

/** 1024 shares are one CPU. */
const linuxResources = ({ cpuRequest, cpuLimit, memoryLimit }: Wanted): LinuxResources => ({
  cpuShares: Math.min(largestShares, Math.max(smallestShares, Math.floor((cpuRequest * 1024) / 1000))),
  ...(cpuLimit
    ? {
        cpuPeriodMicroseconds: periodMicroseconds,
        cpuQuotaMicroseconds: Math.max(smallestQuota, Math.floor((cpuLimit * periodMicroseconds) / 1000)),
      }
    : {}),
  ...(memoryLimit ? { memoryLimitBytes: memoryLimit } : {}),
});

/** `/kubepods/burstable/pod<uid>`; guaranteed pods are directly below `/kubepods`. */
export function cgroupParent(pod: Pod): string {
  const qos = qosClassOf(pod);
  const folder = qos === "Guaranteed" ? "" : `/${qos.toLowerCase()}`;
  return `/kubepods${folder}/pod${pod.metadata.uid}`;
}

/** How early the kernel kills it when memory is short: -997 guaranteed, 1000 best effort, between by the share requested. */
export function oomScoreAdj(pod: Pod, container: Container, nodeMemoryBytes: number): number {
  const qos = qosClassOf(pod);
  if (qos === "Guaranteed") return -997;
  if (qos === "BestEffort") return 1000;
  const requested = amount(container.resources?.requests, "memory") ?? 0;
  const score = 1000 - Math.floor((1000 * requested) / nodeMemoryBytes);
  return Math.min(999, Math.max(3, score));
}
