import type { APIService } from "@kubets/api/types/apiregistration-v1";
import type { EndpointSubset, Endpoints, Service } from "@kubets/api/types/core-v1";
import type { EndpointSlice } from "@kubets/api/types/discovery-v1";
import type { Ingress, IngressClass, IPAddress, NetworkPolicy, ServiceCIDR } from "@kubets/api/types/networking-v1";
import { age, type Cell, firstFew, labelText, nameOf, none, unset } from "./cell.ts";
import { selectorText } from "./workloads.ts";

export const services = (object: Service): Cell[] => [
  nameOf(object),
  object.spec?.type ?? "",
  object.spec?.clusterIPs?.[0] || object.spec?.clusterIP || none,
  externalText(object),
  portsText(object),
  age(object),
  labelText(object.spec?.selector),
];

function externalText({ spec, status }: Service): string {
  const external = spec?.externalIPs ?? [];
  if (spec?.type === "ExternalName") return spec.externalName ?? "";
  if (spec?.type !== "LoadBalancer") return external.join(",") || none;
  const balanced = (status?.loadBalancer?.ingress ?? []).map(({ ip, hostname }) => ip || hostname || "");
  return [...new Set(balanced.filter(Boolean)), ...external].join(",") || "<pending>";
}

function portsText({ spec }: Service): string {
  const ports = spec?.ports ?? [];
  const one = ({ port, nodePort, protocol }: (typeof ports)[number]) =>
    `${port ?? 0}${nodePort ? `:${nodePort}` : ""}/${protocol ?? ""}`;
  return ports.map(one).join(",") || none;
}

export const endpoints = (object: Endpoints): Cell[] => [
  nameOf(object),
  firstFew((object.subsets ?? []).flatMap(subsetAddresses), ",") || none,
  age(object),
];

function subsetAddresses({ addresses = [], ports = [] }: EndpointSubset): string[] {
  const ips = addresses.map(({ ip }) => ip ?? "");
  if (ports.length === 0) return ips;
  return ports.flatMap(({ port }) => ips.map((ip) => (ip.includes(":") ? `[${ip}]:${port}` : `${ip}:${port}`)));
}

export const endpointSlices = (object: EndpointSlice): Cell[] => [
  nameOf(object),
  object.addressType ?? "",
  firstFew(
    (object.ports ?? []).map(({ port, name }) => String(port ?? name ?? "*")),
    ",",
  ) || unset,
  firstFew(
    (object.endpoints ?? []).flatMap(({ addresses = [] }) => addresses),
    ",",
  ) || unset,
  age(object),
];

export function ingresses(object: Ingress): Cell[] {
  const hosts = (object.spec?.rules ?? []).map(({ host }) => host ?? "").filter(Boolean);
  const addresses = (object.status?.loadBalancer?.ingress ?? []).map(({ ip, hostname }) => ip || hostname || "");
  return [
    nameOf(object),
    object.spec?.ingressClassName || none,
    firstFew(hosts, ",") || "*",
    addresses.join(","),
    object.spec?.tls?.length ? "80, 443" : "80",
    age(object),
  ];
}

export function ingressClasses(object: IngressClass): Cell[] {
  const parameters = object.spec?.parameters;
  const group = parameters?.apiGroup ? `.${parameters.apiGroup}` : "";
  return [
    nameOf(object),
    object.spec?.controller ?? "",
    parameters ? `${parameters.kind}${group}/${parameters.name}` : none,
    age(object),
  ];
}

/** Its age has no column; clients show what has one. */
export function ipAddresses(object: IPAddress): Cell[] {
  const parent = object.spec?.parentRef;
  if (!parent) return [nameOf(object), none, age(object)];
  const resource = parent.group ? `${parent.resource}.${parent.group}` : (parent.resource ?? "");
  const parts = [resource.toLowerCase(), parent.namespace, parent.name].filter(Boolean);
  return [nameOf(object), parts.join("/"), age(object)];
}

export const networkPolicies = (object: NetworkPolicy): Cell[] => [
  nameOf(object),
  selectorText(object.spec?.podSelector),
  age(object),
];

export const serviceCidrs = (object: ServiceCIDR): Cell[] => [
  nameOf(object),
  (object.spec?.cidrs ?? []).join(","),
  age(object),
];

export function apiServices(object: APIService): Cell[] {
  const { service } = object.spec ?? {};
  const available = object.status?.conditions?.find(({ type }) => type === "Available");
  const reason = available?.status !== "True" && available?.reason ? ` (${available.reason})` : "";
  return [
    nameOf(object),
    service ? `${service.namespace}/${service.name}` : "Local",
    available ? `${available.status}${reason}` : "Unknown",
    age(object),
  ];
}
