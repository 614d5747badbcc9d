import { kinds } from "@kubets/api";
import { type Corpus, set, unset } from "../corpus.ts";

const ports = [
  { name: "http", protocol: "TCP", appProtocol: "kubernetes.io/h2c", port: 80, targetPort: "web", nodePort: 30080 },
  { name: "dns", protocol: "UDP", port: 53, targetPort: 5353, nodePort: 30053 },
];

const aService = (name: string, spec: object) => ({
  apiVersion: "v1",
  kind: "Service",
  metadata: { name, labels: { app: "web" }, annotations: { "example.com/note": "text" } },
  spec,
});

export const service: Corpus = {
  kind: kinds.Service,
  samples: [
    {
      name: "a load balancer of every field",
      object: aService("balanced", {
        type: "LoadBalancer",
        selector: { app: "web" },
        ports,
        clusterIP: "10.96.0.77",
        clusterIPs: ["10.96.0.77"],
        ipFamilies: ["IPv4"],
        ipFamilyPolicy: "PreferDualStack",
        externalIPs: ["192.0.2.1"],
        loadBalancerIP: "192.0.2.2",
        loadBalancerSourceRanges: ["192.0.2.0/24", " 198.51.100.0/24 "],
        loadBalancerClass: "example.com/balancer",
        allocateLoadBalancerNodePorts: true,
        sessionAffinity: "ClientIP",
        sessionAffinityConfig: { clientIP: { timeoutSeconds: 100 } },
        externalTrafficPolicy: "Local",
        internalTrafficPolicy: "Local",
        healthCheckNodePort: 30099,
        publishNotReadyAddresses: true,
        trafficDistribution: "PreferClose",
        externalName: "ignored.example.com",
      }),
      status: {
        loadBalancer: {
          ingress: [
            { ip: "192.0.2.9", ipMode: "Proxy", hostname: "a.example.com", ports: [{ port: 80, protocol: "TCP" }] },
          ],
        },
        conditions: [
          {
            type: "Ready",
            status: "True",
            reason: "Fine",
            message: "text",
            observedGeneration: 1,
            lastTransitionTime: "2024-01-02T03:04:05Z",
          },
        ],
      },
      combinations: {
        "to an inner address": [set("spec.type", "ClusterIP")],
        "to a node port": [set("spec.type", "NodePort")],
        "to a node port without what only balancers have": [
          set("spec.type", "NodePort"),
          unset("spec.loadBalancerClass"),
          unset("spec.loadBalancerSourceRanges"),
          unset("spec.allocateLoadBalancerNodePorts"),
          unset("spec.healthCheckNodePort"),
        ],
        "to an alias": [set("spec.type", "ExternalName")],
        "to an alias without addresses": [
          set("spec.type", "ExternalName"),
          unset("spec.clusterIP"),
          unset("spec.clusterIPs"),
          unset("spec.ipFamilies"),
          unset("spec.ipFamilyPolicy"),
        ],
        headless: [set("spec.clusterIP", "None"), set("spec.clusterIPs", ["None"])],
        "no node ports": [
          set("spec.allocateLoadBalancerNodePorts", false),
          unset("spec.ports[0].nodePort"),
          unset("spec.ports[1].nodePort"),
        ],
        "one port twice": [set("spec.ports[1].port", 80), set("spec.ports[1].protocol", "TCP")],
        "one node port twice": [set("spec.ports[1].nodePort", 30080)],
        "one node port twice of one protocol": [
          set("spec.ports[1].nodePort", 30080),
          set("spec.ports[1].protocol", "TCP"),
        ],
        "one name twice": [set("spec.ports[1].name", "http")],
        "traffic to anywhere": [set("spec.externalTrafficPolicy", "Cluster")],
        "traffic to anywhere, without check": [
          set("spec.externalTrafficPolicy", "Cluster"),
          unset("spec.healthCheckNodePort"),
        ],
        "leading zeros": [set("spec.externalIPs", ["192.0.2.01"]), set("spec.clusterIPs", ["10.96.00.77"])],
        "special addresses": [set("spec.externalIPs", ["127.0.0.1", "0.0.0.0", "169.254.0.1", "224.0.0.1", "::1"])],
        "IPv4 in IPv6": [set("spec.externalIPs", ["::ffff:192.0.2.1"])],
        "odd source ranges": [
          set("spec.loadBalancerSourceRanges", ["192.0.2.1/24", "192.0.2.0/024", "2001:DB8::/64", "x", ""]),
        ],
        "annotated source ranges": [
          unset("spec.loadBalancerSourceRanges"),
          set("metadata.annotations", { "service.beta.kubernetes.io/load-balancer-source-ranges": "1.2.3.4/8,x" }),
        ],
        "topology hints and mode": [
          set("metadata.annotations", {
            "service.kubernetes.io/topology-aware-hints": "auto",
            "service.kubernetes.io/topology-mode": "disabled",
          }),
        ],
        "a second address": [set("spec.clusterIPs", ["10.96.0.77", "fd00::1"])],
        "a second address of the same family": [set("spec.clusterIPs", ["10.96.0.77", "10.96.0.78"])],
        "both families required": [set("spec.ipFamilyPolicy", "RequireDualStack")],
        "another address": [set("spec.clusterIP", "10.96.0.78"), set("spec.clusterIPs", ["10.96.0.78"])],
        "None and an address": [set("spec.clusterIPs", ["None", "10.96.0.77"]), set("spec.clusterIP", "None")],
        "the other family": [set("spec.ipFamilies", ["IPv6"])],
        "both families": [set("spec.ipFamilies", ["IPv4", "IPv6"])],
        "one stack of two families": [
          set("spec.ipFamilies", ["IPv4", "IPv6"]),
          set("spec.ipFamilyPolicy", "SingleStack"),
        ],
        "affinity without its settings": [unset("spec.sessionAffinityConfig")],
        "affinity with settings without client": [set("spec.sessionAffinityConfig", {})],
        "no affinity with settings": [set("spec.sessionAffinity", "None")],
      },
    },
    {
      name: "a headless one",
      object: aService("headless", { clusterIP: "None", selector: { app: "web" }, loadBalancerIP: "192.0.2.2" }),
      combinations: {
        "without selector": [unset("spec.selector")],
        "with an address": [set("spec.clusterIP", "10.96.0.79"), set("spec.clusterIPs", ["10.96.0.79"])],
        "with an affinity": [set("spec.sessionAffinity", "ClientIP")],
        "with external addresses": [set("spec.externalIPs", ["192.0.2.1"])],
        "for a balancer": [set("spec.type", "LoadBalancer")],
        "for node ports": [set("spec.type", "NodePort")],
        "an alias": [set("spec.type", "ExternalName"), set("spec.externalName", "x.example.com")],
        "both families": [unset("spec.selector"), set("spec.ipFamilies", ["IPv6", "IPv4"])],
      },
      handmade: true,
    },
    {
      name: "an alias",
      object: aService("alias", { type: "ExternalName", externalName: "web.example.com." }),
      combinations: {
        "to an inner address": [set("spec.type", "ClusterIP"), set("spec.ports", [{ port: 80 }])],
        "to an inner address without ports": [set("spec.type", "ClusterIP")],
        "to node ports": [set("spec.type", "NodePort"), set("spec.ports", [{ port: 80 }])],
        "with an address": [set("spec.clusterIP", "10.96.0.79")],
        "with families": [set("spec.ipFamilies", ["IPv4"]), set("spec.ipFamilyPolicy", "SingleStack")],
        "with a traffic policy": [set("spec.internalTrafficPolicy", "Local")],
        "with an unknown traffic policy": [set("spec.internalTrafficPolicy", "Nowhere")],
        "with an outer traffic policy": [set("spec.externalTrafficPolicy", "Local")],
        "with external addresses": [set("spec.externalIPs", ["192.0.2.1"])],
        "an address as name": [set("spec.externalName", "192.0.2.1")],
        "two dots": [set("spec.externalName", "web.example.com..")],
        "a dot": [set("spec.externalName", ".")],
        "upper case": [set("spec.externalName", "Web.example.com")],
      },
      handmade: true,
    },
    {
      name: "the least",
      object: aService("least", { clusterIP: "10.96.0.80", ports: [{ port: 80 }] }),
      combinations: {
        "with external addresses": [set("spec.externalIPs", ["192.0.2.1"])],
        "with external addresses and local traffic": [
          set("spec.externalIPs", ["192.0.2.1"]),
          set("spec.externalTrafficPolicy", "Local"),
        ],
        "with a node port": [set("spec.ports[0].nodePort", 30081)],
        "to node ports": [set("spec.type", "NodePort")],
        "to a balancer": [set("spec.type", "LoadBalancer")],
        "to a balancer with local traffic": [
          set("spec.type", "LoadBalancer"),
          set("spec.externalTrafficPolicy", "Local"),
        ],
        "two ports without names": [set("spec.ports[1]", { port: 81 })],
        "one port of two protocols": [
          set("spec.type", "NodePort"),
          set("spec.ports", [
            { name: "a", port: 53 },
            { name: "b", port: 53, protocol: "UDP" },
          ]),
        ],
        "a name with a dot": [set("spec.ports[0].name", "a.b")],
        "a name in upper case": [set("spec.ports[0].name", "Http")],
        "an unknown protocol": [set("spec.ports[0].protocol", "ICMP")],
        "a target without letters": [set("spec.ports[0].targetPort", "123")],
        "a name that begins with a digit": [set("metadata.name", "1a")],
        "a name of 64": [set("metadata.name", "a".repeat(64))],
      },
    },
  ],
};
