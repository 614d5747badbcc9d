import { isDeepStrictEqual } from "node:util";
import type { Service, ServiceSpec } from "@kubets/api/types/core-v1";

/**
 * A change of type leaves fields behind that only the former type may have. Where the client just did not touch them they
 * are dropped; where it changed them they stay, for validation to refuse.
 */
export function dropFieldsOfFormerType(next: Service, previous: Service): Service {
  if (!next.spec || !previous.spec) return next;
  const before = previous.spec;
  const lost = (needed: (spec: ServiceSpec) => boolean) => needed(before) && !needed(next.spec as ServiceSpec);
  const untouched = (...fields: (keyof ServiceSpec)[]) =>
    fields.every((field) => isDeepStrictEqual(next.spec?.[field], before[field]));

  const dropped = new Set<keyof ServiceSpec>();
  const drop = (...fields: (keyof ServiceSpec)[]) => {
    for (const field of fields) dropped.add(field);
  };
  if (lost(needsClusterIP)) {
    if (untouched("clusterIP", "clusterIPs")) drop("clusterIP", "clusterIPs");
    if (untouched("ipFamilies")) drop("ipFamilies");
    if (untouched("ipFamilyPolicy")) drop("ipFamilyPolicy");
  }
  if (lost(needsHealthCheckNodePort) && untouched("healthCheckNodePort")) drop("healthCheckNodePort");
  if (lost(isLoadBalancer) && untouched("allocateLoadBalancerNodePorts")) drop("allocateLoadBalancerNodePorts");
  if (lost(isLoadBalancer) && untouched("loadBalancerClass")) drop("loadBalancerClass");
  if (lost(isReachableFromOutside) && untouched("externalTrafficPolicy")) drop("externalTrafficPolicy");

  const kept = Object.fromEntries(
    Object.entries(next.spec).filter(([field]) => !dropped.has(field as keyof ServiceSpec)),
  );
  const spec = lost(needsNodePorts) && addsNoNodePort(next.spec, before) ? withoutNodePorts(kept) : kept;
  const status = next.spec.type === "LoadBalancer" ? next.status : { ...next.status, loadBalancer: {} };
  return { ...next, spec, status };
}

export const needsClusterIP = (spec: ServiceSpec): boolean => spec.type !== "ExternalName";
export const needsNodePorts = (spec: ServiceSpec): boolean => spec.type === "NodePort" || spec.type === "LoadBalancer";
export const needsHealthCheckNodePort = (spec: ServiceSpec): boolean =>
  spec.type === "LoadBalancer" && spec.externalTrafficPolicy === "Local";
const isLoadBalancer = (spec: ServiceSpec) => spec.type === "LoadBalancer";
const isReachableFromOutside = (spec: ServiceSpec) =>
  needsNodePorts(spec) || (spec.type === "ClusterIP" && (spec.externalIPs ?? []).length > 0);

const nodePortsOf = ({ ports }: ServiceSpec) => new Set((ports ?? []).flatMap(({ nodePort }) => nodePort || []));
const addsNoNodePort = (next: ServiceSpec, before: ServiceSpec) => nodePortsOf(next).isSubsetOf(nodePortsOf(before));

const withoutNodePorts = (spec: ServiceSpec): ServiceSpec =>
  spec.ports ? { ...spec, ports: spec.ports.map(({ nodePort: _, ...port }) => port) } : spec;
