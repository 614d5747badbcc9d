import { isIPv6 } from "node:net";
import { isDeepStrictEqual } from "node:util";
import { kinds } from "@kubets/api";
import type { Pod, Service } from "@kubets/api/types/core-v1";
import type { CacheView, Change, ObjectKey } from "@kubets/client";
import { keyOf } from "./controller-of.ts";
import { hasEnded, isReady } from "./pods.ts";

type Labels = Readonly<Record<string, string>>;

export const headlessLabel = "service.kubernetes.io/headless";

/** A service without an address of its own. */
export const isHeadless = ({ spec }: Service): boolean => !spec.clusterIP || spec.clusterIP === "None";

/** Whether the service's endpoints are found by labels; somebody else keeps those of the others. */
export const hasSelector = ({ spec }: Service): boolean => spec.type !== "ExternalName" && spec.selector !== undefined;

export const selects = ({ spec }: Service, labels: Labels = {}): boolean =>
  Object.entries(spec.selector ?? {}).every(([key, value]) => labels[key] === value);

export const podsOfService = (cache: CacheView, service: Service): readonly Pod[] =>
  cache.list(kinds.Pod, service.metadata.namespace).filter((pod) => selects(service, pod.metadata.labels));

export const servicesOfPod = ({ metadata }: Pod, cache: CacheView): readonly ObjectKey[] =>
  cache
    .list(kinds.Service, metadata.namespace)
    .filter((service) => hasSelector(service) && selects(service, metadata.labels))
    .map(keyOf);

/** Something about the pod that an endpoint shows has changed. */
export function changesEndpoint({ object, previous, type }: Change<Pod>): boolean {
  return type !== "updated" || !previous || !isDeepStrictEqual(shown(object), shown(previous));
}

const shown = (pod: Pod) => [
  pod.metadata.labels,
  pod.metadata.deletionTimestamp !== undefined,
  pod.spec.nodeName,
  pod.status?.podIPs,
  isReady(pod),
  hasEnded(pod),
];

/** Addresses of the family that the pod has. */
export const addressesOf = ({ status }: Pod, family: "IPv4" | "IPv6"): readonly string[] =>
  (status?.podIPs ?? (status?.podIP ? [{ ip: status.podIP }] : []))
    .map(({ ip }) => ip)
    .filter((ip) => isIPv6(ip) === (family === "IPv6"));

/** A pod of a headless service may have a name of its own in it. */
export const hostnameIn = ({ spec, metadata }: Pod, service: Service): string | undefined =>
  spec.hostname && spec.subdomain === service.metadata.name && metadata.namespace === service.metadata.namespace
    ? spec.hostname
    : undefined;
