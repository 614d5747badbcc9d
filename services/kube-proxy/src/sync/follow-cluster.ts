import { kinds } from "@kubets/api";
import type { Node, Service } from "@kubets/api/types/core-v1";
import type { EndpointSlice } from "@kubets/api/types/discovery-v1";
import type { ServiceCIDR } from "@kubets/api/types/networking-v1";
import type { Cache } from "@kubets/client";
import type { ClusterView } from "./create-synchroniser.ts";

const notOurs = "!service.kubernetes.io/headless,!service.kubernetes.io/service-proxy-name";
const serviceLabel = "kubernetes.io/service-name";
const zoneLabel = "topology.kubernetes.io/zone";
const byService = "service";

export interface Following {
  readonly cache: Cache;
  readonly nodeName: string;
  readonly onService: (name: string, what: "service" | "endpoint") => void;
  readonly onEverything: () => void;
}

/** Holds what a proxy needs of the cluster, and tells which services have changed. */
export function followCluster({ cache, nodeName, onService, onEverything }: Following): ClusterView & {
  /** Of this node: undefined when it is not registered. */
  readonly nodeObject: () => Node | undefined;
} {
  cache.hold(kinds.Service, { select: { labelSelector: notOurs } });
  cache.hold(kinds.EndpointSlice, {
    select: { labelSelector: notOurs },
    indexes: { [byService]: (slice: EndpointSlice) => [serviceOf(slice)] },
  });
  cache.hold(kinds.Node, { select: { fieldSelector: `metadata.name=${nodeName}` } });
  cache.hold(kinds.ServiceCIDR);
  cache.onChange(kinds.Service, ({ object }) => onService(nameOf(object), "service"));
  cache.onChange(kinds.EndpointSlice, ({ object, previous }) => {
    onService(serviceOf(object), "endpoint");
    if (previous && serviceOf(previous) !== serviceOf(object)) onService(serviceOf(previous), "endpoint");
  });
  cache.onChange(kinds.ServiceCIDR, onEverything);
  const zoneOf = (node: Node | undefined) => node?.metadata.labels?.[zoneLabel] ?? "";
  cache.onChange(kinds.Node, ({ object, previous }) => {
    if (zoneOf(object) !== zoneOf(previous)) onEverything();
  });
  const nodeObject = () => cache.get<Node>(kinds.Node, { name: nodeName });
  return {
    get node() {
      return { name: nodeName, zone: zoneOf(nodeObject()) };
    },
    nodeObject,
    serviceNames: () => cache.list<Service>(kinds.Service).map(nameOf),
    serviceState: (name) => {
      const [namespace = "", service = ""] = name.split("/");
      return {
        service: cache.get<Service>(kinds.Service, { namespace, name: service }),
        slices: cache.by<EndpointSlice>(kinds.EndpointSlice, byService, name),
      };
    },
    serviceRanges: () => cache.list<ServiceCIDR>(kinds.ServiceCIDR).flatMap(({ spec }) => spec?.cidrs ?? []),
  };
}

const nameOf = ({ metadata: { namespace, name } }: Service): string => `${namespace}/${name}`;
const serviceOf = ({ metadata: { namespace, labels } }: EndpointSlice): string =>
  `${namespace}/${labels?.[serviceLabel] ?? ""}`;
