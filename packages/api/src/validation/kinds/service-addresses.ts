import type { FieldError } from "../../errors.ts";
import type { ServiceSpec } from "../../generated/types/core-v1.ts";
import { familyOf, isAddress, isIp } from "../formats/ip.ts";
import { duplicateValue, type Found, invalidValue, report, requiredValue, unsupportedValue } from "../found.ts";

const families = ["IPv4", "IPv6"];
const familyPolicies = ["PreferDualStack", "RequireDualStack", "SingleStack"];

/** The addresses of a service inside the cluster, and the families they are of. What `previous` held already may stay. */
export function validateServiceAddresses(spec: ServiceSpec, previous: ServiceSpec | undefined, found: Found): void {
  if (spec.type === "ExternalName") return;
  const { clusterIP = "", clusterIPs = [] } = spec;
  const field = "spec.clusterIPs";
  if (clusterIP && !clusterIPs.length) found.push(requiredValue(field));
  else if (clusterIP && clusterIPs[0] !== clusterIP) {
    found.push(invalidValue(field, clusterIPs, "first value must match `clusterIP`"));
  } else if (!clusterIP && clusterIPs.length) {
    found.push(invalidValue(field, clusterIPs, "must be empty when `clusterIP` is not specified"));
  }
  validateFamilies(spec, found);
  const wrong = validateEach(clusterIPs, previous?.clusterIPs ?? [], found);
  if (clusterIPs.length > 2) found.push(invalidValue(field, clusterIPs, "may only hold up to 2 values"));
  if (wrong) return;
  if (clusterIPs.length > 1 && !isOneOfEach(clusterIPs)) {
    found.push(invalidValue(field, clusterIPs, "may specify no more than one IP for each IP family"));
  }
  if (!isHeadless(spec)) matchFamilies(spec, found);
}

/** The same as a list, for who must know before addresses are given. */
export function problemsOfServiceAddresses(spec: ServiceSpec, previous: ServiceSpec | undefined): FieldError[] {
  const found: Found = [];
  validateServiceAddresses(spec, previous, found);
  return found;
}

/** It has no address of its own: DNS answers with its pods'. */
export const isHeadless = ({ clusterIPs }: ServiceSpec): boolean =>
  clusterIPs?.length === 1 && clusterIPs[0] === "None";

function validateFamilies({ ipFamilies = [], ipFamilyPolicy }: ServiceSpec, found: Found): void {
  for (const [i, family] of ipFamilies.entries()) {
    if (!families.includes(family)) found.push(unsupportedValue(`spec.ipFamilies[${i}]`, family, families));
    if (ipFamilies.indexOf(family) < i) found.push(duplicateValue(`spec.ipFamilies[${i}]`, family));
  }
  if (ipFamilyPolicy !== undefined && !familyPolicies.includes(ipFamilyPolicy)) {
    found.push(unsupportedValue("spec.ipFamilyPolicy", ipFamilyPolicy, familyPolicies));
  }
}

/** Whether one of them is no address; what else could be said of them would then mislead. */
function validateEach(addresses: readonly string[], before: readonly string[], found: Found): boolean {
  const count = found.length;
  for (const [i, address] of addresses.entries()) {
    if (i === 0 && address === "None") {
      if (addresses.length > 1) {
        found.push(invalidValue("spec.clusterIPs", addresses, "'None' must be the first and only value"));
      }
    } else if (!before.includes(address)) {
      report(found, `spec.clusterIPs[${i}]`, address, isIp(address));
    }
  }
  return found.length > count;
}

/** One address of each family, however many there are of them. */
const isOneOfEach = (addresses: readonly string[]): boolean =>
  new Set(addresses.filter(isAddress).map(familyOf)).size === families.length;

function matchFamilies({ clusterIPs = [], ipFamilies = [] }: ServiceSpec, found: Found): void {
  for (const [i, family] of ipFamilies.slice(0, clusterIPs.length).entries()) {
    const address = clusterIPs[i] as string;
    if (families.includes(family) && familyOf(address) !== family) {
      const rule = `expected an ${family} value as indicated by \`ipFamilies[${i}]\``;
      found.push(invalidValue(`spec.clusterIPs[${i}]`, address, rule));
    }
  }
}
