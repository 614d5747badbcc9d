import type { Affinity, NodeAffinity, PodAffinity, PodAffinityTerm } from "../../generated/types/core-v1.ts";
import { isDns1123Label } from "../formats/dns.ts";
import { isQualifiedName } from "../formats/qualified-name.ts";
import { type Found, invalidValue, report, requiredValue } from "../found.ts";
import { validateLabelSelector } from "../selectors.ts";
import { validateLabelKeys } from "./label-keys.ts";
import { validateNodeSelector, validateNodeSelectorTerm } from "./node-selector.ts";

export function validateAffinity(affinity: Affinity | undefined, field: string, found: Found): void {
  if (!affinity) return;
  if (affinity.nodeAffinity) validateNodeAffinity(affinity.nodeAffinity, `${field}.nodeAffinity`, found);
  if (affinity.podAffinity) validatePodAffinity(affinity.podAffinity, `${field}.podAffinity`, found);
  if (affinity.podAntiAffinity) validatePodAffinity(affinity.podAntiAffinity, `${field}.podAntiAffinity`, found);
}

const weightRule = "must be in the range 1-100";
const requiredList = "requiredDuringSchedulingIgnoredDuringExecution";
const preferredList = "preferredDuringSchedulingIgnoredDuringExecution";

function validateNodeAffinity(affinity: NodeAffinity, field: string, found: Found): void {
  const needed = affinity[requiredList];
  if (needed) validateNodeSelector(needed, `${field}.${requiredList}`, found);
  for (const [i, { weight, preference }] of (affinity[preferredList] ?? []).entries()) {
    const item = `${field}.${preferredList}[${i}]`;
    if (!(weight >= 1 && weight <= 100)) found.push(invalidValue(`${item}.weight`, weight, weightRule));
    validateNodeSelectorTerm(preference ?? {}, { field: `${item}.preference`, anyValue: true }, found);
  }
}

function validatePodAffinity(affinity: PodAffinity, field: string, found: Found): void {
  for (const [i, term] of (affinity[requiredList] ?? []).entries()) {
    validateTerm(term, `${field}.${requiredList}[${i}]`, found);
  }
  for (const [i, { weight, podAffinityTerm }] of (affinity[preferredList] ?? []).entries()) {
    const item = `${field}.${preferredList}[${i}]`;
    if (!(weight >= 1 && weight <= 100)) found.push(invalidValue(`${item}.weight`, weight, weightRule));
    validateTerm(podAffinityTerm, `${item}.podAffinityTerm`, found);
  }
}

function validateTerm(term: PodAffinityTerm, field: string, found: Found): void {
  validateLabelSelector(term.labelSelector, `${field}.labelSelector`, found);
  validateLabelSelector(term.namespaceSelector, `${field}.namespaceSelector`, found);
  for (const name of term.namespaces ?? []) report(found, `${field}.namespace`, name, isDns1123Label(name));
  validateLabelKeys(term, field, found);
  if (!term.topologyKey) found.push(requiredValue(`${field}.topologyKey`, "can not be empty"));
  report(found, `${field}.topologyKey`, term.topologyKey, isQualifiedName(term.topologyKey));
}
