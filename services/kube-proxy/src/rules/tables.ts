import { type Hook, type Rule, ruleText, type WantedTable } from "iptables-node";
import { chain, isProxyChain } from "./chain-names.ts";
import type { PortRules } from "./port-rules.ts";

export interface TablesView {
  readonly ports: Iterable<PortRules>;
  /** Ranges of service addresses: what is sent to one that no service has is refused. */
  readonly serviceRanges: readonly string[];
  /** Ports on which load balancers ask whether this node has endpoints. */
  readonly healthCheckNodePorts: readonly number[];
  /** The bit of the packet's mark that asks for the node's address. */
  readonly masqueradeBit: number;
}

/** The tables of one family, from what each service port adds. */
export function proxyTables({ ports, serviceRanges, healthCheckNodePorts, masqueradeBit }: TablesView): WantedTable[] {
  const chains = new Map<string, readonly string[]>();
  const services: string[] = [];
  const nodePorts: string[] = [];
  const refusedInside: string[] = [];
  const refusedOutside: string[] = [];
  const firewall: string[] = [];
  for (const port of ports) {
    for (const [name, rules] of port.chains) chains.set(name, rules);
    services.push(...port.services);
    nodePorts.push(...port.nodePorts);
    refusedInside.push(...port.refusedInside);
    refusedOutside.push(...port.refusedOutside);
    firewall.push(...port.firewall);
  }
  const mark = 2 ** masqueradeBit;
  const marked = { value: mark, mask: mark };
  chains.set(chain.services, [...services, ruleText(nodePortsLast)]);
  chains.set(chain.nodePorts, nodePorts);
  chains.set(chain.markMasquerade, [ruleText({ target: { mark: marked } })]);
  chains.set(chain.postrouting, [
    ruleText({ matches: [{ match: "mark", mark: { not: marked } }], target: "RETURN" }),
    // Unmarked, so that a packet that passes again is not taken for another.
    ruleText({ target: { flipMark: mark } }),
    ruleText({
      comment: "kubernetes service traffic requiring SNAT",
      target: { masquerade: { randomFully: true } },
    }),
  ]);
  chains.set(chain.canary, []);
  const filter = new Map<string, readonly string[]>([
    [
      chain.services,
      [
        ...refusedInside,
        ...serviceRanges.map((destination) =>
          ruleText({ destination, comment: "no service has this address", target: { reject: true } }),
        ),
      ],
    ],
    [chain.externalServices, refusedOutside],
    [chain.proxyFirewall, firewall],
    [
      chain.nodePorts,
      healthCheckNodePorts.map((port) =>
        ruleText({ protocol: "tcp", comment: "health check node port", destinationPort: port, target: "ACCEPT" }),
      ),
    ],
    [
      chain.forward,
      [
        ruleText({ matches: [{ match: "conntrack", states: ["INVALID"] }], target: "DROP" }),
        ruleText({
          comment: "kubernetes forwarding rules",
          matches: [{ match: "mark", mark: marked }],
          target: "ACCEPT",
        }),
        ruleText({
          comment: "kubernetes forwarding conntrack rule",
          matches: [{ match: "conntrack", states: ["RELATED", "ESTABLISHED"] }],
          target: "ACCEPT",
        }),
      ],
    ],
    [chain.canary, []],
  ]);
  return [
    { table: "nat", chains, hooks: natHooks, owns: isProxyChain },
    { table: "filter", chains: filter, hooks: filterHooks, owns: isProxyChain },
  ];
}

/** No proxy any more: everything of ours goes. */
export const noTables: readonly WantedTable[] = (["nat", "filter"] as const).map((table) => ({
  table,
  chains: new Map(),
  hooks: [],
  owns: isProxyChain,
}));

const nodePortsLast: Rule = {
  comment: "kubernetes service nodeports; NOTE: this must be the last rule in this chain",
  matches: [{ match: "addrtype", destination: "LOCAL" }],
  target: { jump: chain.nodePorts },
};

const hook = (at: string, to: string, rule: Rule): Hook => ({
  chain: at,
  rule: ruleText({ ...rule, target: { jump: to } }),
  at: "first",
});
const ofNew = { matches: [{ match: "conntrack", states: ["NEW"] }] } as const;
const portals = "kubernetes service portals";
const external = "kubernetes externally-visible service portals";
const loadBalancer = "kubernetes load balancer firewall";

const natHooks: readonly Hook[] = [
  hook("PREROUTING", chain.services, { comment: portals }),
  hook("OUTPUT", chain.services, { comment: portals }),
  hook("POSTROUTING", chain.postrouting, { comment: "kubernetes postrouting rules" }),
];

/** Each is put before those above it: who refuses is asked before who accepts. */
const filterHooks: readonly Hook[] = [
  hook("FORWARD", chain.forward, { comment: "kubernetes forwarding rules" }),
  hook("INPUT", chain.nodePorts, { comment: "kubernetes health check service ports" }),
  ...["FORWARD", "OUTPUT"].map((at) => hook(at, chain.services, { comment: portals, ...ofNew })),
  ...["INPUT", "FORWARD"].map((at) => hook(at, chain.externalServices, { comment: external, ...ofNew })),
  ...["INPUT", "OUTPUT", "FORWARD"].map((at) => hook(at, chain.proxyFirewall, { comment: loadBalancer, ...ofNew })),
];
