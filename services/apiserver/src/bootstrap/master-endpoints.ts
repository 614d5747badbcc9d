import type { Endpoints } from "@kubets/api/types/core-v1";
import type { EndpointSlice } from "@kubets/api/types/discovery-v1";
import { familyOf } from "../allocation/ip-families.ts";

const labels = { "endpointslice.kubernetes.io/skip-mirror": "true" };

/** The Endpoints of the Service `kubernetes`: the servers that live. */
export const masterEndpoints = (addresses: readonly string[], port: number): Endpoints => ({
  kind: "Endpoints",
  apiVersion: "v1",
  metadata: { name: "kubernetes", namespace: "default", labels },
  subsets: [{ addresses: sorted(addresses).map((ip) => ({ ip })), ports: [{ name: "https", port, protocol: "TCP" }] }],
});

/** The same as a slice. All servers of a cluster advertise addresses of one family. */
export const masterSlice = (addresses: readonly string[], port: number): EndpointSlice => ({
  kind: "EndpointSlice",
  apiVersion: "discovery.k8s.io/v1",
  metadata: { name: "kubernetes", namespace: "default", labels: { "kubernetes.io/service-name": "kubernetes" } },
  addressType: familyOf(addresses[0] ?? ""),
  endpoints: sorted(addresses).map((address) => ({ addresses: [address], conditions: { ready: true } })),
  ports: [{ name: "https", protocol: "TCP", port }],
});

const sorted = (addresses: readonly string[]) => [...new Set(addresses)].sort();
