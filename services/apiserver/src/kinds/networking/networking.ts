import { isDeepStrictEqual } from "node:util";
import { kinds } from "@kubets/api";
import type { Endpoints } from "@kubets/api/types/core-v1";
import type { EndpointSlice } from "@kubets/api/types/discovery-v1";
import type { Ingress, NetworkPolicy } from "@kubets/api/types/networking-v1";
import { holdsEmpty } from "../../road/holds-empty.ts";
import { defineKind } from "../define-kind.ts";
import { contentChanges } from "../plain-kinds.ts";
import { cidrWarnings, ipWarnings } from "../warnings.ts";

const ingressClassAnnotation = "kubernetes.io/ingress.class";

export const ingress = defineKind<Ingress>({
  kind: kinds.Ingress,
  generation: "spec",
  warnings: ({ metadata, spec }, previous) =>
    !previous && metadata.annotations?.[ingressClassAnnotation] !== undefined && !spec?.ingressClassName
      ? [`annotation "${ingressClassAnnotation}" is deprecated, please use 'spec.ingressClassName' instead`]
      : [],
  parts: { status: { warnings: ({ status }) => loadBalancerWarnings(status?.loadBalancer?.ingress) } },
});

/** Addresses that a load balancer reports. */
export const loadBalancerWarnings = (reported: readonly { readonly ip?: string }[] = []): string[] =>
  reported.flatMap(({ ip }, i) => (ip ? ipWarnings(`status.loadBalancer.ingress[${i}]`, ip) : []));

export const networkPolicy = defineKind<NetworkPolicy>({
  kind: kinds.NetworkPolicy,
  generation: (next, previous, sent) =>
    !isDeepStrictEqual(next.spec, previous.spec) ||
    holdsEmpty(kinds.NetworkPolicy.message, { spec: (sent as NetworkPolicy | undefined)?.spec }),
  warnings: ({ spec }) =>
    [
      ...(spec?.ingress ?? []).map(({ from }, i) => ({ peers: from, path: `spec.ingress[${i}].from` })),
      ...(spec?.egress ?? []).map(({ to }, i) => ({ peers: to, path: `spec.egress[${i}].to` })),
    ].flatMap(({ peers, path }) =>
      (peers ?? []).flatMap(({ ipBlock }, j) =>
        ipBlock
          ? [
              ...cidrWarnings(`${path}[${j}].ipBlock.cidr`, ipBlock.cidr),
              ...(ipBlock.except ?? []).flatMap((cidr, k) => cidrWarnings(`${path}[${j}].ipBlock.except[${k}]`, cidr)),
            ]
          : [],
      ),
    ),
});

export const endpoints = defineKind<Endpoints>({
  kind: kinds.Endpoints,
  allowCreateOnUpdate: true,
  warnings: ({ metadata, subsets }) =>
    metadata.labels?.["endpoints.kubernetes.io/managed-by"] === "endpoint-controller"
      ? []
      : (subsets ?? []).flatMap(({ addresses, notReadyAddresses }, i) => [
          ...(addresses ?? []).flatMap(({ ip }, j) => ipWarnings(`subsets[${i}].addresses[${j}].ip`, ip)),
          ...(notReadyAddresses ?? []).flatMap(({ ip }, j) =>
            ipWarnings(`subsets[${i}].notReadyAddresses[${j}].ip`, ip),
          ),
        ]),
});

const trustedManagers = ["endpointslice-controller.k8s.io", "endpointslicemirroring-controller.k8s.io"];

export const endpointSlice = defineKind<EndpointSlice>({
  kind: kinds.EndpointSlice,
  // What is to be forgotten counts all the same.
  generation: (next, previous, sent) =>
    contentChanges(next, previous) ||
    !isDeepStrictEqual(next.metadata.labels, previous.metadata.labels) ||
    (hasTopology((sent ?? {}) as EndpointSlice) && !hasTopology(previous)),
  // `deprecatedTopology` is for reading what v1beta1 wrote; v1 never writes it.
  prepareCreate: withoutTopology,
  prepareUpdate: (next, previous) =>
    isDeepStrictEqual(next.endpoints, previous.endpoints) ? next : withoutTopology(next),
  warnings: ({ metadata, addressType, endpoints: all }, previous) => [
    ...(!previous && addressType === "FQDN" ? ["spec.addressType: FQDN endpoints are deprecated"] : []),
    ...(trustedManagers.includes(metadata.labels?.["endpointslice.kubernetes.io/managed-by"] ?? "")
      ? []
      : (all ?? []).flatMap(({ addresses }, i) =>
          (addresses ?? []).flatMap((address, j) => ipWarnings(`endpoints[${i}].addresses[${j}]`, address)),
        )),
  ],
});

const hasTopology = ({ endpoints }: EndpointSlice) =>
  (endpoints ?? []).some((endpoint) => Object.keys(endpoint?.deprecatedTopology ?? {}).length > 0);

function withoutTopology(object: EndpointSlice): EndpointSlice {
  if (!object.endpoints?.some(({ deprecatedTopology }) => deprecatedTopology)) return object;
  return { ...object, endpoints: object.endpoints.map(({ deprecatedTopology: _, ...endpoint }) => endpoint) };
}
