import type { Pod } from "@kubets/api/types/core-v1";
import type { ClusterNames } from "./hosts-file.ts";

interface Resolver {
  readonly nameservers: readonly string[];
  readonly searches: readonly string[];
  readonly options: readonly string[];
}

const mostServers = 3;
const mostSearches = 32;

/** /etc/resolv.conf of a pod by its `dnsPolicy` and `dnsConfig`. `nodeText` is the node's own. */
export function resolvConf(pod: Pod, cluster: ClusterNames, nodeText: string): string {
  const { dnsPolicy = "ClusterFirst", dnsConfig, hostNetwork } = pod.spec;
  const usesCluster = dnsPolicy === "ClusterFirstWithHostNet" || (dnsPolicy === "ClusterFirst" && !hostNetwork);
  const node = parse(nodeText);
  const base: Resolver =
    dnsPolicy === "None"
      ? { nameservers: [], searches: [], options: [] }
      : usesCluster && cluster.dns.length > 0
        ? clusterResolver(pod.metadata.namespace ?? "", cluster, node)
        : node;
  const options = new Map(base.options.map((option) => [option.split(":")[0]!, option]));
  for (const { name = "", value } of dnsConfig?.options ?? []) options.set(name, value ? `${name}:${value}` : name);
  return format({
    nameservers: unique([...base.nameservers, ...(dnsConfig?.nameservers ?? [])]).slice(0, mostServers),
    searches: unique([...base.searches, ...(dnsConfig?.searches ?? [])]).slice(0, mostSearches),
    options: [...options.values()],
  });
}

const clusterResolver = (namespace: string, { domain, dns }: ClusterNames, node: Resolver): Resolver => ({
  nameservers: dns,
  searches: [`${namespace}.svc.${domain}`, `svc.${domain}`, domain, ...node.searches],
  options: ["ndots:5"],
});

function parse(text: string): Resolver {
  const rows = text.split("\n").map((line) => line.trim().split(/\s+/));
  const of = (word: string) => rows.filter(([first]) => first === word).map(([, ...rest]) => rest);
  return {
    nameservers: of("nameserver").flatMap(([first]) => first ?? []),
    // The last line that says so counts; a lone dot means none.
    searches: (of("search").at(-1) ?? of("domain").at(-1) ?? []).filter((name) => name !== "."),
    options: of("options").flat(),
  };
}

const unique = (texts: readonly string[]): string[] => [...new Set(texts)];

function format({ nameservers, searches, options }: Resolver): string {
  const lines = [
    ...(searches.length ? [`search ${searches.join(" ")}`] : []),
    ...nameservers.map((server) => `nameserver ${server}`),
    ...(options.length ? [`options ${options.join(" ")}`] : []),
  ];
  return `${lines.join("\n")}\n`;
}
