import { kinds } from "@kubets/api";
import { type Corpus, set } from "../corpus.ts";

export const endpoints: Corpus = {
  kind: kinds.Endpoints,
  samples: [
    {
      name: "every field",
      object: {
        apiVersion: "v1",
        kind: "Endpoints",
        metadata: { name: "every-field", annotations: { "example.com/note": "text" } },
        subsets: [
          {
            addresses: [
              {
                ip: "192.0.2.1",
                hostname: "web-0",
                nodeName: "node-0",
                targetRef: {
                  kind: "Pod",
                  namespace: "differential",
                  name: "web-0",
                  uid: "1b2",
                  apiVersion: "v1",
                  resourceVersion: "5",
                  fieldPath: "spec",
                },
              },
            ],
            notReadyAddresses: [{ ip: "2001:db8::1" }],
            ports: [
              { name: "http", port: 80, protocol: "TCP", appProtocol: "example.com/http" },
              { name: "dns", port: 53, protocol: "UDP" },
            ],
          },
        ],
      },
      combinations: {
        "no addresses": [set("subsets[0].addresses", []), set("subsets[0].notReadyAddresses", [])],
        "no address at all": [set("subsets[0]", {})],
        "special addresses": [
          set("subsets[0].addresses", [
            { ip: "127.0.0.1" },
            { ip: "0.0.0.0" },
            { ip: "169.254.1.1" },
            { ip: "224.0.0.5" },
          ]),
        ],
        "special addresses of IPv6": [
          set("subsets[0].addresses", [{ ip: "::" }, { ip: "::1" }, { ip: "fe80::1" }, { ip: "ff02::1" }]),
        ],
        "odd addresses": [
          set("subsets[0].addresses", [{ ip: "192.0.02.1" }, { ip: "::ffff:192.0.2.1" }, { ip: "2001:DB8::1" }]),
        ],
        "two ports without name": [set("subsets[0].ports", [{ port: 80 }, { port: 81 }])],
        "one port without name": [set("subsets[0].ports", [{ port: 80 }])],
        "one name twice": [
          set("subsets[0].ports", [
            { name: "a", port: 80 },
            { name: "a", port: 81 },
          ]),
        ],
        "by the controller": [
          set("metadata.labels", { "endpoints.kubernetes.io/managed-by": "endpoint-controller" }),
          set("subsets[0].addresses[0].ip", "2001:DB8::1"),
        ],
      },
    },
  ],
};
