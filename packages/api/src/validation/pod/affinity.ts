import type { Affinity, NodeAffinity, PodAffinity, PodAffinityTerm } from "../../generated/types/core-v1.ts";
import { isDns1123Label } from "../formats/dns.ts";
import { isQualifiedName } from "../formats/qualified-name.ts";
import { type Found, forbiddenValue, invalidValue, report, requiredValue } from "../found.ts";
import { validateLabelSelector } from "../selectors.ts";
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
    validateNodeSelectorTerm(preference ?? {}, `${item}.preference`, found);
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
  validateMatchKeys(term, field, found);
  if (!term.topologyKey) found.push(requiredValue(`${field}.topologyKey`, "can not be empty"));
  report(found, `${field}.topologyKey`, term.topologyKey, isQualifiedName(term.topologyKey));
}

/** Label keys whose values are taken from the pod itself; a key can say "the same" or "another", not both. */
function validateMatchKeys(term: PodAffinityTerm, field: string, found: Found): void {
  const { matchLabelKeys = [], mismatchLabelKeys = [], labelSelector } = term;
  for (const name of ["matchLabelKeys", "mismatchLabelKeys"] as const) {
    const keys = term[name] ?? [];
    if (keys.length && !labelSelector)
      found.push(forbiddenValue(`${field}.${name}`, "must not be specified when labelSelector is not set"));
    for (const [i, key] of keys.entries()) report(found, `${field}.${name}[${i}]`, key, isQualifiedName(key));
  }
  for (const [i, key] of matchLabelKeys.entries()) {
    if (mismatchLabelKeys.includes(key)) {
      const rule = "exists in both matchLabelKeys and mismatchLabelKeys";
      found.push(invalidValue(`${field}.matchLabelKeys[${i}]`, key, rule));
    }
  }
}
