import { absent, type Defaulters, defaulter, empty, type Fields, inTurn, whenAbsent } from "./defaulter.ts";

interface ServiceView {
  readonly spec?: Fields & { readonly type?: string; readonly externalIPs?: readonly string[] };
  readonly status?: { readonly loadBalancer?: { readonly ingress?: readonly Fields[] } };
}

const protocol = whenAbsent({ protocol: "TCP" });

export const serviceDefaults: Defaulters = {
  "k8s.io.api.core.v1.Service": defaulter<ServiceView>(loadBalancerAddresses),
  "k8s.io.api.core.v1.ServiceSpec": inTurn(whenAbsent({ sessionAffinity: "None", type: "ClusterIP" }), serviceSpec),
  "k8s.io.api.core.v1.ServicePort": inTurn(protocol, (port) =>
    empty(port.targetPort) ? { targetPort: port.port } : undefined,
  ),
  "k8s.io.api.core.v1.EndpointPort": protocol,
  "k8s.io.api.discovery.v1.EndpointPort": whenAbsent({ name: "", protocol: "TCP" }),
  "k8s.io.kube_aggregator.pkg.apis.apiregistration.v1.ServiceReference": whenAbsent({ port: 443 }),
};

/** Long enough for a lunch: three hours, in seconds. */
const clientAffinitySeconds = 10800;

function serviceSpec(spec: Fields): Fields {
  const type = spec.type as string;
  const external = type === "NodePort" || type === "LoadBalancer";
  const internal = external || type === "ClusterIP";
  const byAddress = (spec.externalIPs as readonly string[] | undefined)?.length && type === "ClusterIP";
  return {
    ...affinity(spec),
    ...((external || byAddress) && empty(spec.externalTrafficPolicy) ? { externalTrafficPolicy: "Cluster" } : {}),
    ...(internal && absent(spec.internalTrafficPolicy) ? { internalTrafficPolicy: "Cluster" } : {}),
    ...(type === "LoadBalancer" && absent(spec.allocateLoadBalancerNodePorts)
      ? { allocateLoadBalancerNodePorts: true }
      : {}),
  };
}

function affinity(spec: Fields): Fields {
  if (spec.sessionAffinity === "None") return { sessionAffinityConfig: undefined };
  const { clientIP } = (spec.sessionAffinityConfig ?? {}) as { clientIP?: { timeoutSeconds?: number } };
  if (spec.sessionAffinity !== "ClientIP" || !absent(clientIP?.timeoutSeconds)) return {};
  return { sessionAffinityConfig: { clientIP: { timeoutSeconds: clientAffinitySeconds } } };
}

/** An address of a load balancer is the destination that nodes see, unless it says otherwise. */
function loadBalancerAddresses({ spec, status }: ServiceView): Fields | undefined {
  const ingress = status?.loadBalancer?.ingress;
  if (spec?.type !== "LoadBalancer" || !ingress?.some((address) => address.ip && absent(address.ipMode))) {
    return undefined;
  }
  const withMode = ingress.map(({ ip, hostname, ...rest }) => ({
    ...(absent(ip) ? {} : { ip }),
    ...(absent(hostname) ? {} : { hostname }),
    ...(ip && absent(rest.ipMode) ? { ipMode: "VIP", ...rest } : rest),
  }));
  return { status: { loadBalancer: { ingress: withMode } } };
}
