import type {
  IPAddress,
  IPBlock,
  NetworkPolicy,
  NetworkPolicyPeer,
  NetworkPolicyPort,
  ServiceCIDR,
} from "../../generated/types/networking-v1.ts";
import { optionalFormat, portNumber, required, unchanged } from "../common.ts";
import { isDns1123Subdomain } from "../formats/dns.ts";
import { blockContains, isCanonicalCidr, isCanonicalIp, isCidr, parseBlock } from "../formats/ip.ts";
import { isPathSegment, isPortName } from "../formats/names.ts";
import {
  type Found,
  forbiddenValue,
  immutableDetail,
  invalidValue,
  report,
  requiredValue,
  unsupportedValue,
} from "../found.ts";
import { rulesOf } from "../rules.ts";
import { validateLabelSelector } from "../selectors.ts";

const protocols = ["TCP", "UDP", "SCTP"];
const policyTypes = ["Ingress", "Egress"];

export const networkPolicy = rulesOf<NetworkPolicy>({
  metadataOnUpdate: ["change"],
  validate: ({ spec }, found) => {
    validateLabelSelector(spec?.podSelector, "spec.podSelector", found);
    for (const [i, { ports, from }] of (spec?.ingress ?? []).entries()) {
      validateEnds({ ports, peers: from, field: `spec.ingress[${i}]`, list: "from" }, found);
    }
    for (const [i, { ports, to }] of (spec?.egress ?? []).entries()) {
      validateEnds({ ports, peers: to, field: `spec.egress[${i}]`, list: "to" }, found);
    }
    const types = spec?.policyTypes ?? [];
    if (types.length > policyTypes.length) {
      found.push(invalidValue("spec.policyTypes", types, "may not specify more than two policyTypes"));
      return;
    }
    for (const [i, type] of types.entries()) {
      if (!policyTypes.includes(type)) found.push(unsupportedValue(`spec.policyTypes[${i}]`, type, policyTypes));
    }
  },
});

interface Ends {
  readonly ports: readonly NetworkPolicyPort[] | undefined;
  readonly peers: readonly NetworkPolicyPeer[] | undefined;
  readonly field: string;
  readonly list: "from" | "to";
}

function validateEnds({ ports, peers, field, list }: Ends, found: Found): void {
  for (const [i, port] of (ports ?? []).entries()) validatePort(port, `${field}.ports[${i}]`, found);
  for (const [i, peer] of (peers ?? []).entries()) validatePeer(peer, `${field}.${list}[${i}]`, found);
}

function validatePort({ protocol, port, endPort }: NetworkPolicyPort, field: string, found: Found): void {
  if (protocol !== undefined && !protocols.includes(protocol)) {
    found.push(unsupportedValue(`${field}.protocol`, protocol, protocols));
  }
  if (typeof port === "string") {
    if (endPort !== undefined) {
      found.push(invalidValue(`${field}.endPort`, endPort, "may not be specified when `port` is non-numeric"));
    }
    report(found, `${field}.port`, port, isPortName(port));
  } else if (port !== undefined) {
    portNumber(found, `${field}.port`, port);
    if (endPort === undefined) return;
    if (endPort < port) found.push(invalidValue(`${field}.endPort`, port, "must be greater than or equal to `port`"));
    portNumber(found, `${field}.endPort`, endPort);
  } else if (endPort !== undefined) {
    found.push(invalidValue(`${field}.endPort`, endPort, "may not be specified when `port` is not specified"));
  }
}

function validatePeer(
  { podSelector, namespaceSelector, ipBlock }: NetworkPolicyPeer,
  field: string,
  found: Found,
): void {
  validateLabelSelector(podSelector, `${field}.podSelector`, found);
  validateLabelSelector(namespaceSelector, `${field}.namespaceSelector`, found);
  if (ipBlock) validateBlock(ipBlock, `${field}.ipBlock`, found);
  if (!podSelector && !namespaceSelector && !ipBlock) found.push(requiredValue(field, "must specify a peer"));
  else if (ipBlock && (podSelector || namespaceSelector)) {
    found.push(forbiddenValue(field, "may not specify both ipBlock and another peer"));
  }
}

function validateBlock({ cidr, except }: IPBlock, field: string, found: Found): void {
  if (!required(found, `${field}.cidr`, cidr)) return;
  const wrong = isCidr(cidr);
  report(found, `${field}.cidr`, cidr, wrong);
  const block = parseBlock(cidr);
  for (const [i, hole] of (except ?? []).entries()) {
    const item = `${field}.except[${i}]`;
    report(found, item, hole, isCidr(hole));
    const inner = parseBlock(hole);
    if (!block || !inner) continue;
    const address = hole.slice(0, hole.indexOf("/"));
    if (!blockContains(block, address) || inner.prefix <= block.prefix) {
      found.push(invalidValue(item, hole, "must be a strict subset of `cidr`"));
    }
  }
}

export const ipAddress = rulesOf<IPAddress>({
  name: isCanonicalIp,
  validate: ({ spec }, found) => {
    const parent = spec?.parentRef;
    if (!parent) {
      found.push(requiredValue("spec.parentRef"));
      return;
    }
    const field = "spec.parentRef";
    optionalFormat(found, `${field}.group`, parent.group, isDns1123Subdomain);
    for (const name of ["resource", "name"] as const) {
      if (required(found, `${field}.${name}`, parent[name])) {
        report(found, `${field}.${name}`, parent[name], isPathSegment(parent[name]));
      }
    }
    if (parent.namespace) report(found, `${field}.namespace`, parent.namespace, isPathSegment(parent.namespace));
  },
  validateChange: ({ next, previous }, found) => {
    unchanged(found, "spec.parentRef", shownParent(next), shownParent(previous));
  },
});

/** The reference as kube-apiserver shows it where it was changed. */
const shownParent = ({ spec }: IPAddress) => {
  const { group = "", resource = "", namespace = "", name = "" } = spec?.parentRef ?? {};
  return spec?.parentRef && { Group: group, Resource: resource, Namespace: namespace, Name: name };
};

export const serviceCidr = rulesOf<ServiceCIDR>({
  metadataOnStatus: true,
  metadataOnUpdate: ["change"],
  validate: ({ spec }, found) => validateRanges(spec?.cidrs ?? [], found),
  validateOnUpdate: false,
  validateChange: ({ next, previous }, found) => {
    const [cidrs, before] = [next.spec?.cidrs, previous.spec?.cidrs ?? []];
    const kept = before.length === cidrs?.length || (before.length === 1 && cidrs?.length === 2);
    if (!kept) found.push(invalidValue("spec.cidrs", cidrs ?? null, immutableDetail));
    else {
      for (const [i, cidr] of before.entries()) {
        if (cidrs[i] !== cidr) found.push(invalidValue(`spec.cidrs[${i}]`, cidrs[i], immutableDetail));
      }
      // A second family may be added to a single one.
      if (cidrs.length > before.length) validateRanges(cidrs, found);
    }
  },
});

function validateRanges(cidrs: readonly string[], found: Found): void {
  if (!cidrs.length) {
    found.push(requiredValue("spec.cidrs", "at least one CIDR required"));
  } else if (cidrs.length > 2) {
    // The value is shown as kube-apiserver holds it.
    found.push(invalidValue("spec.cidrs", { CIDRs: cidrs }, "may only hold up to 2 values"));
  } else {
    for (const [i, cidr] of cidrs.entries()) report(found, `spec.cidrs[${i}]`, cidr, isCanonicalCidr(cidr));
    const [first, second] = cidrs.map((cidr) => parseBlock(cidr)?.family);
    if (first && first === second) {
      const rule = "may specify no more than one IP for each IP family, i.e 192.168.0.0/24 and 2001:db8::/64";
      found.push(invalidValue("spec.cidrs", cidrs, rule));
    }
  }
}
