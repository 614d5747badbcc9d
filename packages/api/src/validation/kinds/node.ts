import { parseJson } from "../../codec/parse-json.ts";
import type { Node, Taint } from "../../generated/types/core-v1.ts";
import { oneOf, sameValue } from "../common.ts";
import { familyOf, isCidr, parseBlock } from "../formats/ip.ts";
import { isLabelValue, isQualifiedName } from "../formats/qualified-name.ts";
import { duplicateValue, type Found, forbiddenValue, invalidValue, report } from "../found.ts";
import { resourceQuantity } from "../quantities.ts";
import { type Change, rulesOf } from "../rules.ts";

const effects = ["NoSchedule", "PreferNoSchedule", "NoExecute"];

function validateTaints(taints: readonly Taint[] | undefined, found: Found): void {
  const seen = new Set<string>();
  for (const [i, taint] of (taints ?? []).entries()) {
    const field = `metadata.taints[${i}]`;
    report(found, `${field}.key`, taint.key, isQualifiedName(taint.key));
    if (taint.value) report(found, `${field}.value`, taint.value, isLabelValue(taint.value));
    oneOf(found, `${field}.effect`, taint.effect, effects);
    const pair = `${taint.effect} ${taint.key}`;
    if (seen.has(pair)) {
      found.push({ ...duplicateValue(field, taint), detail: "taints must be unique by key and effect pair" });
    }
    seen.add(pair);
  }
}

function validateAmounts(amounts: Readonly<Record<string, string>> | undefined, field: string, found: Found): void {
  for (const [name, quantity] of Object.entries(amounts ?? {})) {
    resourceQuantity(found, `${field}.${name}`, { name, quantity });
  }
}

function validatePodCidrs(cidrs: readonly string[] | undefined, found: Found): void {
  for (const [i, cidr] of (cidrs ?? []).entries()) report(found, `spec.podCIDRs[${i}]`, cidr, isCidr(cidr));
  if ((cidrs?.length ?? 0) < 2) return;
  const wrong = cidrs?.findIndex((cidr) => !parseBlock(cidr)) ?? -1;
  if (wrong >= 0) {
    const why = `invalid CIDR[${wrong}]: <nil> (invalid CIDR address: ${cidrs?.[wrong]})`;
    const detail = `invalid PodCIDRs. failed to check with dual stack with error:${why}`;
    found.push({ type: "InternalError", field: "spec.podCIDRs", detail });
  }
  const families = new Set(cidrs?.filter(parseBlock).map(familyOf));
  if (cidrs?.length !== 2 || families.size !== 2) {
    found.push(invalidValue("spec.podCIDRs", cidrs, "may specify no more than one CIDR for each IP family"));
  }
}

function validateAddresses({ status }: Node, found: Found): void {
  const addresses = status?.addresses ?? [];
  for (const [i, address] of addresses.entries()) {
    if (addresses.slice(0, i).some((other) => sameValue(other, address))) {
      found.push(duplicateValue(`status.addresses[${i}]`, address));
    }
  }
}

const avoidPods = "scheduler.alpha.kubernetes.io/preferAvoidPods";

function validateAvoidedPods(annotations: Readonly<Record<string, string>> | undefined, found: Found): void {
  const text = annotations?.[avoidPods];
  if (!text) return;
  try {
    parseJson(text);
  } catch (error) {
    found.push(invalidValue("metadata.annotations.AvoidPods", avoidPods, (error as Error).message));
  }
}

const longestName = 253;
const featureName = /^[A-Z][a-zA-Z0-9]*(\/[a-zA-Z][a-zA-Z0-9]*)*$/;

/** Features that a kubelet says it has: well-formed names in their order, each once. */
function validateFeatures(features: readonly string[] | undefined, found: Found): void {
  for (const [i, name] of (features ?? []).entries()) {
    const field = `status.declaredFeatures[${i}]`;
    if (name.length > longestName) {
      const rule = `invalid feature name "${name}": must be no more than ${longestName} characters`;
      found.push(invalidValue(field, name, rule));
    } else if (!featureName.test(name)) {
      const rule = `invalid feature name "${name}": must start with an UpperCamelCase segment, with subsequent segments separated by '/' (e.g., MyFeature or MyFeature/mySubFeature), and contain only alphanumeric characters and slashes`;
      found.push(invalidValue(field, name, rule));
    }
    const before = features?.[i - 1];
    if (before === name) found.push(duplicateValue(field, name));
    else if (before !== undefined && before > name) {
      found.push(invalidValue(field, name, "list must be sorted alphabetically"));
    }
  }
}

/** What every write of a node is checked for, of its status too. */
function validateNodeChange({ next, previous }: Change<Node>, found: Found): void {
  validateAlways(next, found);
  validateTaints(next.spec?.taints, found);
  validateAddresses(next, found);
  const cidrs = previous.spec?.podCIDRs ?? [];
  if (cidrs.length && !sameValue(cidrs, next.spec?.podCIDRs ?? [])) {
    found.push(forbiddenValue("spec.podCIDRs", 'node updates may not change podCIDR except from "" to valid'));
  }
  if (previous.spec?.providerID && previous.spec.providerID !== next.spec?.providerID) {
    found.push(forbiddenValue("spec.providerID", 'node updates may not change providerID except from "" to valid'));
  }
  if ((next.spec?.externalID ?? "") !== (previous.spec?.externalID ?? "")) {
    found.push(forbiddenValue("spec.externalID", "may not be updated"));
  }
}

function validateAlways({ metadata, status }: Node, found: Found): void {
  validateAvoidedPods(metadata?.annotations, found);
  validateAmounts(status?.capacity, "status.capacity", found);
  validateAmounts(status?.allocatable, "status.allocatable", found);
  validateFeatures(status?.declaredFeatures, found);
}

export const node = rulesOf<Node>({
  metadataOnStatus: true,
  validate: (object, found) => {
    validateAlways(object, found);
    validateTaints(object.spec?.taints, found);
    validatePodCidrs(object.spec?.podCIDRs, found);
  },
  validateChange: validateNodeChange,
  subresources: { status: validateNodeChange },
});
