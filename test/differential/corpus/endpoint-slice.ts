import { kinds } from "@kubets/api";
import { type Corpus, set, unset } from "../corpus.ts";

const many = (count: number) => Array.from({ length: count }, (_, i) => ({ addresses: [`10.1.${i >> 8}.${i & 255}`] }));

export const endpointSlice: Corpus = {
  kind: kinds.EndpointSlice,
  samples: [
    {
      name: "every field",
      object: {
        apiVersion: "discovery.k8s.io/v1",
        kind: "EndpointSlice",
        metadata: { name: "every-field", labels: { "kubernetes.io/service-name": "web" } },
        addressType: "IPv4",
        endpoints: [
          {
            addresses: ["192.0.2.1"],
            conditions: { ready: true, serving: true, terminating: false },
            hostname: "web-0",
            targetRef: { kind: "Pod", namespace: "differential", name: "web-0", uid: "1b2" },
            deprecatedTopology: { "example.com/rack": "r1", "kubernetes.io/hostname": "node-0" },
            nodeName: "node-0",
            zone: "zone-a",
            hints: { forZones: [{ name: "zone-a" }], forNodes: [{ name: "node-0" }] },
          },
        ],
        ports: [{ name: "http", protocol: "TCP", port: 80, appProtocol: "example.com/http" }, { name: "" }],
      },
      combinations: {
        "IPv6 with an address of IPv4": [set("addressType", "IPv6")],
        IPv6: [set("addressType", "IPv6"), set("endpoints[0].addresses", ["2001:DB8::1"])],
        names: [set("addressType", "FQDN"), set("endpoints[0].addresses", ["web.example.com"])],
        "names that are addresses": [set("addressType", "FQDN")],
        "special addresses": [set("endpoints[0].addresses", ["127.0.0.1", "0.0.0.0", "169.254.1.1"])],
        "an address twice": [set("endpoints[0].addresses", ["192.0.2.1", "192.0.2.1"])],
        "leading zeros": [set("endpoints[0].addresses", ["192.0.2.01"])],
        "101 addresses": [
          set(
            "endpoints[0].addresses",
            many(101).flatMap(({ addresses }) => addresses),
          ),
        ],
        "1000 endpoints": [set("endpoints", many(1000))],
        "1001 endpoints": [set("endpoints", many(1001))],
        "101 ports": [
          set(
            "ports",
            Array.from({ length: 101 }, (_, i) => ({ name: `p${i}`, port: 80 + i })),
          ),
        ],
        "20001 ports": [
          set(
            "ports",
            Array.from({ length: 20001 }, (_, i) => ({ name: `p${i}` })),
          ),
        ],
        "a port's name twice": [set("ports", [{ name: "a" }, { name: "a" }])],
        "nine zones": [
          set(
            "endpoints[0].hints.forZones",
            Array.from({ length: 9 }, (_, i) => ({ name: `z${i}` })),
          ),
        ],
        "a zone twice": [set("endpoints[0].hints.forZones", [{ name: "a" }, { name: "a" }])],
        "nine nodes": [
          set(
            "endpoints[0].hints.forNodes",
            Array.from({ length: 9 }, (_, i) => ({ name: `n${i}` })),
          ),
        ],
        "17 topology labels": [
          set(
            "endpoints[0].deprecatedTopology",
            Object.fromEntries(Array.from({ length: 17 }, (_, i) => [`k${i}`, "v"])),
          ),
        ],
        "the zone as topology": [set("endpoints[0].deprecatedTopology", { "topology.kubernetes.io/zone": "a" })],
        "another label": [set("metadata.labels", { "kubernetes.io/service-name": "other" })],
        "another annotation": [set("metadata.annotations", { a: "b" })],
        "by the controller": [
          set("metadata.labels", { "endpointslice.kubernetes.io/managed-by": "endpointslice-controller.k8s.io" }),
          set("addressType", "IPv6"),
          set("endpoints[0].addresses", ["2001:DB8::1"]),
        ],
        "no ports": [unset("ports")],
      },
    },
  ],
};
