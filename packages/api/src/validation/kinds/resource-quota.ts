import type {
  ResourceQuota,
  ResourceQuotaSpec,
  ScopedResourceSelectorRequirement,
} from "../../generated/types/core-v1.ts";
import { sameValue } from "../common.ts";
import { type Found, invalidValue, requiredValue } from "../found.ts";
import { isQuotaResource, quotaResourceName, resourceQuantity } from "../quantities.ts";
import { rulesOf } from "../rules.ts";

const scopes = [
  "BestEffort",
  "CrossNamespacePodAffinity",
  "NotBestEffort",
  "NotTerminating",
  "PriorityClass",
  "Terminating",
  "VolumeAttributesClass",
];
/** Scopes that a thing is in or not; there are no values to compare. */
const yesOrNo = ["Terminating", "NotTerminating", "BestEffort", "NotBestEffort", "CrossNamespacePodAffinity"];
const opposites = [
  ["BestEffort", "NotBestEffort"],
  ["Terminating", "NotTerminating"],
];

/** What pods of a scope can be counted by. */
const podResources = new Set([
  "pods",
  ...["cpu", "memory"].flatMap((name) => [name, `requests.${name}`, `limits.${name}`]),
]);

const applies = (scope: string, resource: string): boolean => {
  if (scope === "BestEffort") return resource === "pods";
  if (scope === "VolumeAttributesClass") return /persistentvolumeclaims|storage/.test(resource);
  return podResources.has(resource);
};

export const resourceQuota = rulesOf<ResourceQuota>({
  metadataOnStatus: true,
  metadataOnUpdate: ["change"],
  validate: ({ spec }, found) => {
    validateAmounts(spec?.hard, "spec.hard", found);
    validateScopes(spec ?? {}, found);
    validateScopeSelector(spec ?? {}, found);
  },
  validateChange: ({ next, previous }, found) => {
    const sorted = (spec: ResourceQuotaSpec | undefined) => [...new Set(spec?.scopes)].sort();
    if (!sameValue(sorted(next.spec), sorted(previous.spec))) {
      found.push(invalidValue("spec.scopes", next.spec?.scopes ?? null, "field is immutable"));
    }
  },
  subresources: {
    status: ({ next: { status } }, found) => {
      validateAmounts(status?.hard, "status.hard", found);
      validateAmounts(status?.used, "status.used", found);
    },
  },
});

function validateAmounts(amounts: Readonly<Record<string, string>> | undefined, field: string, found: Found): void {
  for (const [name, quantity] of Object.entries(amounts ?? {})) {
    quotaResourceName(found, `${field}[${name}]`, name);
    resourceQuantity(found, `${field}[${name}]`, { name, quantity });
  }
}

const conflicts = (names: readonly string[]): boolean =>
  opposites.some((pair) => pair.every((name) => names.includes(name)));

function validateScopes({ scopes: given, hard = {} }: ResourceQuotaSpec, found: Found): void {
  if (!given?.length) return;
  for (const scope of given) {
    if (!scopes.includes(scope)) found.push(invalidValue("spec.scopes", given, "unsupported scope"));
    for (const resource of Object.keys(hard)) {
      if (scopes.includes(scope) && isQuotaResource(resource) && !applies(scope, resource)) {
        found.push(invalidValue("spec.scopes", given, "unsupported scope applied to resource"));
      }
    }
  }
  if (conflicts(given)) found.push(invalidValue("spec.scopes", given, "conflicting scopes"));
}

function validateScopeSelector({ scopeSelector, hard = {} }: ResourceQuotaSpec, found: Found): void {
  if (!scopeSelector) return;
  const field = "spec.scopeSelector.matchExpressions";
  const requirements = scopeSelector.matchExpressions ?? [];
  for (const requirement of requirements)
    validateRequirement(requirement, { field, selector: scopeSelector, hard }, found);
  if (conflicts(requirements.map(({ scopeName }) => scopeName))) {
    found.push(invalidValue(field, scopeSelector, "conflicting scopes"));
  }
}

function validateRequirement(
  { scopeName, operator, values = [] }: ScopedResourceSelectorRequirement,
  { field, selector, hard }: { field: string; selector: unknown; hard: Readonly<Record<string, string>> },
  found: Found,
): void {
  if (!scopes.includes(scopeName)) found.push(invalidValue(`${field}.scopeName`, scopeName, "unsupported scope"));
  for (const resource of Object.keys(hard)) {
    if (scopes.includes(scopeName) && isQuotaResource(resource) && !applies(scopeName, resource)) {
      found.push(invalidValue(field, selector, "unsupported scope applied to resource"));
    }
  }
  if (yesOrNo.includes(scopeName) && operator !== "Exists") {
    const rule =
      "must be 'Exists' when scope is any of ResourceQuotaScopeTerminating, ResourceQuotaScopeNotTerminating, ResourceQuotaScopeBestEffort, ResourceQuotaScopeNotBestEffort or ResourceQuotaScopeCrossNamespacePodAffinity";
    found.push(invalidValue(`${field}.operator`, operator, rule));
  }
  if (operator === "In" || operator === "NotIn") {
    if (!values.length) {
      const rule = "must be at least one value when `operator` is 'In' or 'NotIn' for scope selector";
      found.push(requiredValue(`${field}.values`, rule));
    }
  } else if (operator === "Exists" || operator === "DoesNotExist") {
    if (values.length) {
      const rule = "must be no value when `operator` is 'Exist' or 'DoesNotExist' for scope selector";
      found.push(invalidValue(`${field}.values`, values, rule));
    }
  } else {
    found.push(invalidValue(`${field}.operator`, operator, "not a valid selector operator"));
  }
}
