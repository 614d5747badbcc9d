import type { CustomResourceDefinition, JSONSchemaProps } from "../../generated/types/apiextensions-v1.ts";
import { oneOf, unchanged } from "../common.ts";
import { isDns1035Label, isDns1123Subdomain } from "../formats/dns.ts";
import { type Found, invalidValue, requiredValue } from "../found.ts";
import type { Change } from "../rules.ts";
import { validateApiApproval } from "./api-approval.ts";
import { validateConversion } from "./conversion.ts";
import { someSchemaIn } from "./each-schema.ts";
import { type HoistedSpec, hoistedSpec } from "./hoisted-spec.ts";
import { requireNames, validateNames } from "./names.ts";
import { createOptions, type DefinitionOptions, updateOptions } from "./options.ts";
import { validatePrinterColumns } from "./printer-columns.ts";
import { structuralProblem } from "./schema/structural.ts";
import { validateSchema } from "./schema/validate-schema.ts";
import { validateSelectableFields } from "./selectable-fields.ts";
import { validateStoredVersions } from "./stored-versions.ts";
import { validateSubresources } from "./subresources.ts";
import { validateVersions } from "./versions.ts";

/** A definition that is new. */
export function validateNewDefinition(definition: CustomResourceDefinition, found: Found): void {
  validateSpec(definition, createOptions, found);
  validateRest(definition, undefined, found);
}

/** A definition in place of the one that was. */
export function validateDefinitionChange({ next, previous }: Change<CustomResourceDefinition>, found: Found): void {
  const options = updateOptions(next, previous);
  validateSpec(next, options, found);
  const [spec, before] = [next.spec, previous.spec];
  if (options.requireImmutableNames) {
    unchanged(found, "spec.scope", spec.scope, before.scope);
    unchanged(found, "spec.names.kind", spec.names?.kind, before.names?.kind);
  }
  unchanged(found, "spec.group", spec.group, before.group);
  unchanged(found, "spec.names.plural", spec.names?.plural, before.names?.plural);
  validateRest(next, previous, found);
}

/** Names that were accepted look like names. */
export function validateDefinitionStatus({ status }: CustomResourceDefinition, found: Found): void {
  if (status?.acceptedNames) validateNames(status.acceptedNames, "status.acceptedNames", found);
}

function validateRest(
  definition: CustomResourceDefinition,
  previous: CustomResourceDefinition | undefined,
  found: Found,
): void {
  validateDefinitionStatus(definition, found);
  validateStoredVersions(definition, found);
  validateApiApproval(definition, previous, found);
  if (definition.spec?.preserveUnknownFields && !previous?.spec?.preserveUnknownFields) {
    const rule =
      "cannot set to true, set x-kubernetes-preserve-unknown-fields to true in spec.versions[*].schema instead";
    found.push(invalidValue("spec.preserveUnknownFields", true, rule));
  }
}

function validateSpec({ spec }: CustomResourceDefinition, given: DefinitionOptions, found: Found): void {
  const hoisted = hoistedSpec(spec ?? {});
  const { group = "", preserveUnknownFields = false } = hoisted.spec;
  const options = withStructuralSchemas(hoisted, given);
  validateGroup(group, found);
  oneOf(found, "spec.scope", hoisted.spec.scope, ["Cluster", "Namespaced"]);
  requireSchemas(hoisted, options, found);
  if (preserveUnknownFields && someSchemaIn(hoisted.spec, hasDefault)) {
    const rule = "must be false in order to use defaults in the schema";
    found.push(invalidValue("spec.preserveUnknownFields", true, rule));
  }
  validateVersions(hoisted, options, found);
  validateVersionsTogether(hoisted, found);
  requireNames(hoisted.spec.names ?? {}, "spec.names", found);
  validateNames(hoisted.spec.names ?? {}, "spec.names", found);
  validateShared(hoisted, options, found);
  const { conversion } = hoisted.spec;
  if (conversion && conversion.strategy !== "None" && preserveUnknownFields) {
    const rule = "must be None if spec.preserveUnknownFields is true";
    found.push(invalidValue("spec.conversion.strategy", conversion.strategy, rule));
  }
  validateConversion(conversion, options, found);
}

function validateGroup(group: string, found: Found): void {
  const problems = group ? isDns1123Subdomain(group) : [];
  if (!group) found.push(requiredValue("spec.group"));
  else if (problems.length) found.push(invalidValue("spec.group", group, problems.join(",")));
  else if (!group.includes(".")) {
    found.push(invalidValue("spec.group", group, "should be a domain with at least one dot"));
  }
}

/** What prunes, fills in or extends needs structural schemas, whatever was stored before. */
function withStructuralSchemas({ spec }: HoistedSpec, options: DefinitionOptions): DefinitionOptions {
  const isNeeded = !spec.preserveUnknownFields || someSchemaIn(spec, (one) => hasDefault(one) || hasExtension(one));
  return isNeeded ? { ...options, requireStructural: true } : options;
}

const hasDefault = (schema: JSONSchemaProps): boolean => schema.default !== undefined && schema.default !== null;

const hasExtension = (schema: JSONSchemaProps): boolean =>
  Boolean(
    schema["x-kubernetes-embedded-resource"] ||
      schema["x-kubernetes-int-or-string"] ||
      schema["x-kubernetes-list-map-keys"]?.length ||
      schema["x-kubernetes-validations"]?.length,
  ) ||
  (schema["x-kubernetes-preserve-unknown-fields"] ?? undefined) !== undefined ||
  (schema["x-kubernetes-list-type"] ?? undefined) !== undefined;

function requireSchemas({ spec, shared, versions }: HoistedSpec, options: DefinitionOptions, found: Found): void {
  if (shared.schema?.openAPIV3Schema) return;
  for (const [i, { schema, served }] of versions.entries()) {
    if (schema?.openAPIV3Schema) continue;
    const field = `spec.versions[${i}].schema.openAPIV3Schema`;
    if (options.requireSchema) found.push(requiredValue(field));
    else if (!spec.preserveUnknownFields && served) {
      found.push(requiredValue(field, "because otherwise all fields are pruned"));
    }
  }
}

function validateVersionsTogether({ spec, versions }: HoistedSpec, found: Found): void {
  const shown = spec.versions ?? null;
  if (new Set(versions.map(({ name }) => name)).size < versions.length) {
    found.push(invalidValue("spec.versions", shown, "must contain unique version names"));
  }
  if (versions.filter(({ storage }) => storage).length !== 1) {
    found.push(invalidValue("spec.versions", shown, "must have exactly one version marked as storage version"));
  }
  const [first] = versions;
  const problems = first?.name ? isDns1035Label(first.name) : [];
  if (problems.length) found.push(invalidValue("spec.version", first!.name, problems.join(",")));
}

/** What all versions share. */
function validateShared({ shared, versions }: HoistedSpec, options: DefinitionOptions, found: Found): void {
  const { schema, subresources, additionalPrinterColumns, selectableFields } = shared;
  const root = schema?.openAPIV3Schema;
  const hasStatus = [subresources, ...versions.map(({ subresources }) => subresources)].some((one) => one?.status);
  if (root) validateSchema(root, { field: "spec.validation.openAPIV3Schema", hasStatus, options }, found);
  validateSubresources(subresources, "spec.subresources", found);
  validatePrinterColumns(additionalPrinterColumns, "spec.additionalPrinterColumns", found);
  if (!selectableFields?.length) return;
  const field = "spec.selectableFields";
  if (!schema) {
    found.push(invalidValue(field, "", "may only be set when validations.schema is included"));
    return;
  }
  const problem = root && structuralProblem(root);
  if (problem) found.push(invalidValue("spec.schema.openAPIV3Schema", "", problem));
  const allowTooMany = options.tooManySelectableFields.has("");
  validateSelectableFields(selectableFields, { schema: root ?? {}, field, allowTooMany }, found);
}
