import type { ProxiedPort } from "../rules/proxier.ts";

/** A UDP flow that the kernel remembers: whom it was sent to, and who really answers. */
export interface Flow {
  readonly source: string;
  readonly sourcePort: number;
  readonly destination: string;
  readonly destinationPort: number;
  readonly answeredBy: string;
  readonly answeredByPort: number;
}

/** Reads what `conntrack -L` prints: the way there, then the way back, each with `src= dst= sport= dport=`. */
export function parseFlows(text: string): readonly Flow[] {
  return text.split("\n").flatMap((line) => {
    const all = (name: string) =>
      [...line.matchAll(new RegExp(`\\b${name}=(\\S+)`, "g"))].map(([, value]) => value as string);
    const [sources, destinations, sourcePorts, destinationPorts] = ["src", "dst", "sport", "dport"].map(all);
    if (sources?.length !== 2 || destinations?.length !== 2 || sourcePorts?.length !== 2) return [];
    return [
      {
        source: sources[0] as string,
        sourcePort: Number(sourcePorts[0]),
        destination: destinations[0] as string,
        destinationPort: Number(destinationPorts?.[0]),
        answeredBy: sources[1] as string,
        answeredByPort: Number(sourcePorts[1]),
      },
    ];
  });
}

/**
 * Flows to services' UDP ports that lead where no endpoint is, or nowhere though there are endpoints now. The kernel keeps
 * a flow on its way for as long as packets come, whatever the rules say by then.
 */
export function staleFlows(
  flows: readonly Flow[],
  changed: { readonly before: readonly ProxiedPort[]; readonly after: readonly ProxiedPort[] },
): readonly Flow[] {
  const fronts = new Map<string, Set<string>>();
  for (const { port } of [...changed.before, ...changed.after])
    for (const front of frontsOf(port)) fronts.set(front, new Set());
  for (const { port, endpoints } of changed.after)
    for (const front of frontsOf(port))
      for (const { ip, port: number } of [...endpoints.cluster, ...endpoints.local])
        fronts.get(front)?.add(`${ip} ${number}`);
  return flows.filter((flow) => {
    const behind = fronts.get(`${flow.destination} ${flow.destinationPort}`) ?? fronts.get(`* ${flow.destinationPort}`);
    if (!behind) return false;
    const translated = flow.answeredBy !== flow.destination || flow.answeredByPort !== flow.destinationPort;
    return translated ? !behind.has(`${flow.answeredBy} ${flow.answeredByPort}`) : behind.size > 0;
  });
}

export const isUdp = ({ port }: ProxiedPort): boolean => port.protocol === "udp";

function frontsOf({
  protocol,
  clusterIP,
  port,
  nodePort,
  externalIPs,
  loadBalancerIPs,
}: ProxiedPort["port"]): string[] {
  if (protocol !== "udp") return [];
  return [
    ...[clusterIP, ...externalIPs, ...loadBalancerIPs].map((ip) => `${ip} ${port}`),
    ...(nodePort ? [`* ${nodePort}`] : []),
  ];
}
