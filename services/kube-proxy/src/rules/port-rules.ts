import { type Match, type Rule, ruleText } from "iptables-node";
import type { ChosenEndpoints } from "../services/choose-endpoints.ts";
import type { Endpoint } from "../services/endpoints-of.ts";
import { isExternal, type ServicePort } from "../services/service-port.ts";
import { chain, endpointChain, type PortChains, portChains } from "./chain-names.ts";

export interface RuleSettings {
  /** Where this cluster's pods are; empty when not known, and then nobody is taken for a pod. */
  readonly podRanges: readonly string[];
  /** Gives all traffic to services the node's address. */
  readonly masqueradeAll: boolean;
}

export interface PortView {
  readonly port: ServicePort;
  readonly endpoints: ChosenEndpoints;
  readonly settings: RuleSettings;
}

/** What one service port adds to the tables. Texts as `ruleText` makes them. */
export interface PortRules {
  /** Chains of its own in `nat`. */
  readonly chains: readonly (readonly [string, readonly string[]])[];
  /** In KUBE-SERVICES of `nat`. */
  readonly services: readonly string[];
  /** In KUBE-NODEPORTS of `nat`. */
  readonly nodePorts: readonly string[];
  /** In KUBE-SERVICES of `filter`: who calls from inside and finds nobody. */
  readonly refusedInside: readonly string[];
  /** In KUBE-EXTERNAL-SERVICES of `filter`: who calls from outside and finds nobody. */
  readonly refusedOutside: readonly string[];
  /** In KUBE-PROXY-FIREWALL of `filter`: what the load balancer's source ranges keep out. */
  readonly firewall: readonly string[];
}

export function portRules({ port, endpoints, settings }: PortView): PortRules {
  const names = portChains(port);
  const inside = port.internalLocal ? endpoints.local : endpoints.cluster;
  const reachableOutside = endpoints.any && isExternal(port);
  const insideChain = port.internalLocal ? names.local : names.cluster;
  const loadBalancerChain = port.sourceRanges.length ? names.firewall : names.external;
  const hasLoadBalancerRanges = reachableOutside && port.sourceRanges.length > 0 && port.loadBalancerIPs.length > 0;
  const to = (destination: string) => ({ protocol: port.protocol, destination, destinationPort: port.port });
  const named = (what: string) => `${port.name} ${what}`;
  const texts = (rules: readonly Rule[]) => rules.map(ruleText);
  return {
    chains: [
      ...endpointChains(port, endpoints),
      ...(endpoints.cluster.length ? [spreading({ port, name: names.cluster, to: endpoints.cluster, settings })] : []),
      ...(endpoints.local.length ? [spreading({ port, name: names.local, to: endpoints.local, settings })] : []),
      ...(reachableOutside
        ? [[names.external, texts(externalRules(port, names, { endpoints, settings }))] as const]
        : []),
      ...(hasLoadBalancerRanges ? [[names.firewall, texts(firewallRules(port, names))] as const] : []),
    ],
    services: texts([
      ...(inside.length
        ? [{ ...to(port.clusterIP), comment: named("cluster IP"), target: { jump: insideChain } }]
        : []),
      ...(reachableOutside
        ? [
            ...port.externalIPs.map((ip) => ({
              ...to(ip),
              comment: named("external IP"),
              target: { jump: names.external },
            })),
            ...port.loadBalancerIPs.map((ip) => ({
              ...to(ip),
              comment: named("loadbalancer IP"),
              target: { jump: loadBalancerChain },
            })),
          ]
        : []),
    ]),
    nodePorts: texts(
      reachableOutside && port.nodePort
        ? [
            {
              protocol: port.protocol,
              comment: port.name,
              destinationPort: port.nodePort,
              target: { jump: names.external },
            },
          ]
        : [],
    ),
    ...refusals({ port, endpoints, settings }),
    firewall: texts(
      hasLoadBalancerRanges
        ? port.loadBalancerIPs.map((ip) => ({
            ...to(ip),
            comment: `${port.name} traffic not accepted by ${names.firewall}`,
            target: "DROP",
          }))
        : [],
    ),
  };
}

/** Nobody anywhere: refused. Somebody, but not on this node where it must be: dropped, for another node may serve the caller. */
function refusals({ port, endpoints }: PortView): Pick<PortRules, "refusedInside" | "refusedOutside"> {
  const verdict = (local: boolean) => {
    if (!endpoints.any) return { comment: `${port.name} has no endpoints`, target: { reject: true } } as const;
    if (local && endpoints.local.length === 0)
      return { comment: `${port.name} has no local endpoints`, target: "DROP" } as const;
    return undefined;
  };
  const { protocol } = port;
  const inside = verdict(port.internalLocal);
  const outside = verdict(port.externalLocal);
  const destinations = [...port.externalIPs, ...port.loadBalancerIPs];
  return {
    refusedInside: inside
      ? [ruleText({ protocol, destination: port.clusterIP, destinationPort: port.port, ...inside })]
      : [],
    refusedOutside: outside
      ? [
          ...destinations.map((destination) =>
            ruleText({ protocol, destination, destinationPort: port.port, ...outside }),
          ),
          ...(port.nodePort
            ? [ruleText({ protocol, destinationPort: port.nodePort, matches: [toThisNode], ...outside })]
            : []),
        ]
      : [],
  };
}

const toThisNode: Match = { match: "addrtype", destination: "LOCAL" };
const fromThisNode: Match = { match: "addrtype", source: "LOCAL" };
const masquerade = { jump: chain.markMasquerade };

/** Each endpoint's chain; one that is chosen for both kinds of traffic has one chain. */
function endpointChains(port: ServicePort, { cluster, local }: ChosenEndpoints) {
  const all = new Map([...cluster, ...local].map((endpoint) => [targetOf(endpoint), endpoint]));
  return [...all].map(([target, endpoint]) => {
    const name = endpointChain(port, target);
    const affinity: Match[] = port.affinitySeconds
      ? [{ match: "recent", family: familyOf(endpoint.ip), name, set: true }]
      : [];
    const rules: Rule[] = [
      // Its answer to itself must come back through us.
      { source: endpoint.ip, comment: port.name, target: masquerade },
      { protocol: port.protocol, comment: port.name, matches: affinity, target: { dnat: target } },
    ];
    return [name, rules.map(ruleText)] as const;
  });
}

const targetOf = ({ ip, port }: Endpoint): string => (ip.includes(":") ? `[${ip}]:${port}` : `${ip}:${port}`);

const familyOf = (ip: string) => (ip.includes(":") ? "IPv6" : "IPv4");

interface Spreading {
  readonly port: ServicePort;
  readonly name: string;
  readonly to: readonly Endpoint[];
  readonly settings: RuleSettings;
}

/** A chain that sends a caller back to where it was, or else to each endpoint with the same probability. */
function spreading({ port, name, to, settings }: Spreading): readonly [string, readonly string[]] {
  const targets = to.map((endpoint) => {
    const target = targetOf(endpoint);
    return { jump: endpointChain(port, target), comment: `${port.name} -> ${target}` };
  });
  const cluster = { protocol: port.protocol, destination: port.clusterIP, destinationPort: port.port };
  const fromOutside = settings.masqueradeAll ? [{}] : settings.podRanges.map((range) => ({ source: { not: range } }));
  const rules: Rule[] = [
    ...(name === portChains(port).cluster || port.internalLocal ? fromOutside : []).map((from) => ({
      ...cluster,
      ...from,
      comment: `${port.name} cluster IP`,
      target: masquerade,
    })),
    ...(port.affinitySeconds
      ? targets.map(({ jump, comment }): Rule => {
          const back: Match = {
            match: "recent",
            family: familyOf(port.clusterIP),
            name: jump,
            seenWithinSeconds: port.affinitySeconds,
            reap: true,
          };
          return { comment, matches: [back], target: { jump } };
        })
      : []),
    ...targets.map(({ jump, comment }, at): Rule => {
      const left = targets.length - at;
      const matches: Match[] = left > 1 ? [{ match: "statistic", probability: 1 / left }] : [];
      return { comment, matches, target: { jump } };
    }),
  ];
  return [name, rules.map(ruleText)];
}

/**
 * Traffic from outside. With the policy Local a caller keeps its address and stays on this node, except for pods and the
 * node itself, who are inside and may go anywhere.
 */
function externalRules(
  port: ServicePort,
  names: PortChains,
  { endpoints, settings }: Omit<PortView, "port">,
): readonly Rule[] {
  const comment = (what: string) => `${what} ${port.name} external destinations`;
  const anywhere = endpoints.cluster.length ? [{ jump: names.cluster }] : [];
  if (!port.externalLocal)
    return [
      { comment: comment("masquerade traffic for"), target: masquerade },
      ...anywhere.map((target) => ({ target })),
    ];
  return [
    ...anywhere.flatMap((target): Rule[] => [
      ...settings.podRanges.map((source) => ({ source, comment: comment("pod traffic for"), target })),
      { comment: comment("masquerade LOCAL traffic for"), matches: [fromThisNode], target: masquerade },
      { comment: comment("route LOCAL traffic for"), matches: [fromThisNode], target },
    ]),
    ...(endpoints.local.length ? [{ target: { jump: names.local } }] : []),
  ];
}

/** Who is not let through here meets the DROP of KUBE-PROXY-FIREWALL. */
function firewallRules(port: ServicePort, names: PortChains): readonly Rule[] {
  return port.sourceRanges.map((source) => ({
    source,
    comment: `${port.name} loadbalancer IP`,
    target: { jump: names.external },
  }));
}
