import { isDeepStrictEqual } from "node:util";
import { kinds } from "@kubets/api";
import type { Node, Pod, Service } from "@kubets/api/types/core-v1";
import type { Endpoint, EndpointPort, EndpointSlice } from "@kubets/api/types/discovery-v1";
import { type Action, create, type Decision, remove, update } from "@kubets/client";
import { controllerReference } from "../../objects/controller-of.ts";
import { hasEnded } from "../../objects/pods.ts";
import { headlessLabel, isHeadless } from "../../objects/services.ts";
import { triggerAnnotation, triggerTime } from "../../objects/trigger-time.ts";
import { endpointOf, type Family, portsOn } from "./endpoint.ts";
import { pack } from "./pack.ts";

export interface View {
  readonly service: Service;
  /** Those its selector matches. */
  readonly pods: readonly Pod[];
  /** Those of the service that we manage. */
  readonly slices: readonly EndpointSlice[];
  readonly node: (name: string) => Node | undefined;
  readonly mostEndpoints: number;
}

export const managedBy = "endpointslice.kubernetes.io/managed-by";
export const serviceLabel = "kubernetes.io/service-name";
export const manager = "endpointslice-controller.k8s.io";

export function reconcile(view: View): Decision {
  const { service, pods, slices } = view;
  const present = slices.filter(({ metadata }) => !metadata.deletionTimestamp);
  const owned = present.filter(({ metadata }) =>
    metadata.ownerReferences?.some(({ uid }) => uid === service.metadata.uid),
  );
  const families = (service.spec.ipFamilies ?? ["IPv4"]) as readonly Family[];
  const recorded = slices.map(({ metadata }) => metadata.annotations?.[triggerAnnotation]);
  const since = triggerTime(service, pods, recorded);
  const foreign = present.filter((slice) => !owned.includes(slice) || !families.includes(slice.addressType as Family));
  const kept = owned.filter((slice) => !foreign.includes(slice));
  return [
    ...families.flatMap((family) => ofFamily({ ...view, slices: kept }, family, since)),
    ...foreign.map((slice) => remove(kinds.EndpointSlice, slice)),
  ];
}

/** A slice as it should be: its ports and endpoints. */
interface Wanted {
  readonly ports: readonly EndpointPort[];
  readonly endpoints: readonly Endpoint[];
}

function ofFamily(view: View, family: Family, since: string | undefined): readonly Action[] {
  const { service, mostEndpoints } = view;
  const slices = view.slices.filter(({ addressType }) => addressType === family);
  const slicesByPorts = Map.groupBy(slices, ({ ports }) => textOf(ports));
  const groups = wantedByPorts(view, family);
  const created: Wanted[] = [];
  const changed = new Map<EndpointSlice, Wanted>();
  const surplus = slices.filter(({ ports }) => !groups.has(textOf(ports)));
  for (const [text, { ports, endpoints }] of groups) {
    const packing = pack(slicesByPorts.get(text) ?? [], endpoints, mostEndpoints);
    created.push(...packing.created.map((part) => ({ ports, endpoints: part })));
    for (const [slice, content] of packing.changed)
      if (content.length > 0) changed.set(slice, { ports, endpoints: content });
      else surplus.push(slice);
  }
  // A service without endpoints has one empty slice, so that its clients know that there are none.
  if (surplus.length === slices.length && created.length === 0) {
    const placeholder = surplus.findIndex((slice) => isEmpty(slice));
    if (placeholder >= 0) surplus.splice(placeholder, 1);
    else created.push({ ports: [], endpoints: [] });
  }
  // A slice that would go takes over one that would come: one write instead of two.
  while (created.length > 0 && surplus.length > 0) changed.set(surplus.pop()!, created.pop()!);
  const labels = labelsOf(service);
  for (const slice of slices)
    if (!changed.has(slice) && !surplus.includes(slice) && !isDeepStrictEqual(slice.metadata.labels, labels))
      changed.set(slice, { ports: slice.ports ?? [], endpoints: slice.endpoints ?? [] });
  return [
    ...(service.metadata.deletionTimestamp ? [] : created.map((one) => createSlice({ service, family, since }, one))),
    ...[...changed].map(([slice, wanted]) => updateSlice(slice, { labels, since }, wanted)),
    ...surplus.map((slice) => remove(kinds.EndpointSlice, slice)),
  ];
}

function wantedByPorts({ service, pods, node }: View, family: Family): ReadonlyMap<string, Wanted> {
  const groups = new Map<string, { ports: readonly EndpointPort[]; endpoints: Endpoint[] }>();
  for (const pod of pods) {
    if (hasEnded(pod)) continue;
    const { nodeName } = pod.spec;
    const itsNode = nodeName ? node(nodeName) : undefined;
    // A pod on a node that is gone, or not seen yet, gets no traffic unless that is asked for.
    if (nodeName && !itsNode && !service.spec.publishNotReadyAddresses) continue;
    const endpoint = endpointOf({ service, pod, node: itsNode, family });
    if (!endpoint) continue;
    const ports = portsOn(pod, service);
    const group = groups.get(textOf(ports));
    if (group) group.endpoints.push(endpoint);
    else groups.set(textOf(ports), { ports, endpoints: [endpoint] });
  }
  return groups;
}

/** An empty list may be null in JSON. */
const textOf = (ports: readonly EndpointPort[] | null | undefined): string =>
  (ports ?? [])
    .map(({ name = "", protocol = "TCP", port, appProtocol = "" }) => [name, protocol, port, appProtocol].join(" "))
    .sort()
    .join();

const isEmpty = ({ ports, endpoints }: EndpointSlice): boolean => !ports?.length && !endpoints?.length;

function labelsOf(service: Service): Readonly<Record<string, string>> {
  const { [headlessLabel]: _, ...labels } = service.metadata.labels ?? {};
  return {
    ...labels,
    ...(isHeadless(service) && { [headlessLabel]: "" }),
    [serviceLabel]: service.metadata.name ?? "",
    [managedBy]: manager,
  };
}

interface Place {
  readonly service: Service;
  readonly family: Family;
  readonly since: string | undefined;
}

const createSlice = ({ service, family, since }: Place, { ports, endpoints }: Wanted): Action =>
  create(kinds.EndpointSlice, {
    metadata: {
      generateName: `${service.metadata.name}-`,
      namespace: service.metadata.namespace,
      labels: labelsOf(service),
      ...(since && { annotations: { [triggerAnnotation]: since } }),
      ownerReferences: [controllerReference(kinds.Service, service)],
    },
    addressType: family,
    endpoints,
    ports,
  });

function updateSlice(
  slice: EndpointSlice,
  { labels, since }: { labels: Readonly<Record<string, string>>; since: string | undefined },
  { ports, endpoints }: Wanted,
): Action {
  const { [triggerAnnotation]: _, ...others } = slice.metadata.annotations ?? {};
  const annotations = { ...others, ...(since && { [triggerAnnotation]: since }) };
  return update(kinds.EndpointSlice, {
    ...slice,
    metadata: { ...slice.metadata, labels, annotations },
    endpoints,
    ports,
  });
}
