import type { Endpoint } from "../services/endpoints-of.ts";
import type { ServicePort } from "../services/service-port.ts";
import { parseFlows, staleFlows } from "./stale-flows.ts";

const line = (destination: string, dport: number, answeredBy: string, sport: number) =>
  `udp      17 29 src=10.244.1.2 dst=${destination} sport=3333 dport=${dport} [UNREPLIED] src=${answeredBy} dst=10.244.1.2 sport=${sport} dport=3333 mark=0 use=1`;
const dns = {
  protocol: "udp",
  clusterIP: "10.96.0.10",
  port: 53,
  nodePort: 30053,
  externalIPs: [],
  loadBalancerIPs: [],
};
const ported = (...ips: string[]) => [
  {
    port: dns as unknown as ServicePort,
    endpoints: { cluster: ips.map((ip) => ({ ip, port: 53 }) as Endpoint), local: [], any: ips.length > 0 },
  },
];

const rows: { it: string; flow: string; before?: string[]; after?: string[]; stale: boolean }[] = [
  {
    it: "a flow to an endpoint that is gone",
    flow: line("10.96.0.10", 53, "10.244.1.9", 53),
    after: ["10.244.1.8"],
    stale: true,
  },
  {
    it: "a flow to an endpoint that is there",
    flow: line("10.96.0.10", 53, "10.244.1.8", 53),
    after: ["10.244.1.8"],
    stale: false,
  },
  {
    it: "a flow that led nowhere, now that there is an endpoint",
    flow: line("10.96.0.10", 53, "10.96.0.10", 53),
    after: ["10.244.1.8"],
    stale: true,
  },
  {
    it: "a flow that leads nowhere while there is none",
    flow: line("10.96.0.10", 53, "10.96.0.10", 53),
    after: [],
    stale: false,
  },
  {
    it: "a flow to the service's last endpoint",
    flow: line("10.96.0.10", 53, "10.244.1.9", 53),
    before: ["10.244.1.9"],
    after: [],
    stale: true,
  },
  {
    it: "a flow to a node port",
    flow: line("10.89.0.11", 30053, "10.244.1.9", 53),
    after: ["10.244.1.8"],
    stale: true,
  },
  {
    it: "a flow to somebody else",
    flow: line("10.96.0.11", 53, "10.244.1.9", 53),
    after: ["10.244.1.8"],
    stale: false,
  },
];
for (const { it, flow, before = [], after = [], stale } of rows)
  test(`staleFlows() ${stale ? "finds" : "leaves"} ${it}`, () =>
    expect(staleFlows(parseFlows(flow), { before: ported(...before), after: ported(...after) })).toHaveLength(
      stale ? 1 : 0,
    ));
