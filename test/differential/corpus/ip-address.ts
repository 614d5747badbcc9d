import { kinds } from "@kubets/api";
import { type Corpus, set } from "../corpus.ts";

export const ipAddress: Corpus = {
  kind: kinds.IPAddress,
  samples: [
    {
      name: "every field",
      object: {
        apiVersion: "networking.k8s.io/v1",
        kind: "IPAddress",
        metadata: { name: "192.0.2.5", labels: { app: "web" } },
        spec: {
          parentRef: { group: "example.com", resource: "gateways", namespace: "differential", name: "outer" },
        },
      },
      combinations: {
        "a name that is no address": [set("metadata.name", "web")],
        "an address with leading zeros": [set("metadata.name", "192.0.2.05")],
        "an address in upper case": [set("metadata.name", "2001:DB8::1")],
        "an address that is not short": [set("metadata.name", "2001:db8:0:0::1")],
        "IPv4 in IPv6": [set("metadata.name", "::ffff:192.0.2.5")],
        "no parent's name": [set("spec.parentRef", { resource: "services" })],
        "an upper case resource": [set("spec.parentRef.resource", "Gateways")],
      },
    },
  ],
};

export const serviceCidr: Corpus = {
  kind: kinds.ServiceCIDR,
  samples: [
    {
      name: "two families",
      object: {
        apiVersion: "networking.k8s.io/v1",
        kind: "ServiceCIDR",
        metadata: { name: "two-families", labels: { app: "web" } },
        spec: { cidrs: ["198.18.0.0/24", "fd00:18::/112"] },
      },
      status: {
        conditions: [
          {
            type: "Ready",
            status: "False",
            reason: "Waiting",
            message: "text",
            observedGeneration: 1,
            lastTransitionTime: "2024-01-02T03:04:05Z",
          },
        ],
      },
      combinations: {
        "two of one family": [set("spec.cidrs", ["198.18.0.0/24", "198.18.1.0/24"])],
        three: [set("spec.cidrs", ["198.18.0.0/24", "fd00:18::/112", "198.18.1.0/24"])],
        "one less": [set("spec.cidrs", ["198.18.0.0/24"])],
        "host bits": [set("spec.cidrs", ["198.18.0.1/24"])],
        "leading zeros": [set("spec.cidrs", ["198.18.00.0/24"])],
        "not canonical": [set("spec.cidrs", ["FD00::/112"])],
        "an address": [set("spec.cidrs", ["198.18.0.1"])],
        "IPv4 in IPv6": [set("spec.cidrs", ["::ffff:198.18.0.0/120"])],
      },
    },
    {
      name: "one family",
      handmade: true,
      object: {
        apiVersion: "networking.k8s.io/v1",
        kind: "ServiceCIDR",
        metadata: { name: "one-family" },
        spec: { cidrs: ["198.18.2.0/24"] },
      },
      combinations: {
        "a second family": [set("spec.cidrs", ["198.18.2.0/24", "fd00:19::/112"])],
        "a second family before it": [set("spec.cidrs", ["fd00:19::/112", "198.18.2.0/24"])],
        "a second of the same": [set("spec.cidrs", ["198.18.2.0/24", "198.18.3.0/24"])],
        another: [set("spec.cidrs", ["198.18.3.0/24"])],
        none: [set("spec.cidrs", [])],
      },
    },
  ],
};
