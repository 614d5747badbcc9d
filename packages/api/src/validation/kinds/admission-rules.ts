import { matchConditionEnvironment } from "../../cel/environment.ts";
import type {
  MatchCondition,
  MatchResources,
  NamedRuleWithOperations,
  RuleWithOperations,
} from "../../generated/types/admissionregistration-v1.ts";
import type { LabelSelector } from "../../generated/types/meta-v1.ts";
import { choice, optionalOneOf, required } from "../common.ts";
import { isPathSegment } from "../formats/names.ts";
import { isQualifiedName } from "../formats/qualified-name.ts";
import { duplicateValue, type Found, invalidValue, report, requiredValue, unsupportedValue } from "../found.ts";
import { validateLabelSelector } from "../selectors.ts";
import { bool, validateExpression } from "./expressions.ts";

const operations = ["*", "CONNECT", "CREATE", "DELETE", "UPDATE"];
const scopes = ["*", "Cluster", "Namespaced"];
export const failurePolicies = ["Fail", "Ignore"];
export const matchPolicies = ["Equivalent", "Exact"];
export const reinvocationPolicies = ["IfNeeded", "Never"];
const maxConditions = 64;

/** Which requests a webhook or a policy is asked about. */
export function validateRule(rule: RuleWithOperations, field: string, found: Found): void {
  validateAlone(rule.operations, { field: `${field}.operations`, what: "operations" }, found);
  for (const [i, operation] of (rule.operations ?? []).entries()) {
    if (!operations.includes(operation)) {
      found.push(unsupportedValue(`${field}.operations[${i}]`, operation, operations));
    }
  }
  validateAlone(rule.apiGroups, { field: `${field}.apiGroups`, what: "API groups" }, found);
  validateAlone(rule.apiVersions, { field: `${field}.apiVersions`, what: "API versions" }, found);
  for (const [i, version] of (rule.apiVersions ?? []).entries()) {
    if (!version) found.push(requiredValue(`${field}.apiVersions[${i}]`));
  }
  validateResources(rule.resources, `${field}.resources`, found);
  optionalOneOf(found, `${field}.scope`, rule.scope, scopes);
}

/** `*` says all there is to say. */
function validateAlone(
  values: readonly string[] | undefined,
  { field, what }: { field: string; what: string },
  found: Found,
): void {
  if (!values?.length) found.push(requiredValue(field));
  else if (values.includes("*") && values.length > 1) {
    found.push(invalidValue(field, values, `if '*' is present, must not specify other ${what}`));
  }
}

function validateResources(resources: readonly string[] | undefined, field: string, found: Found): void {
  if (!resources?.length) {
    found.push(requiredValue(field));
    return;
  }
  for (const [i, resource] of resources.entries()) {
    const item = `${field}[${i}]`;
    if (!resource) found.push(requiredValue(item));
    if (resource === "*" || resource === "*/*") continue;
    const slash = resource.indexOf("/");
    if (slash < 0) continue;
    const [name, subresource] = [resource.slice(0, slash), resource.slice(slash + 1)];
    for (const wider of [`${name}/*`, `*/${subresource}`]) {
      const at = resources.indexOf(wider);
      if (at >= 0 && at < i)
        found.push(invalidValue(item, resource, `if '${wider}' is present, must not specify ${resource}`));
    }
  }
  if (resources.includes("*/*") && resources.length > 1) {
    found.push(invalidValue(field, resources, "if '*/*' is present, must not specify other resources"));
  }
  if (resources.includes("*") && resources.some((resource) => resource !== "*" && !resource.includes("/"))) {
    const rule = "if '*' is present, must not specify other resources without subresources";
    found.push(invalidValue(field, resources, rule));
  }
}

function validateNamedRule(rule: NamedRuleWithOperations, field: string, found: Found): void {
  const names = rule.resourceNames ?? [];
  for (const [i, name] of names.entries()) {
    report(found, `${field}.resourceNames[${i}]`, name, isPathSegment(name));
    if (names.indexOf(name) < i) found.push(duplicateValue(`${field}.resourceNames[${i}]`, name));
  }
  validateRule(rule, field, found);
}

export function validateMatchResources(
  match: MatchResources | undefined,
  { field, rulesRequired }: { field: string; rulesRequired: boolean },
  found: Found,
): void {
  if (!match) return;
  choice(found, `${field}.matchPolicy`, match.matchPolicy, matchPolicies);
  validateSelectors(match, field, found);
  if (rulesRequired && !match.resourceRules?.length) found.push(requiredValue(`${field}.resourceRules`));
  for (const list of ["resourceRules", "excludeResourceRules"] as const) {
    for (const [i, rule] of (match[list] ?? []).entries()) validateNamedRule(rule, `${field}.${list}[${i}]`, found);
  }
}

export function validateSelectors(
  selectors: { readonly namespaceSelector?: LabelSelector; readonly objectSelector?: LabelSelector },
  field: string,
  found: Found,
): void {
  for (const name of ["namespaceSelector", "objectSelector"] as const) {
    if (!selectors[name]) found.push(requiredValue(`${field}.${name}`));
    validateLabelSelector(selectors[name], `${field}.${name}`, found);
  }
}

const conditionWanted = { environment: matchConditionEnvironment, types: [bool] };

export function validateMatchConditions(
  conditions: readonly MatchCondition[] | undefined,
  field: string,
  found: Found,
): void {
  const names = new Set<string>();
  if ((conditions?.length ?? 0) > maxConditions) {
    const detail = `must have at most ${maxConditions} items`;
    found.push({ type: "FieldValueTooMany", field, value: conditions?.length, detail });
  }
  for (const [i, { name, expression }] of (conditions ?? []).entries()) {
    const item = `${field}[${i}]`;
    if (required(found, `${item}.expression`, expression.trim())) {
      validateExpression(expression, `${item}.expression`, found, conditionWanted);
    }
    if (!required(found, `${item}.name`, name)) continue;
    report(found, `${item}.name`, name, isQualifiedName(name));
    if (names.has(name)) found.push(duplicateValue(`${item}.name`, name));
    names.add(name);
  }
}
