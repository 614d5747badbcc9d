import type { Service } from "@kubets/api/types/core-v1";
import type { EndpointSlice } from "@kubets/api/types/discovery-v1";
import type { Draft } from "@kubets/client";

export const namespace = "kube-system";
export const serviceName = "kube-dns";

const ports = [
  { name: "dns", protocol: "UDP", port: 53 },
  { name: "dns-tcp", protocol: "TCP", port: 53 },
  { name: "metrics", protocol: "TCP", port: 9153 },
] as const;

/** The service whose address pods' resolv.conf names. Without a selector: every name server says itself where it is. */
export const dnsService = (clusterIPs: readonly string[]): Draft<Service> => ({
  metadata: {
    name: serviceName,
    namespace,
    labels: { "k8s-app": "kube-dns", "kubernetes.io/cluster-service": "true", "kubernetes.io/name": "KubeDNS" },
  },
  spec: {
    clusterIP: clusterIPs[0],
    clusterIPs,
    ipFamilyPolicy: clusterIPs.length > 1 ? "RequireDualStack" : "SingleStack",
    // A node's names are answered on the node.
    internalTrafficPolicy: "Local",
    ports: ports.map(({ name, protocol, port }) => ({ name, protocol, port, targetPort: port })),
  },
  status: { loadBalancer: {} },
});

export interface Announced {
  readonly nodeName: string;
  /** Of the Node object, when there is one: with it the slice goes. */
  readonly nodeUid: string | undefined;
  /** Where this process serves. */
  readonly address: string;
}

/** Where one name server is. */
export function ownSlice({ nodeName, nodeUid, address }: Announced): Draft<EndpointSlice> {
  const addressType = address.includes(":") ? "IPv6" : "IPv4";
  return {
    metadata: {
      name: `${serviceName}-${nodeName}${addressType === "IPv6" ? "-ipv6" : ""}`,
      namespace,
      labels: {
        "kubernetes.io/service-name": serviceName,
        "endpointslice.kubernetes.io/managed-by": "dns.kubets.io",
      },
      ...(nodeUid ? { ownerReferences: [{ apiVersion: "v1", kind: "Node", name: nodeName, uid: nodeUid }] } : {}),
    },
    addressType,
    ports,
    endpoints: [{ addresses: [address], nodeName, conditions: { ready: true, serving: true, terminating: false } }],
  };
}
