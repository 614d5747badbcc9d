import type { ServicePort, ServiceSpec } from "@kubets/api/types/core-v1";
import { needsClusterIP, needsHealthCheckNodePort } from "./former-type.ts";

/** What a client left out of an update because it was given, not chosen, stays: addresses and node ports. */
export function keepAllocated(next: ServiceSpec, previous: ServiceSpec): ServiceSpec {
  const kept: ServiceSpec = { ...next };
  const both = (needs: (spec: ServiceSpec) => boolean) => needs(previous) && needs(next);
  const addresses = both(needsClusterIP) ? keepAddresses(kept, previous) : kept;
  const ports = both(isGivenNodePorts) && next.ports ? { ports: keepNodePorts(next.ports, previous.ports ?? []) } : {};
  const health = both(needsHealthCheckNodePort) && !next.healthCheckNodePort && previous.healthCheckNodePort;
  return { ...addresses, ...ports, ...(health ? { healthCheckNodePort: health } : {}) };
}

const isGivenNodePorts = ({ type, allocateLoadBalancerNodePorts }: ServiceSpec): boolean =>
  type === "NodePort" || (type === "LoadBalancer" && allocateLoadBalancerNodePorts !== false);

function keepAddresses(next: ServiceSpec, previous: ServiceSpec): ServiceSpec {
  const clusterIP = next.clusterIP || previous.clusterIP;
  const clusterIPs = next.clusterIPs?.length ? next.clusterIPs : previous.clusterIPs;
  return { ...next, ...(clusterIP ? { clusterIP } : {}), ...(clusterIPs ? { clusterIPs } : {}) };
}

/** Ports are matched by name; a node port that the update names elsewhere is not given twice. */
function keepNodePorts(next: readonly ServicePort[], previous: readonly ServicePort[]): ServicePort[] {
  const numbers = (ports: readonly ServicePort[]) => new Set(ports.flatMap(({ nodePort }) => nodePort || []));
  const used = numbers(previous).intersection(numbers(next));
  const byName = new Map(previous.map(({ name = "", nodePort = 0 }) => [name, nodePort]));
  return next.map((port) => {
    const before = byName.get(port.name ?? "") ?? 0;
    return port.nodePort || !before || used.has(before) ? port : { ...port, nodePort: before };
  });
}

/** Older clients know only `clusterIP`: the list follows where they change it. */
export function syncClusterIps(next: ServiceSpec, previous: ServiceSpec | undefined): ServiceSpec {
  const { clusterIP = "", clusterIPs = [] } = next;
  if (!previous) return clusterIP && !clusterIPs.length ? { ...next, clusterIPs: [clusterIP] } : next;
  const before = previous.clusterIPs ?? [];
  if (clusterIP && clusterIP === previous.clusterIP && !clusterIPs.length && before.length) {
    return { ...next, clusterIPs: before };
  }
  const sameList = clusterIPs.length === before.length && clusterIPs.every((one, i) => one === before[i]);
  if (clusterIP === (previous.clusterIP ?? "") || !sameList) return next;
  const { clusterIPs: _, ...rest } = next;
  return clusterIP ? { ...rest, clusterIPs: [clusterIP] } : rest;
}
