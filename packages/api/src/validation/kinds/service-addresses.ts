import type { Service, ServiceSpec } from "../../generated/types/core-v1.ts";
import { oneOf, sameValue } from "../common.ts";
import { familyOf, isAddress, isIp, specialAddress } from "../formats/ip.ts";
import {
  duplicateValue,
  type Found,
  forbiddenValue,
  immutableDetail,
  invalidValue,
  report,
  unsupportedValue,
} from "../found.ts";
import type { Change } from "../rules.ts";

const families = ["IPv4", "IPv6"];
const familyPolicies = ["PreferDualStack", "RequireDualStack", "SingleStack"];

/** The addresses of a service inside the cluster, and the families they are of. */
export function validateServiceAddresses(spec: ServiceSpec, found: Found): void {
  if (spec.type === "ExternalName") return;
  const { clusterIP = "", clusterIPs = [], ipFamilies = [], ipFamilyPolicy } = spec;
  const field = "spec.clusterIPs";
  for (const [i, family] of ipFamilies.entries()) {
    if (!families.includes(family)) found.push(unsupportedValue(`spec.ipFamilies[${i}]`, family, families));
    if (ipFamilies.indexOf(family) < i) found.push(duplicateValue(`spec.ipFamilies[${i}]`, family));
  }
  if (ipFamilyPolicy !== undefined) oneOf(found, "spec.ipFamilyPolicy", ipFamilyPolicy, familyPolicies);
  if (clusterIPs.length && !clusterIP) {
    found.push(invalidValue(field, clusterIPs, "must be empty when `clusterIP` is not specified"));
  } else if (clusterIPs.length && clusterIPs[0] !== clusterIP) {
    found.push(invalidValue(field, clusterIPs, "first value must match `clusterIP`"));
  }
  if (clusterIPs.length > 2) found.push(invalidValue(field, clusterIPs, "may only hold up to 2 values"));
  for (const [i, address] of clusterIPs.entries()) validateClusterIp({ address, i, spec }, found);
  if (clusterIPs.length === 2 && clusterIPs.every(isAddress) && new Set(clusterIPs.map(familyOf)).size < 2) {
    const rule = "may specify no more than one IP for each IP family";
    found.push(invalidValue(field, clusterIPs, rule));
  }
}

function validateClusterIp(
  { address, i, spec }: { address: string; i: number; spec: ServiceSpec },
  found: Found,
): void {
  const field = `spec.clusterIPs[${i}]`;
  if (i === 0 && address === "None") {
    if ((spec.clusterIPs?.length ?? 0) > 1) {
      found.push(
        invalidValue("spec.clusterIPs", spec.clusterIPs, "may only hold up to 1 value when first value is 'None'"),
      );
    }
    return;
  }
  const wrong = isIp(address);
  report(found, field, address, wrong);
  const family = spec.ipFamilies?.[i];
  if (wrong.length) return;
  report(found, field, address, specialAddress(address));
  if (family && familyOf(address) !== family) {
    const rule = `expected an ${family} value as indicated by \`ipFamilies[${i}]\``;
    found.push(invalidValue(field, address, rule));
  }
}

const hasClusterIps = ({ type }: ServiceSpec): boolean => type !== "ExternalName";

/** An address that was given stays; a second one may come and go. */
export function validateServiceChange({ next, previous }: Change<Service>, found: Found): void {
  const [spec, before] = [next.spec ?? {}, previous.spec ?? {}];
  if (hasClusterIps(spec) && hasClusterIps(before)) {
    const [address, was] = [spec.clusterIPs?.[0], before.clusterIPs?.[0]];
    if (was && address !== was) {
      found.push(invalidValue("spec.clusterIPs[0]", spec.clusterIPs ?? null, "may not change once set"));
    }
    const [second, secondWas] = [spec.clusterIPs?.[1], before.clusterIPs?.[1]];
    if (second && secondWas && second !== secondWas) {
      found.push(invalidValue("spec.clusterIPs[1]", spec.clusterIPs, "may not change once set"));
    }
  }
  if (spec.type === "LoadBalancer" && before.type === "LoadBalancer") {
    if (!sameValue(spec.loadBalancerClass, before.loadBalancerClass)) {
      found.push(invalidValue("spec.loadBalancerClass", spec.loadBalancerClass ?? null, "may not change once set"));
    }
  }
  if (isChecked(spec) && isChecked(before) && spec.healthCheckNodePort !== before.healthCheckNodePort) {
    found.push(forbiddenValue("spec.healthCheckNodePort", immutableDetail));
  }
}

const isChecked = ({ type, externalTrafficPolicy }: ServiceSpec): boolean =>
  type === "LoadBalancer" && externalTrafficPolicy === "Local";
