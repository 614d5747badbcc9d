import type { Service } from "@kubets/api/types/core-v1";
import type { EndpointSlice } from "@kubets/api/types/discovery-v1";
import type { RecordType } from "dns-packet";
import { answerOf } from "./answer.ts";
import { comparable } from "./reverse-name.ts";
import type { ZoneView } from "./zone-view.ts";

const service = (name: string, spec: object): Service =>
  ({ metadata: { name, namespace: "ns" }, spec, status: {} }) as unknown as Service;
const services = [
  service("web", {
    clusterIPs: ["10.96.1.1", "fd00::1:1"],
    ports: [{ name: "http", port: 80, protocol: "TCP" }],
  }),
  service("db", { clusterIP: "None", clusterIPs: ["None"] }),
  service("empty", { clusterIP: "None", clusterIPs: ["None"] }),
  service("out", { type: "ExternalName", externalName: "example.com" }),
];
const slice = {
  metadata: { name: "db-1", namespace: "ns", labels: { "kubernetes.io/service-name": "db" } },
  addressType: "IPv4",
  ports: [{ name: "sql", protocol: "TCP", port: 5432 }],
  endpoints: [
    { addresses: ["10.244.1.2"], hostname: "db-0", conditions: { ready: true } },
    { addresses: ["10.244.1.3"], conditions: {} },
    { addresses: ["10.244.1.4"], hostname: "db-2", conditions: { ready: false } },
  ],
} as unknown as EndpointSlice;
const view: ZoneView = {
  service: (namespace, name) => services.find((one) => namespace === "ns" && one.metadata.name === name),
  slices: (_, name) => (name === "db" ? [slice] : []),
  hasNamespace: (name) => name === "ns",
  servicesAt: (address) => services.filter(({ spec }) => spec?.clusterIPs?.some((ip) => comparable(ip) === address)),
  slicesAt: (address) => (slice.endpoints?.some(({ addresses }) => addresses.includes(address)) ? [slice] : []),
};
const settings = { zone: "cluster.local", ttl: 30, addresses: ["10.96.0.10"] };

/** What follows the type is the data of the answers; `NODATA` for a name without such records. */
const rows: { it: string; asks: [RecordType, string]; says: unknown }[] = [
  { it: "gives a service's address", asks: ["A", "web.ns.svc.cluster.local"], says: ["10.96.1.1"] },
  { it: "and its other family's", asks: ["AAAA", "web.ns.svc.cluster.local"], says: ["fd00::1:1"] },
  { it: "in any letters' case", asks: ["A", "Web.NS.svc.Cluster.Local"], says: ["10.96.1.1"] },
  { it: "knows no other record of a service", asks: ["MX", "web.ns.svc.cluster.local"], says: "NODATA" },
  { it: "knows no other service", asks: ["A", "web2.ns.svc.cluster.local"], says: "NXDOMAIN" },
  { it: "knows no other namespace", asks: ["A", "web.other.svc.cluster.local"], says: "NXDOMAIN" },
  {
    it: "gives a headless service's ready endpoints",
    asks: ["A", "db.ns.svc.cluster.local"],
    says: ["10.244.1.2", "10.244.1.3"],
  },
  { it: "knows nothing of a headless one without any", asks: ["A", "empty.ns.svc.cluster.local"], says: "NXDOMAIN" },
  { it: "gives a pod by its hostname", asks: ["A", "db-0.db.ns.svc.cluster.local"], says: ["10.244.1.2"] },
  { it: "or by its address", asks: ["A", "10-244-1-3.db.ns.svc.cluster.local"], says: ["10.244.1.3"] },
  { it: "but not one that is not ready", asks: ["A", "db-2.db.ns.svc.cluster.local"], says: "NXDOMAIN" },
  {
    it: "tells where a service's port is",
    asks: ["SRV", "_http._tcp.web.ns.svc.cluster.local"],
    says: [{ priority: 0, weight: 100, port: 80, target: "web.ns.svc.cluster.local" }],
  },
  {
    it: "and a headless service's",
    asks: ["SRV", "_sql._tcp.db.ns.svc.cluster.local"],
    says: [
      { priority: 0, weight: 100, port: 5432, target: "db-0.db.ns.svc.cluster.local" },
      { priority: 0, weight: 100, port: 5432, target: "10-244-1-3.db.ns.svc.cluster.local" },
    ],
  },
  { it: "knows no port by another protocol", asks: ["SRV", "_http._udp.web.ns.svc.cluster.local"], says: "NXDOMAIN" },
  { it: "stands for a name outside", asks: ["A", "out.ns.svc.cluster.local"], says: ["example.com"] },
  { it: "gives a pod's address", asks: ["A", "10-244-1-9.ns.pod.cluster.local"], says: ["10.244.1.9"] },
  { it: "but of no namespace that is not there", asks: ["A", "10-244-1-9.no.pod.cluster.local"], says: "NXDOMAIN" },
  { it: "knows that namespaces have names below", asks: ["A", "ns.svc.cluster.local"], says: "NODATA" },
  { it: "says which version of the schema it follows", asks: ["TXT", "dns-version.cluster.local"], says: ["1.1.0"] },
  { it: "names its server", asks: ["NS", "cluster.local"], says: ["ns.dns.cluster.local"] },
  { it: "and where that is", asks: ["A", "ns.dns.cluster.local"], says: ["10.96.0.10"] },
  { it: "finds a service by its address", asks: ["PTR", "1.1.96.10.in-addr.arpa"], says: ["web.ns.svc.cluster.local"] },
  {
    it: "of either family",
    asks: ["PTR", "1.0.0.0.1.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.d.f.ip6.arpa"],
    says: ["web.ns.svc.cluster.local"],
  },
  { it: "and a pod", asks: ["PTR", "2.1.244.10.in-addr.arpa"], says: ["db-0.db.ns.svc.cluster.local"] },
  { it: "leaves other addresses to others", asks: ["PTR", "8.8.8.8.in-addr.arpa"], says: undefined },
  { it: "leaves other names to others", asks: ["A", "example.com"], says: undefined },
];
for (const { it, asks, says } of rows)
  test(`answerOf() ${it}`, () => {
    const [type, name] = asks;
    const answer = answerOf({ type, name }, view, settings);
    const data = answer?.answers.map((record) => ("data" in record ? record.data : undefined));
    const nothing = answer?.code === "NOERROR" ? "NODATA" : answer?.code;
    expect(data?.length ? data : nothing).toEqual(says);
    if (typeof says === "string") expect(answer?.authorities.map((one) => one.type)).toEqual(["SOA"]);
  });
