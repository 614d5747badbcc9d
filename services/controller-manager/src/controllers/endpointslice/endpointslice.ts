import { kinds } from "@kubets/api";
import type { Node } from "@kubets/api/types/core-v1";
import type { EndpointSlice } from "@kubets/api/types/discovery-v1";
import { type CacheView, type Change, defineController, watching } from "@kubets/client";
import { podsOnNode, podsOnNodeIndex } from "../../objects/node-index.ts";
import { changesEndpoint, hasSelector, podsOfService, servicesOfPod } from "../../objects/services.ts";
import { managedBy, manager, reconcile, serviceLabel, type View } from "./reconcile.ts";

const index = "service";
const serviceOf = ({ metadata }: EndpointSlice): string => `${metadata.namespace}/${metadata.labels?.[serviceLabel]}`;
const isOurs = ({ metadata }: EndpointSlice): boolean => metadata.labels?.[managedBy] === manager;
const zoneOf = ({ metadata }: Node) => metadata.labels?.["topology.kubernetes.io/zone"];
const changesPlace = ({ type, object, previous }: Change<Node>): boolean =>
  type !== "updated" || !previous || zoneOf(object) !== zoneOf(previous);

/** Keeps the EndpointSlices of services that have a selector. */
export const endpointSlices = (mostEndpoints: number) =>
  defineController<View>({
    name: "endpointslice",
    source: "endpoint-slice-controller",
    of: kinds.Service,
    watches: [
      watching(kinds.Pod, servicesOfPod, changesEndpoint),
      watching(kinds.Node, servicesOnNode, changesPlace),
      watching(kinds.EndpointSlice, (slice) => {
        const { namespace, labels } = slice.metadata;
        return isOurs(slice) ? [{ namespace, name: labels?.[serviceLabel] ?? "" }] : [];
      }),
    ],
    holds: [
      podsOnNodeIndex,
      { kind: kinds.EndpointSlice, how: { indexes: { [index]: (slice) => [serviceOf(slice as EndpointSlice)] } } },
    ],
    view: (cache, key) => {
      const service = cache.get(kinds.Service, key);
      if (!service || !hasSelector(service)) return undefined;
      return {
        service,
        pods: podsOfService(cache, service),
        slices: cache.by(kinds.EndpointSlice, index, `${key.namespace}/${key.name}`).filter(isOurs),
        node: (name) => cache.get(kinds.Node, { name }),
        mostEndpoints,
      };
    },
    reconcile,
  });

const servicesOnNode = ({ metadata }: Node, cache: CacheView) =>
  podsOnNode(cache, metadata.name ?? "").flatMap((pod) => servicesOfPod(pod, cache));
