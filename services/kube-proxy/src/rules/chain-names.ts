import { createHash } from "node:crypto";
import type { ServicePort } from "../services/service-port.ts";

/** Chains that hold rules of all services; the names are those of kube-proxy, which firewalls and people know. */
export const chain = {
  services: "KUBE-SERVICES",
  nodePorts: "KUBE-NODEPORTS",
  postrouting: "KUBE-POSTROUTING",
  markMasquerade: "KUBE-MARK-MASQ",
  externalServices: "KUBE-EXTERNAL-SERVICES",
  forward: "KUBE-FORWARD",
  proxyFirewall: "KUBE-PROXY-FIREWALL",
  canary: "KUBE-PROXY-CANARY",
} as const;

const shared: ReadonlySet<string> = new Set(Object.values(chain));
const prefixes = ["KUBE-SVC-", "KUBE-SVL-", "KUBE-EXT-", "KUBE-FW-", "KUBE-SEP-"];

export const isProxyChain = (name: string): boolean =>
  shared.has(name) || prefixes.some((prefix) => name.startsWith(prefix));

/** The chains of one service port; which of them exist depends on the service. */
export interface PortChains {
  /** Any endpoint. */
  readonly cluster: string;
  /** Endpoints of this node. */
  readonly local: string;
  /** Where traffic from outside comes in. */
  readonly external: string;
  /** Who may use the load balancer. */
  readonly firewall: string;
}

export function portChains({ name, protocol }: ServicePort): PortChains {
  const hash = hashed(name + protocol);
  return {
    cluster: `KUBE-SVC-${hash}`,
    local: `KUBE-SVL-${hash}`,
    external: `KUBE-EXT-${hash}`,
    firewall: `KUBE-FW-${hash}`,
  };
}

export const endpointChain = ({ name, protocol }: ServicePort, target: string): string =>
  `KUBE-SEP-${hashed(name + protocol + target)}`;

const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

/** 16 letters of base32 (RFC 4648) of the SHA-256, as kube-proxy names its chains. */
function hashed(text: string): string {
  const digest = createHash("sha256").update(text).digest();
  let letters = "";
  for (let bit = 0; bit < 80; bit += 5) {
    const pair = digest.readUInt16BE(bit >> 3);
    letters += alphabet[(pair >> (11 - (bit & 7))) & 31];
  }
  return letters;
}
