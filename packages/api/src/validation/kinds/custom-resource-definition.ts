import type {
  CustomResourceColumnDefinition,
  CustomResourceConversion,
  CustomResourceDefinition,
  CustomResourceDefinitionNames,
  CustomResourceDefinitionSpec,
  CustomResourceDefinitionVersion,
  CustomResourceSubresources,
} from "../../generated/types/apiextensions-v1.ts";
import { oneOf, required, requiredFormat, sameValue, unchanged } from "../common.ts";
import { isDns1035Label, isDns1123Subdomain } from "../formats/dns.ts";
import { type Found, forbiddenValue, invalidValue, report, requiredValue, unsupportedValue } from "../found.ts";
import { rulesOf } from "../rules.ts";
import { validateWebhookClient } from "./webhook-client.ts";

const approvalAnnotation = "api-approved.kubernetes.io";
const columnTypes = ["boolean", "date", "integer", "number", "string"];
const columnFormats = ["byte", "date", "date-time", "double", "float", "int32", "int64", "password"];

/** The definition itself; the structural schemas in it are looked at by whoever serves their objects. */
export const customResourceDefinition = rulesOf<CustomResourceDefinition>({
  finalizers: "any",
  metadataOnUpdate: ["change"],
  validate: (definition, found) => {
    const { metadata, spec } = definition;
    if (metadata?.name !== `${spec.names?.plural ?? ""}.${spec.group ?? ""}`) {
      found.push(invalidValue("metadata.name", metadata?.name, 'must be spec.names.plural+"."+spec.group'));
    }
    validateSpec(spec, found);
    validateStoredVersions(definition, found);
  },
  validateNew: ({ metadata, spec }, found) => {
    const { group = "" } = spec;
    if (spec.preserveUnknownFields) {
      const rule =
        "cannot set to true, set x-kubernetes-preserve-unknown-fields to true in spec.versions[*].schema instead";
      found.push(invalidValue("spec.preserveUnknownFields", true, rule));
    }
    if (isProtected(group) && !metadata?.annotations?.[approvalAnnotation]) {
      const rule = `protected groups must have approval annotation ${JSON.stringify(approvalAnnotation)}, see https://github.com/kubernetes/enhancements/pull/1111`;
      found.push(requiredValue(`metadata.annotations[${approvalAnnotation}]`, rule));
    }
  },
  validateChange: ({ next, previous }, found) => {
    const isServed = previous.status?.conditions?.some(
      ({ type, status }) => type === "Established" && status === "True",
    );
    if (!isServed) return;
    for (const name of ["scope", "group"] as const)
      unchanged(found, `spec.${name}`, next.spec[name], previous.spec[name]);
    for (const name of ["kind", "plural"] as const) {
      unchanged(found, `spec.names.${name}`, next.spec.names[name], previous.spec.names[name]);
    }
  },
});

/** Groups that are the community's: theirs need the community's word. */
const isProtected = (group: string): boolean => /(^|\.)(k8s|kubernetes)\.io$/.test(group);

function validateSpec(spec: CustomResourceDefinitionSpec, found: Found): void {
  if (required(found, "spec.group", spec.group)) {
    const wrong = isDns1123Subdomain(spec.group);
    report(found, "spec.group", spec.group, wrong);
    if (!wrong.length && !spec.group.includes(".")) {
      found.push(invalidValue("spec.group", spec.group, "should be a domain with at least one dot"));
    }
  }
  oneOf(found, "spec.scope", spec.scope, ["Cluster", "Namespaced"]);
  validateVersions(spec.versions ?? [], found);
  validateNames(spec.names ?? { plural: "", kind: "" }, found);
  validateConversion(spec.conversion, found);
}

function validateVersions(versions: readonly CustomResourceDefinitionVersion[], found: Found): void {
  for (const [i, version] of versions.entries()) {
    const field = `spec.versions[${i}]`;
    report(found, `${field}.name`, version.name, isDns1035Label(version.name));
    if (!version.schema?.openAPIV3Schema) found.push(requiredValue(`${field}.schema.openAPIV3Schema`));
    if (version.deprecationWarning !== undefined && !version.deprecated) {
      const rule = "can only be set for deprecated versions";
      found.push(invalidValue(`${field}.deprecationWarning`, version.deprecationWarning, rule));
    }
    // What all versions share is kept, and named, as if there were but one.
    const shared = (name: "subresources" | "additionalPrinterColumns") =>
      versions.every((other) => sameValue(other[name] ?? null, version[name] ?? null));
    if (i > 0 && shared("subresources")) continue;
    validateSubresources(version.subresources, shared("subresources") ? "spec" : field, found);
    const columns = shared("additionalPrinterColumns") ? "spec" : field;
    for (const [j, column] of (version.additionalPrinterColumns ?? []).entries()) {
      validateColumn(column, `${columns}.additionalPrinterColumns[${j}]`, found);
    }
  }
  const names = new Set(versions.map(({ name }) => name));
  if (names.size !== versions.length) {
    found.push(invalidValue("spec.versions", versions, "must contain unique version names"));
  }
  if (versions.filter(({ storage }) => storage).length !== 1) {
    const shown = versions.length ? versions : null;
    found.push(invalidValue("spec.versions", shown, "must have exactly one version marked as storage version"));
  }
}

/** `.spec.replicas`: fields with dots before them. */
const simplePath = /^(\.[a-zA-Z_][a-zA-Z0-9_-]*)+$/;

function validateSubresources(
  subresources: CustomResourceSubresources | undefined,
  parent: string,
  found: Found,
): void {
  const scale = subresources?.scale;
  if (!scale) return;
  const field = `${parent}.subresources.scale`;
  for (const [name, below] of [
    ["specReplicasPath", [".spec."]],
    ["statusReplicasPath", [".status."]],
    ["labelSelectorPath", [".spec.", ".status."]],
  ] as const) {
    const path = scale[name];
    if (!path) {
      if (name !== "labelSelectorPath") found.push(requiredValue(`${field}.${name}`));
    } else if (!simplePath.test(path)) {
      found.push(invalidValue(`${field}.${name}`, path, "must be a simple json path starting with ."));
    } else if (!below.some((start) => path.startsWith(start))) {
      const rule = `should be a json path under ${below.map((start) => start.slice(0, -1)).join(" or ")}`;
      found.push(invalidValue(`${field}.${name}`, path, rule));
    }
  }
}

function validateColumn(
  { name, type, format, jsonPath }: CustomResourceColumnDefinition,
  field: string,
  found: Found,
): void {
  required(found, `${field}.name`, name);
  if (!type) found.push(requiredValue(`${field}.type`, `must be one of ${columnTypes.join(",")}`));
  else if (!columnTypes.includes(type)) {
    found.push(invalidValue(`${field}.type`, type, `must be one of ${columnTypes.join(",")}`));
  }
  if (format && !columnFormats.includes(format)) {
    found.push(invalidValue(`${field}.format`, format, `must be one of ${columnFormats.join(",")}`));
  }
  required(found, `${field}.JSONPath`, jsonPath);
}

function validateNames(names: CustomResourceDefinitionNames, found: Found): void {
  for (const name of ["plural", "singular"] as const) {
    requiredFormat(found, `spec.names.${name}`, names[name], isDns1035Label);
  }
  for (const name of ["kind", "listKind"] as const) {
    const value = names[name] ?? "";
    if (!required(found, `spec.names.${name}`, value)) continue;
    for (const problem of isDns1035Label(value.toLowerCase())) {
      const rule = `may have mixed case, but should otherwise match: ${problem}`;
      found.push(invalidValue(`spec.names.${name}`, value, rule));
    }
  }
  for (const list of ["shortNames", "categories"] as const) {
    for (const [i, name] of (names[list] ?? []).entries()) {
      report(found, `spec.names.${list}[${i}]`, name, isDns1035Label(name));
    }
  }
  if (names.kind && names.kind === names.listKind) {
    found.push(invalidValue("spec.names.listKind", names.listKind, "kind and listKind may not be the same"));
  }
}

function validateConversion(conversion: CustomResourceConversion | undefined, found: Found): void {
  if (!conversion) return;
  const field = "spec.conversion";
  const { strategy, webhook } = conversion;
  if (strategy !== "None" && strategy !== "Webhook") {
    found.push(unsupportedValue(`${field}.strategy`, strategy, ["None", "Webhook"]));
    return;
  }
  const versions = webhook?.conversionReviewVersions ?? [];
  if (strategy === "None") {
    const rule = "should not be set when strategy is not set to Webhook";
    if (webhook?.clientConfig) found.push(forbiddenValue(`${field}.webhookClientConfig`, rule));
    if (versions.length) found.push(forbiddenValue(`${field}.conversionReviewVersions`, rule));
    return;
  }
  if (webhook?.clientConfig) validateWebhookClient(webhook.clientConfig, `${field}.webhookClientConfig`, found);
  else found.push(requiredValue(`${field}.webhookClientConfig`, "required when strategy is set to Webhook"));
  if (!versions.length) found.push(requiredValue(`${field}.conversionReviewVersions`));
  for (const [i, version] of versions.entries()) {
    report(found, `${field}.conversionReviewVersions[${i}]`, version, isDns1035Label(version));
    if (versions.indexOf(version) < i) {
      found.push(invalidValue(`${field}.conversionReviewVersions[${i}]`, version, "duplicate version"));
    }
  }
}

/** Objects of a stored version are in the store until somebody rewrites them: it cannot go before. */
function validateStoredVersions({ spec, status }: CustomResourceDefinition, found: Found): void {
  const stored = status?.storedVersions ?? [];
  const field = "status.storedVersions";
  if (!stored.length) {
    found.push(invalidValue(field, null, "must have at least one stored version"));
    return;
  }
  const names = (spec.versions ?? []).map(({ name }) => name);
  for (const [i, version] of stored.entries()) {
    if (!names.includes(version)) {
      const rule = `missing from spec.versions; ${version} was previously a storage version, and must remain in spec.versions until a storage migration ensures no data remains persisted in ${version} and removes ${version} from status.storedVersions`;
      found.push(invalidValue(`${field}[${i}]`, version, rule));
    }
  }
  const storage = spec.versions?.find(({ storage }) => storage)?.name;
  if (storage && !stored.includes(storage)) {
    found.push(invalidValue(field, stored, `must have the storage version ${storage}`));
  }
}
