import { isDeepStrictEqual } from "node:util";
import { kinds } from "@kubets/api";
import type { Endpoints, Pod, Service } from "@kubets/api/types/core-v1";
import { create, type Decision, defineController, remove, update, watching } from "@kubets/client";
import { keyOf } from "../../objects/controller-of.ts";
import {
  changesEndpoint,
  hasSelector,
  headlessLabel,
  isHeadless,
  podsOfService,
  servicesOfPod,
} from "../../objects/services.ts";
import { triggerAnnotation, triggerTime } from "../../objects/trigger-time.ts";
import { subsetsOf, truncate } from "./subsets.ts";

const managedBy = "endpoints.kubernetes.io/managed-by";
const manager = "endpoint-controller";
const overCapacity = "endpoints.kubernetes.io/over-capacity";

interface View {
  readonly service: Service | undefined;
  readonly endpoints: Endpoints | undefined;
  readonly pods: readonly Pod[];
}

export function reconcile({ service, endpoints, pods }: View): Decision {
  if (!service) {
    const ours = endpoints?.metadata.labels?.[managedBy] === manager;
    return endpoints && ours ? [remove(kinds.Endpoints, endpoints)] : [];
  }
  if (service.metadata.deletionTimestamp) return [];
  const { subsets, truncated } = truncate(subsetsOf(service, pods));
  const { [headlessLabel]: _, ...shared } = service.metadata.labels ?? {};
  const labels = { ...shared, ...(isHeadless(service) && { [headlessLabel]: "" }), [managedBy]: manager };
  const known = endpoints?.metadata.annotations ?? {};
  const same =
    endpoints &&
    isDeepStrictEqual(endpoints.subsets ?? [], subsets) &&
    isDeepStrictEqual(endpoints.metadata.labels, labels) &&
    (known[overCapacity] === "truncated") === truncated;
  if (same) return [];
  const { [triggerAnnotation]: recorded, [overCapacity]: _capacity, ...others } = known;
  const since = triggerTime(service, pods, [recorded]);
  const annotations = {
    ...others,
    ...(since && { [triggerAnnotation]: since }),
    ...(truncated && { [overCapacity]: "truncated" }),
  };
  if (endpoints)
    return [
      update(kinds.Endpoints, { ...endpoints, metadata: { ...endpoints.metadata, labels, annotations }, subsets }),
    ];
  const { name, namespace } = service.metadata;
  return [create(kinds.Endpoints, { metadata: { name, namespace, labels, annotations }, subsets })];
}

/** The legacy mirror of EndpointSlices, for services that have a selector. */
export const endpoints = defineController<View>({
  name: "endpoints",
  source: "endpoint-controller",
  of: kinds.Service,
  watches: [watching(kinds.Pod, servicesOfPod, changesEndpoint), watching(kinds.Endpoints, (one) => [keyOf(one)])],
  view: (cache, key) => {
    const service = cache.get(kinds.Service, key);
    if (service && !hasSelector(service)) return undefined;
    const found = cache.get(kinds.Endpoints, key);
    return { service, endpoints: found, pods: service ? podsOfService(cache, service) : [] };
  },
  reconcile,
});
