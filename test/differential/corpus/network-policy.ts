import { kinds } from "@kubets/api";
import { type Corpus, set, unset } from "../corpus.ts";

const selector = {
  matchLabels: { app: "web" },
  matchExpressions: [
    { key: "tier", operator: "In", values: ["front", "back"] },
    { key: "old", operator: "DoesNotExist" },
  ],
};

export const networkPolicy: Corpus = {
  kind: kinds.NetworkPolicy,
  samples: [
    {
      name: "every field",
      object: {
        apiVersion: "networking.k8s.io/v1",
        kind: "NetworkPolicy",
        metadata: { name: "every-field" },
        spec: {
          podSelector: selector,
          policyTypes: ["Ingress", "Egress"],
          ingress: [
            {
              ports: [{ protocol: "TCP", port: 80, endPort: 90 }, { port: "web" }],
              from: [
                { podSelector: selector, namespaceSelector: selector },
                { ipBlock: { cidr: "192.0.2.0/24", except: ["192.0.2.0/28"] } },
              ],
            },
          ],
          egress: [{ ports: [{ protocol: "UDP", port: 53 }], to: [{ ipBlock: { cidr: "2001:db8::/32" } }] }],
        },
      },
      combinations: {
        "three types": [set("spec.policyTypes", ["Ingress", "Egress", "Ingress"])],
        "a type twice": [set("spec.policyTypes", ["Ingress", "Ingress"])],
        "no types": [unset("spec.policyTypes")],
        "no types and no egress": [unset("spec.policyTypes"), unset("spec.egress")],
        "a range of a named port": [set("spec.ingress[0].ports[1].endPort", 90)],
        "a range without port": [unset("spec.ingress[0].ports[0].port")],
        "a range that ends before it begins": [set("spec.ingress[0].ports[0].endPort", 79)],
        "a block and a selector": [set("spec.ingress[0].from[1].podSelector", {})],
        "a hole outside": [set("spec.ingress[0].from[1].ipBlock.except", ["198.51.100.0/28"])],
        "a hole as large": [set("spec.ingress[0].from[1].ipBlock.except", ["192.0.2.0/24"])],
        "a hole of the other family": [set("spec.ingress[0].from[1].ipBlock.except", ["2001:db8::/64"])],
        "a block with host bits": [set("spec.ingress[0].from[1].ipBlock.cidr", "192.0.2.1/24")],
        "a block of IPv6 in upper case": [set("spec.egress[0].to[0].ipBlock.cidr", "2001:DB8::/32")],
        "an address as block": [set("spec.egress[0].to[0].ipBlock.cidr", "192.0.2.1")],
        "an operator with values it cannot have": [
          set("spec.podSelector.matchExpressions[1]", { key: "a", operator: "Exists", values: ["x"] }),
        ],
        "an operator without values": [set("spec.podSelector.matchExpressions[0]", { key: "a", operator: "NotIn" })],
      },
    },
  ],
};
