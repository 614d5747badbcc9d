import type { Service } from "@kubets/api/types/core-v1";
import type { Family } from "iptables-node";

/** One port of a service in one address family, as far as packets are concerned. */
export interface ServicePort {
  readonly namespace: string;
  readonly service: string;
  /** `namespace/name:port`, without the colon for a port without a name. */
  readonly name: string;
  /** Name of the port, by which endpoint slices name it too. */
  readonly portName: string;
  readonly protocol: "tcp" | "udp" | "sctp";
  readonly clusterIP: string;
  readonly port: number;
  /** 0 for none. */
  readonly nodePort: number;
  readonly externalIPs: readonly string[];
  readonly loadBalancerIPs: readonly string[];
  /** Who may use the load balancer's addresses; empty for everyone. */
  readonly sourceRanges: readonly string[];
  /** 0 for none. */
  readonly affinitySeconds: number;
  readonly internalLocal: boolean;
  readonly externalLocal: boolean;
}

const defaultAffinitySeconds = 10_800;

/** The ports that a proxy of the family serves: none for headless services, names, and those another proxy has. */
export function servicePortsOf(service: Service, family: Family): readonly ServicePort[] {
  const { namespace = "", name = "", labels = {} } = service.metadata;
  const spec = service.spec ?? {};
  if (spec.type === "ExternalName" || labels["service.kubernetes.io/service-proxy-name"] !== undefined) return [];
  const ofFamily = (address: string) => address.includes(":") === (family === "IPv6");
  const clusterIP = (spec.clusterIPs ?? (spec.clusterIP ? [spec.clusterIP] : [])).find(ofFamily);
  if (!clusterIP || clusterIP === "None") return [];
  const ingress = spec.type === "LoadBalancer" ? (service.status?.loadBalancer?.ingress ?? []) : [];
  const loadBalancerIPs = ingress
    .filter(({ ip, ipMode }) => ip && ofFamily(ip) && ipMode !== "Proxy")
    .map(({ ip }) => ip as string);
  const external = spec.type === "NodePort" || spec.type === "LoadBalancer" || (spec.externalIPs ?? []).length > 0;
  return (spec.ports ?? []).map((port) => ({
    namespace,
    service: name,
    name: port.name ? `${namespace}/${name}:${port.name}` : `${namespace}/${name}`,
    portName: port.name ?? "",
    protocol: (port.protocol ?? "TCP").toLowerCase() as ServicePort["protocol"],
    clusterIP,
    port: port.port,
    nodePort: port.nodePort ?? 0,
    externalIPs: (spec.externalIPs ?? []).filter(ofFamily),
    loadBalancerIPs,
    sourceRanges: (spec.loadBalancerSourceRanges ?? []).map((range) => range.trim()).filter(ofFamily),
    affinitySeconds:
      spec.sessionAffinity === "ClientIP"
        ? (spec.sessionAffinityConfig?.clientIP?.timeoutSeconds ?? defaultAffinitySeconds)
        : 0,
    internalLocal: spec.internalTrafficPolicy === "Local",
    externalLocal: external && spec.externalTrafficPolicy === "Local",
  }));
}

export const isExternal = ({ nodePort, externalIPs, loadBalancerIPs }: ServicePort): boolean =>
  nodePort > 0 || externalIPs.length > 0 || loadBalancerIPs.length > 0;
