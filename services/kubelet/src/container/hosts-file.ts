import type { Pod } from "@kubets/api/types/core-v1";

/** What the cluster calls itself. */
export interface ClusterNames {
  /** `cluster.local`. */
  readonly domain: string;
  /** Addresses of the cluster's name server. */
  readonly dns: readonly string[];
}

/** The pod's own host name, cut to what the kernel takes. */
export const podHostname = ({ metadata, spec }: Pod, nodeName: string): string =>
  spec.hostNetwork
    ? nodeName
    : (spec.hostnameOverride ?? spec.hostname ?? metadata.name ?? "").slice(0, 63).replace(/[-.]+$/, "");

const fixed = `# Kubernetes-managed hosts file.
127.0.0.1\tlocalhost
::1\tlocalhost ip6-localhost ip6-loopback
fe00::0\tip6-localnet
fe00::0\tip6-mcastprefix
fe00::1\tip6-allnodes
fe00::2\tip6-allrouters
`;

/** /etc/hosts of a pod; one on the node's network gets the node's, given as `nodeHosts`. */
export function hostsFile(pod: Pod, ips: readonly string[], context: ClusterNames & { nodeHosts: string }): string {
  const { spec, metadata } = pod;
  const base = spec.hostNetwork
    ? `# Kubernetes-managed hosts file (host network).\n${context.nodeHosts}`
    : fixed + ips.map((ip) => ownLine(ip, pod, context.domain)).join("");
  const aliases = (spec.hostAliases ?? []).map(({ ip, hostnames = [] }) => `${ip}\t${hostnames.join("\t")}\n`);
  if (aliases.length === 0) return base;
  return `${base}\n# Entries added by HostAliases of ${metadata.namespace}/${metadata.name}.\n${aliases.join("")}`;
}

function ownLine(ip: string, pod: Pod, domain: string): string {
  const name = podHostname(pod, "");
  const { subdomain } = pod.spec;
  if (!subdomain) return `${ip}\t${name}\n`;
  return `${ip}\t${name}.${subdomain}.${pod.metadata.namespace}.svc.${domain}\t${name}\n`;
}
