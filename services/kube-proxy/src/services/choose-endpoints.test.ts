import { chooseEndpoints } from "./choose-endpoints.ts";
import type { Endpoint } from "./endpoints-of.ts";
import type { ServicePort } from "./service-port.ts";

const port = (more: Partial<ServicePort> = {}) =>
  ({
    nodePort: 0,
    externalIPs: [],
    loadBalancerIPs: [],
    internalLocal: false,
    externalLocal: false,
    ...more,
  }) as unknown as ServicePort;
const endpoint = (ip: string, more: Partial<Endpoint> = {}): Endpoint => ({
  ...{ ip, port: 80, node: "other", ready: true, serving: true, terminating: false, zoneHints: [], nodeHints: [] },
  ...more,
});
const ending = { ready: false, terminating: true };
const local = { node: "here" };
const [nodePort, externalLocal] = [{ nodePort: 30080 }, { nodePort: 30080, externalLocal: true }];

const rows: {
  it: string;
  port?: Partial<ServicePort>;
  given: Endpoint[];
  cluster?: string[];
  local?: string[];
  any: boolean;
}[] = [
  {
    it: "takes those that are ready",
    given: [endpoint("a"), endpoint("b", { ready: false, serving: false })],
    cluster: ["a"],
    any: true,
  },
  {
    it: "takes those that end when none is ready",
    given: [endpoint("a", ending), endpoint("b", { ...ending, serving: false })],
    cluster: ["a"],
    any: true,
  },
  {
    it: "takes none that ends while one is ready",
    given: [endpoint("a", ending), endpoint("b")],
    cluster: ["b"],
    any: true,
  },
  { it: "finds none", given: [], any: false },
  {
    it: "stays on the node where it must",
    port: { internalLocal: true },
    given: [endpoint("a"), endpoint("b", local)],
    local: ["b"],
    any: true,
  },
  { it: "knows of others elsewhere", port: { internalLocal: true }, given: [endpoint("a")], any: true },
  {
    it: "needs both for callers from outside who keep their address",
    port: externalLocal,
    given: [endpoint("a"), endpoint("b", local)],
    cluster: ["a", "b"],
    local: ["b"],
    any: true,
  },
  {
    it: "falls back to those that end on this node",
    port: externalLocal,
    given: [endpoint("a"), endpoint("b", { ...local, ...ending })],
    cluster: ["a"],
    local: ["b"],
    any: true,
  },
  {
    it: "needs none of this node for a plain node port",
    port: nodePort,
    given: [endpoint("b", local)],
    cluster: ["b"],
    any: true,
  },
  {
    it: "follows hints of zones",
    given: [endpoint("a", { zoneHints: ["z1"] }), endpoint("b", { zoneHints: ["z2"] })],
    cluster: ["a"],
    any: true,
  },
  {
    it: "prefers hints of nodes",
    given: [
      endpoint("a", { zoneHints: ["z1"], nodeHints: ["x"] }),
      endpoint("b", { zoneHints: ["z1"], nodeHints: ["here"] }),
    ],
    cluster: ["b"],
    any: true,
  },
  {
    it: "follows no hints that some lack",
    given: [endpoint("a", { zoneHints: ["z1"] }), endpoint("b")],
    cluster: ["a", "b"],
    any: true,
  },
  {
    it: "follows no hints that lead nowhere",
    given: [endpoint("a", { zoneHints: ["z2"] })],
    cluster: ["a"],
    any: true,
  },
];
for (const row of rows)
  test(`chooseEndpoints() ${row.it}`, () => {
    const chosen = chooseEndpoints(port(row.port), row.given, { name: "here", zone: "z1" });
    const names = (endpoints: readonly Endpoint[]) => endpoints.map(({ ip }) => ip);
    expect([names(chosen.cluster), names(chosen.local), chosen.any]).toEqual([
      row.cluster ?? [],
      row.local ?? [],
      row.any,
    ]);
  });
