import type { Node, Pod, Service } from "@kubets/api/types/core-v1";
import type { Endpoint, EndpointHints, EndpointPort } from "@kubets/api/types/discovery-v1";
import { isReady } from "../../objects/pods.ts";
import { targetPort } from "../../objects/service-ports.ts";
import { addressesOf, hostnameIn } from "../../objects/services.ts";

export type Family = "IPv4" | "IPv6";

export interface EndpointView {
  readonly service: Service;
  readonly pod: Pod;
  readonly node: Node | undefined;
  readonly family: Family;
}

const zoneLabel = "topology.kubernetes.io/zone";

/** How a pod stands in a slice; undefined when it has no address of the family. */
export function endpointOf({ service, pod, node, family }: EndpointView): Endpoint | undefined {
  const addresses = addressesOf(pod, family);
  if (addresses.length === 0) return undefined;
  const serving = isReady(pod);
  const terminating = pod.metadata.deletionTimestamp !== undefined;
  const ready = service.spec.publishNotReadyAddresses === true || (serving && !terminating);
  const { namespace, name, uid } = pod.metadata;
  const { nodeName } = pod.spec;
  const hostname = hostnameIn(pod, service);
  const zone = node?.metadata.labels?.[zoneLabel] || undefined;
  const hints = hintsOf(service, zone, nodeName);
  return {
    addresses,
    conditions: { ready, serving, terminating },
    ...(hostname && { hostname }),
    targetRef: { kind: "Pod", namespace, name, uid },
    ...(nodeName && { nodeName }),
    ...(zone && { zone }),
    ...(hints && { hints }),
  };
}

/** Whom the endpoint serves first, where the service prefers what is near. */
function hintsOf({ spec }: Service, zone: string | undefined, node: string | undefined): EndpointHints | undefined {
  const forZones = zone ? { forZones: [{ name: zone }] } : undefined;
  switch (spec.trafficDistribution) {
    case "PreferClose":
    case "PreferSameZone":
      return forZones;
    case "PreferSameNode":
      return node ? { ...forZones, forNodes: [{ name: node }] } : forZones;
    default:
      return undefined;
  }
}

/** The service's ports as this pod has them; pods that name ports differently stand in different slices. */
export const portsOn = (pod: Pod, { spec }: Service): readonly EndpointPort[] =>
  (spec.ports ?? []).flatMap((servicePort) => {
    const port = targetPort(pod, servicePort);
    const { name = "", protocol = "TCP", appProtocol } = servicePort;
    return port === undefined ? [] : [{ name, protocol, port, ...(appProtocol && { appProtocol }) }];
  });
