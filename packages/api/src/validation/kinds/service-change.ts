import type { Service, ServiceSpec } from "../../generated/types/core-v1.ts";
import { formatIfSet, sameValue } from "../common.ts";
import { isQualifiedName } from "../formats/qualified-name.ts";
import { type Found, forbiddenValue, immutableDetail, invalidValue } from "../found.ts";
import type { Change } from "../rules.ts";
import { isHeadless } from "./service-addresses.ts";

type SpecChange = Change<ServiceSpec>;

const fixed = "may not change once set";

/** An address that was given stays, as do families and the class of a balancer; a second address may come and go. */
export function validateServiceChange({ next, previous }: Change<Service>, found: Found): void {
  const change: SpecChange = { next: next.spec ?? {}, previous: previous.spec ?? {} };
  if (change.next.type !== "ExternalName" && change.previous.type !== "ExternalName") {
    validateAddressChange(change, found);
    validateFamilyChange(change, found);
  }
  validateBalancerClassChange(change, found);
  if (isChecked(change.next) && isChecked(change.previous)) {
    if ((change.next.healthCheckNodePort ?? 0) !== (change.previous.healthCheckNodePort ?? 0)) {
      found.push(forbiddenValue("spec.healthCheckNodePort", immutableDetail));
    }
  }
}

function validateAddressChange({ next, previous }: SpecChange, found: Found): void {
  if (isHeadless(next) && isHeadless(previous)) return;
  const { clusterIPs = [] } = next;
  const before = previous.clusterIPs ?? [];
  const differs = (i: number) => before[i] !== undefined && clusterIPs[i] !== before[i];
  const refuse = (i: number, rule: string) => found.push(invalidValue(`spec.clusterIPs[${i}]`, clusterIPs, rule));
  if (before.length === clusterIPs.length) {
    for (const i of before.keys()) if (differs(i)) refuse(i, fixed);
    return;
  }
  if (!clusterIPs.length) refuse(0, "primary clusterIP can not be unset");
  else if (differs(0)) refuse(0, fixed);
  if (clusterIPs.length === 1 && before.length > 1) releasesSecond(next, "clusterIP", found);
}

function validateFamilyChange({ next, previous }: SpecChange, found: Found): void {
  if (isHeadless(next) || isHeadless(previous)) return;
  const { ipFamilies = [], clusterIPs } = next;
  const before = previous.ipFamilies ?? [];
  const field = "spec.ipFamilies[0]";
  if (before.length === ipFamilies.length) {
    for (const [i, family] of before.entries()) {
      if (family !== ipFamilies[i]) found.push(invalidValue(field, ipFamilies, fixed));
    }
    return;
  }
  const released = before.length > ipFamilies.length;
  if (released && !clusterIPs?.length) {
    found.push(invalidValue(field, ipFamilies, "primary ipFamily can not be unset"));
  }
  if (before.length && ipFamilies.length && ipFamilies[0] !== before[0]) {
    found.push(invalidValue(field, clusterIPs ?? null, fixed));
  }
  if (released && ipFamilies.length === 1) releasesSecond(next, "ipFamily", found);
}

function releasesSecond({ ipFamilyPolicy }: ServiceSpec, what: "clusterIP" | "ipFamily", found: Found): void {
  if (ipFamilyPolicy === "SingleStack") return;
  const rule = `must be set to 'SingleStack' when releasing the secondary ${what}`;
  found.push(invalidValue("spec.ipFamilyPolicy", ipFamilyPolicy ?? null, rule));
}

/** Whether it is a name is looked at here as well as in the service by itself: it is said twice, as by kube-apiserver. */
function validateBalancerClassChange({ next, previous }: SpecChange, found: Found): void {
  const { type, loadBalancerClass } = next;
  const field = "spec.loadBalancerClass";
  if (type === "LoadBalancer") {
    if (previous.type === type && !sameValue(loadBalancerClass, previous.loadBalancerClass)) {
      found.push(invalidValue(field, loadBalancerClass ?? null, fixed));
    }
    formatIfSet(found, field, loadBalancerClass, isQualifiedName);
  } else if (loadBalancerClass !== undefined) {
    found.push(forbiddenValue(field, "may only be used when `type` is 'LoadBalancer'"));
  }
}

const isChecked = ({ type, externalTrafficPolicy }: ServiceSpec): boolean =>
  type === "LoadBalancer" && externalTrafficPolicy === "Local";
