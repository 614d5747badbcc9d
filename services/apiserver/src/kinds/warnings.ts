import { isDns1123Label, parseQuantity } from "@kubets/api";
import type { PersistentVolumeClaimSpec } from "@kubets/api/types/core-v1";
import ipaddr from "ipaddr.js";

/** Labels of nodes that have a successor, and what upstream says of each. */
const deprecatedNodeLabels: Readonly<Record<string, string>> = {
  "beta.kubernetes.io/arch": 'deprecated since v1.14; use "kubernetes.io/arch" instead',
  "beta.kubernetes.io/os": 'deprecated since v1.14; use "kubernetes.io/os" instead',
  "failure-domain.beta.kubernetes.io/region": 'deprecated since v1.17; use "topology.kubernetes.io/region" instead',
  "failure-domain.beta.kubernetes.io/zone": 'deprecated since v1.17; use "topology.kubernetes.io/zone" instead',
  "beta.kubernetes.io/instance-type": 'deprecated since v1.17; use "node.kubernetes.io/instance-type" instead',
  "app.kubernetes.io/created-by": "deprecated since v1.9",
  "scheduler.alpha.kubernetes.io/preferAvoidPods": "deprecated since v1.22; use Taints and Tolerations instead",
  "node-role.kubernetes.io/master": 'use "node-role.kubernetes.io/control-plane" instead',
};

export const nodeLabelWarning = (label: string): string | undefined =>
  Object.hasOwn(deprecatedNodeLabels, label) ? deprecatedNodeLabels[label] : undefined;

/** Keys of `keys` that name a deprecated node label, as `path: message`. */
export const nodeLabelWarnings = (keys: Iterable<string>, pathOf: (key: string) => string): string[] =>
  [...keys].flatMap((key) => {
    const message = nodeLabelWarning(key);
    return message ? [`${pathOf(key)}: ${message}`] : [];
  });

/** For kinds whose pods' names begin with theirs; `usedFor` is the sentence's middle. */
export function hostnameWarnings(name: string | undefined, usedFor = "Pod names and hostnames"): string[] {
  const problems = name ? isDns1123Label(name) : [];
  if (!problems.length) return [];
  const advice = "which can result in surprising behavior; a DNS label is recommended";
  return [`metadata.name: this is used in ${usedFor}, ${advice}: [${problems.join(" ")}]`];
}

/** An address that parses, but is not in the one form that everybody reads the same way. */
export function ipWarnings(path: string, text: string): string[] {
  if (/^\d+(\.\d+){3}$/.test(text)) {
    const plain = text.split(".").map(Number).join(".");
    return plain === text
      ? []
      : [`${path}: non-standard IP address ${JSON.stringify(text)} is invalid: use ${JSON.stringify(plain)}`];
  }
  if (!ipaddr.IPv6.isValid(text)) return [];
  const address = ipaddr.IPv6.parse(text);
  if (address.isIPv4MappedAddress()) {
    const use = address.toIPv4Address().toString();
    return [`${path}: non-standard IP address ${JSON.stringify(text)} is invalid: use ${JSON.stringify(use)}`];
  }
  const canonical = address.toRFC5952String();
  return canonical === text
    ? []
    : [
        `${path}: IPv6 address ${JSON.stringify(text)} should be in RFC 5952 canonical format (${JSON.stringify(canonical)})`,
      ];
}

/** The same for a range: host bits set, leading zeros, a form of IPv6 that is not canonical. */
export function cidrWarnings(path: string, text: string): string[] {
  const slash = text.lastIndexOf("/");
  const [address, bits] = [text.slice(0, slash), Number(text.slice(slash + 1))];
  const isV4 = /^\d+(\.\d+){3}$/.test(address);
  if (slash < 0 || Number.isNaN(bits) || !(isV4 || ipaddr.IPv6.isValid(address))) return [];
  const plain = isV4 ? address.split(".").map(Number).join(".") : ipaddr.IPv6.parse(address).toRFC5952String();
  if (isV4 && !ipaddr.IPv4.isValid(plain)) return [];
  const network = isV4
    ? ipaddr.IPv4.networkAddressFromCIDR(`${plain}/${bits}`).toString()
    : (ipaddr.IPv6.networkAddressFromCIDR(`${plain}/${bits}`) as ipaddr.IPv6).toRFC5952String();
  const quoted = JSON.stringify(text);
  const warnings: string[] = [];
  if (network !== plain) {
    const single = `${plain}/${isV4 ? 32 : 128}`;
    warnings.push(
      `${path}: CIDR value ${quoted} is ambiguous in this context (should be "${network}/${bits}" or "${single}"?)`,
    );
  }
  if (isV4 && plain !== address) {
    warnings.push(`${path}: non-standard CIDR value ${quoted} is invalid: use "${network}/${bits}"`);
  }
  if (!warnings.length && !isV4 && `${plain}/${bits}` !== text) {
    warnings.push(`${path}: IPv6 CIDR value ${quoted} should be in RFC 5952 canonical format ("${plain}/${bits}")`);
  }
  return warnings;
}

const bytes = ["memory", "ephemeral-storage"];

/** Bytes come whole. */
export function fractionWarnings(
  amounts: Readonly<Record<string, string>> | undefined,
  path: string,
  names: readonly string[] = bytes,
): string[] {
  if (!amounts) return [];
  return names.flatMap((name) => {
    const text = amounts[name];
    return text === undefined || parseQuantity(text).asMilli() % 1000n === 0n
      ? []
      : [`${path}[${name}]: fractional byte value ${JSON.stringify(text)} is invalid, must be an integer`];
  });
}

export const claimSpecWarnings = ({ resources }: PersistentVolumeClaimSpec, path: string): string[] => [
  ...fractionWarnings(resources?.requests, `${path}.resources.requests`, ["storage"]),
  ...fractionWarnings(resources?.limits, `${path}.resources.limits`, ["storage"]),
];
