import { type Family, type Hook, type Rule, ruleText, type WantedTable } from "iptables-node";
import type { HostPort } from "../ports/pod-network.ts";
import type { Attachment } from "./attachment-book.ts";
import { familyOf } from "./ip-range.ts";
import { bridgeName } from "./link-names.ts";

export interface NodeRulesView {
  readonly family: Family;
  /** This node's pods. */
  readonly podRanges: readonly string[];
  /** All nodes' pods: the way to them keeps the pod's own address. */
  readonly clusterRanges: readonly string[];
  readonly attachments: readonly Attachment[];
}

const chains = {
  masquerade: "KUBETS-MASQUERADE",
  hostPorts: "KUBETS-HOSTPORTS",
  forward: "KUBETS-FORWARD",
  localnet: "KUBETS-LOCALNET",
};
const owns = (chain: string): boolean => (Object.values(chains) as string[]).includes(chain);
const loopback = "127.0.0.0/8";

/** What the pod network wants of one family's iptables. */
export function nodeRules(view: NodeRulesView): WantedTable[] {
  const texts = (rules: readonly Rule[]) => rules.map(ruleText);
  return [
    {
      table: "nat",
      owns,
      chains: new Map([
        [chains.masquerade, texts(masqueradeRules(view))],
        [chains.hostPorts, texts(hostPortRules(view))],
      ]),
      hooks: [
        jump("POSTROUTING", chains.masquerade, { comment: "pods leave by the node's address" }),
        ...["PREROUTING", "OUTPUT"].map((chain) =>
          jump(chain, chains.hostPorts, {
            comment: "ports of the node that lead to pods",
            matches: [{ match: "addrtype", destination: "LOCAL" }],
          }),
        ),
      ],
    },
    {
      table: "filter",
      owns,
      chains: new Map([
        [
          chains.forward,
          texts([
            { inInterface: bridgeName, target: "ACCEPT" },
            { outInterface: bridgeName, target: "ACCEPT" },
          ]),
        ],
        ...(view.family === "IPv4" ? ([[chains.localnet, texts([localnetRule])]] as const) : []),
      ]),
      hooks: [
        // Behind everybody who refuses.
        { ...jump("FORWARD", chains.forward, { comment: "pods may be reached and leave" }), at: "last" },
        ...(view.family === "IPv4"
          ? [jump("INPUT", chains.localnet, { comment: "nobody else comes to loopback" })]
          : []),
      ],
    },
  ];
}

const jump = (chain: string, to: string, rule: Rule): Hook => ({
  chain,
  rule: ruleText({ ...rule, target: { jump: to } }),
  at: "first",
});

/** Loopback addresses are routed for host ports on 127.0.0.1; from outside they stay unreachable (CVE-2020-8558). */
const localnetRule: Rule = {
  source: { not: loopback },
  destination: loopback,
  matches: [{ match: "conntrack", states: { not: ["RELATED", "ESTABLISHED", "DNAT"] } }],
  target: "DROP",
};

const masquerade = { masquerade: { randomFully: true } };

function masqueradeRules({ family, podRanges, clusterRanges, attachments }: NodeRulesView): Rule[] {
  const staying = [...clusterRanges, family === "IPv4" ? "224.0.0.0/4" : "ff00::/8"];
  return [
    ...(family === "IPv4" ? [{ source: loopback, outInterface: bridgeName, target: masquerade }] : []),
    ...attachments
      .filter(({ hostPorts }) => hostPorts.length > 0)
      .flatMap(({ ips }) => ips.filter((ip) => familyOf(ip) === family))
      .map((ip) => ({ source: ip, destination: ip, target: masquerade })),
    ...staying.map((destination): Rule => ({ destination, target: "RETURN" })),
    ...podRanges.map((source) => ({ source, target: masquerade })),
  ];
}

function hostPortRules({ family, attachments }: NodeRulesView): Rule[] {
  return attachments.flatMap(({ namespace, name, ips, hostPorts }) => {
    const ip = ips.find((one) => familyOf(one) === family);
    if (!ip) return [];
    return hostPorts
      .filter(({ hostIP }) => isAny(hostIP) || familyOf(hostIP) === family)
      .map((port) => hostPortRule(port, { ip, comment: `${namespace}/${name} hostPort` }));
  });
}

const isAny = (hostIP: string): boolean => ["", "0.0.0.0", "::"].includes(hostIP);

function hostPortRule(port: HostPort, { ip, comment }: { ip: string; comment: string }): Rule {
  const { hostIP, hostPort, containerPort, protocol } = port;
  return {
    ...(isAny(hostIP) ? {} : { destination: hostIP }),
    protocol: protocol.toLowerCase() as "tcp" | "udp" | "sctp",
    comment,
    destinationPort: hostPort,
    target: { dnat: familyOf(ip) === "IPv6" ? `[${ip}]:${containerPort}` : `${ip}:${containerPort}` },
  };
}
