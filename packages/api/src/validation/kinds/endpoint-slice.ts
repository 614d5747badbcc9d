import type { Endpoint, EndpointSlice } from "../../generated/types/discovery-v1.ts";
import { formatIfSet, fullyQualifiedDomain, oneOf, optionalOneOf, sameValue, unchanged } from "../common.ts";
import { isDns1123Label, isDns1123Subdomain } from "../formats/dns.ts";
import { familyOf, isCanonicalIp, isIp, specialAddress } from "../formats/ip.ts";
import { isLabelValue, isQualifiedName } from "../formats/qualified-name.ts";
import {
  duplicateValue,
  type Found,
  forbiddenValue,
  invalidValue,
  report,
  requiredValue,
  tooManyValues,
} from "../found.ts";
import { protocols } from "../pod/ports.ts";
import { rulesOf } from "../rules.ts";

const addressTypes = ["FQDN", "IPv4", "IPv6"];
const limits = { endpoints: 1000, addresses: 100, ports: 20_000, zones: 8, nodes: 8 };

export const endpointSlice = rulesOf<EndpointSlice>({
  metadataOnUpdate: ["whole"],
  validate: (slice, found) => {
    validateAllButEndpoints(slice, found);
    validateEndpoints(slice, found);
  },
  validateOnUpdate: false,
  validateChange: ({ next, previous }, found) => {
    validateAllButEndpoints(next, found);
    // What is not touched may stay, though it would not be accepted today.
    if (!sameValue(next.endpoints ?? [], previous.endpoints ?? [])) validateEndpoints(next, found);
    unchanged(found, "addressType", next.addressType, previous.addressType);
  },
});

function validateAllButEndpoints({ addressType, ports }: EndpointSlice, found: Found): void {
  oneOf(found, "addressType", addressType, addressTypes);
  validatePorts(ports, found);
}

function validateEndpoints({ endpoints, addressType }: EndpointSlice, found: Found): void {
  const count = endpoints?.length ?? 0;
  if (count > limits.endpoints) {
    found.push(tooManyValues("endpoints", count, limits.endpoints));
    return;
  }
  for (const [i, endpoint] of (endpoints ?? []).entries()) {
    const field = `endpoints[${i}]`;
    validateAddresses(endpoint, { addressType, field: `${field}.addresses` }, found);
    formatIfSet(found, `${field}.nodeName`, endpoint.nodeName, isDns1123Subdomain);
    const topology = Object.keys(endpoint.deprecatedTopology ?? {});
    if (topology.length) found.push(forbiddenValue(`${field}.deprecatedTopology`, "may not be set"));
    formatIfSet(found, `${field}.hostname`, endpoint.hostname, isDns1123Label);
    validateHints(endpoint, `${field}.hints`, found);
  }
}

function validateAddresses(
  { addresses }: Endpoint,
  { addressType, field }: { addressType: string; field: string },
  found: Found,
): void {
  if (!addresses?.length) found.push(requiredValue(field, "must contain at least 1 address"));
  else if (addresses.length > limits.addresses) found.push(tooManyValues(field, addresses.length, limits.addresses));
  for (const [i, address] of (addresses ?? []).entries()) {
    const item = `${field}[${i}]`;
    if (addressType === "FQDN") {
      fullyQualifiedDomain(found, item, address);
    } else if (addressType === "IPv4" || addressType === "IPv6") {
      const wrong = addressType === "IPv4" ? isIp(address) : isCanonicalIp(address);
      if (wrong.length) report(found, item, address, wrong);
      else {
        if (familyOf(address) !== addressType) {
          // kube-apiserver names the list here, and goes on with what the address means.
          found.push(invalidValue(field, address, `must be an ${addressType} address`));
        }
        report(found, item, address, specialAddress(address));
      }
    }
  }
}

function validateHints({ hints }: Endpoint, field: string, found: Found): void {
  if (!hints) return;
  for (const [list, limit] of [
    ["forZones", limits.zones],
    ["forNodes", limits.nodes],
  ] as const) {
    const items = hints[list] ?? [];
    if (items.length > limit) {
      found.push(tooManyValues(`${field}.${list}`, items.length, limit));
      return;
    }
    const seen = new Set<string>();
    for (const [i, { name }] of items.entries()) {
      const item = `${field}.${list}[${i}].name`;
      if (seen.has(name)) found.push(duplicateValue(item, name));
      else seen.add(name);
      report(found, item, name, list === "forZones" ? isLabelValue(name) : isDns1123Subdomain(name));
    }
  }
}

function validatePorts(ports: EndpointSlice["ports"], found: Found): void {
  if (ports && ports.length > limits.ports) {
    found.push(tooManyValues("ports", ports.length, limits.ports));
    return;
  }
  const names = new Set<string>();
  for (const [i, { name = "", protocol, appProtocol }] of (ports ?? []).entries()) {
    const field = `ports[${i}]`;
    if (name) report(found, `${field}.name`, name, isDns1123Label(name));
    if (names.has(name)) found.push(duplicateValue(`${field}.name`, name));
    names.add(name);
    if (protocol === undefined) found.push(requiredValue(`${field}.protocol`));
    else optionalOneOf(found, `${field}.protocol`, protocol, protocols);
    formatIfSet(found, `${field}.appProtocol`, appProtocol, isQualifiedName);
  }
}
