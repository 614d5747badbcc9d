import { kinds } from "@kubets/api";
import type { Service } from "@kubets/api/types/core-v1";
import type { EndpointSlice } from "@kubets/api/types/discovery-v1";
import type { Cache } from "@kubets/client";
import { comparable } from "./reverse-name.ts";
import type { ZoneView } from "./zone-view.ts";

const serviceLabel = "kubernetes.io/service-name";
/** Kubernetes' own controllers label the slices of headless services: only their pods have names. */
const headlessLabel = "service.kubernetes.io/headless";

/** Holds what the zone is made of. */
export function followZone(cache: Cache): ZoneView {
  cache.hold(kinds.Namespace);
  cache.hold(kinds.Service, {
    indexes: { address: ({ spec }: Service) => (spec?.clusterIPs ?? []).filter((ip) => ip !== "None").map(comparable) },
  });
  cache.hold(kinds.EndpointSlice, {
    indexes: {
      service: ({ metadata }: EndpointSlice) => [`${metadata.namespace}/${metadata.labels?.[serviceLabel]}`],
      address: ({ metadata, endpoints }: EndpointSlice) =>
        metadata.labels?.[headlessLabel] === undefined
          ? []
          : (endpoints ?? []).flatMap(({ addresses }) => addresses.map(comparable)),
    },
  });
  return {
    service: (namespace, name) => cache.get(kinds.Service, { namespace, name }),
    slices: (namespace, service) => cache.by(kinds.EndpointSlice, "service", `${namespace}/${service}`),
    hasNamespace: (name) => cache.get(kinds.Namespace, { name }) !== undefined,
    servicesAt: (address) => cache.by(kinds.Service, "address", address),
    slicesAt: (address) => cache.by(kinds.EndpointSlice, "address", address),
  };
}
