import { fieldErrorText } from "../../../errors.ts";
import type { JSONSchemaProps } from "../../../generated/types/apiextensions-v1.ts";
import { type Found, forbiddenValue, invalidValue, requiredValue } from "../../found.ts";
import { eachSchema, itemSchemasOf, itemsOf, valuesOf } from "../each-schema.ts";
import { validateCompleteness } from "./structural-completeness.ts";
import { validateRootMetadata } from "./structural-metadata.ts";
import { isIntOrString, type Level, validateValueRules } from "./structural-values.ts";

const unsupported = [
  "id",
  "$schema",
  "$ref",
  "patternProperties",
  "dependencies",
  "additionalItems",
  "definitions",
] as const;

/** Why nobody can tell what a schema means: it uses what structural schemas do not have. */
export function structuralProblem(schema: JSONSchemaProps): string | undefined {
  for (const one of eachSchema(schema)) {
    const name = unsupported.find((name) => isUsed(one[name]));
    if (name) return `OpenAPIV3Schema '${name === "$schema" ? "schema" : name}' is not supported`;
    if (one["x-kubernetes-preserve-unknown-fields"] === false) {
      return "internal error: 'x-kubernetes-preserve-unknown-fields' must be true or undefined";
    }
    if (itemSchemasOf(one).length) return "OpenAPIV3Schema 'items' must be a schema, but is an array";
  }
  return undefined;
}

const isUsed = (value: unknown): boolean => {
  if (typeof value !== "object") return value !== undefined && value !== "";
  return value !== null && Object.keys(value).length > 0;
};

export function isNonStructural(schema: JSONSchemaProps | undefined | null): boolean {
  if (!schema) return false;
  const found: Found = [];
  if (!structuralProblem(schema)) validateStructural(schema, "", found);
  else return true;
  return found.length > 0;
}

/**
 * Whether a schema is structural: the type of every value is told once, outside of `allOf`, `anyOf`, `oneOf` and `not`, which
 * only narrow what is there. Source: kubernetes.io, "Specifying a structural schema".
 */
export function validateStructural(schema: JSONSchemaProps, field: string, found: Found): void {
  const inner: Found = [];
  validateInvariants(schema, { level: "root", field }, inner);
  validateCompleteness(schema, field, inner);
  const texts = new Map(inner.map((error) => [error, `${error.field}: ${fieldErrorText(error)}`]));
  found.push(...inner.sort((a, b) => (texts.get(a)! < texts.get(b)! ? -1 : 1)));
}

interface Place {
  readonly level: Level;
  readonly field: string;
}

function validateInvariants(schema: JSONSchemaProps, { level, field }: Place, found: Found): void {
  const items = itemsOf(schema);
  const values = valuesOf(schema);
  if (schema.type === "array" && !items) found.push(requiredValue(`${field}.items`, "must be specified"));
  if (items) validateInvariants(items, { level: "item", field: `${field}.items` }, found);
  for (const [name, property] of Object.entries(schema.properties ?? {})) {
    validateInvariants(property, { level: "field", field: `${field}.properties[${name}]` }, found);
  }
  if (hasAdditional(schema) && level === "root") {
    found.push(forbiddenValue(`${field}.additionalProperties`, "must not be used at the root"));
  }
  if (values) validateInvariants(values, { level: "field", field: `${field}.additionalProperties` }, found);
  validateExtensions(schema, field, found);
  const [firstOfAll] = schema.allOf ?? [];
  const skips = { anyOf: isIntOrString(schema.anyOf), firstAnyOf: isIntOrString(firstOfAll?.anyOf) };
  validateValueRules(schema, { field, skips }, found);
  validateType(schema, { level, field }, found);
  validateMetadata(schema, { level, field }, found);
}

const hasAdditional = ({ additionalProperties }: JSONSchemaProps): boolean =>
  additionalProperties !== undefined && additionalProperties !== null;

function validateExtensions(schema: JSONSchemaProps, field: string, found: Found): void {
  if (!schema["x-kubernetes-int-or-string"]) return;
  for (const name of ["x-kubernetes-preserve-unknown-fields", "x-kubernetes-embedded-resource"] as const) {
    const rule = "must be false if x-kubernetes-int-or-string is true";
    if (schema[name]) found.push(invalidValue(`${field}.${name}`, true, rule));
  }
}

const untyped: Record<Level, string> = {
  root: "must not be empty at the root",
  item: "must not be empty for specified array items",
  field: "must not be empty for specified object fields",
};

function validateType(schema: JSONSchemaProps, { level, field }: Place, found: Found): void {
  const at = `${field}.type`;
  const isEmbedded = schema["x-kubernetes-embedded-resource"];
  const isFree = schema["x-kubernetes-int-or-string"] || schema["x-kubernetes-preserve-unknown-fields"];
  const embeddedRule = "must be object if x-kubernetes-embedded-resource is true";
  if (isEmbedded && schema.type !== "object") {
    found.push(schema.type ? invalidValue(at, schema.type, embeddedRule) : requiredValue(at, embeddedRule));
  } else if (!schema.type && !isFree) found.push(requiredValue(at, untyped[level]));
  if (isEmbedded && hasAdditional(schema)) {
    const rule = "must not be used if x-kubernetes-embedded-resource is set";
    found.push(forbiddenValue(`${field}.additionalProperties`, rule));
  }
  if (level === "root" && schema.type && schema.type !== "object") {
    found.push(invalidValue(at, schema.type, "must be object at the root"));
  }
}

function validateMetadata(schema: JSONSchemaProps, { level, field }: Place, found: Found): void {
  const isEmbedded = schema["x-kubernetes-embedded-resource"];
  const isResource = level === "root" || isEmbedded;
  const { properties = {} } = schema;
  for (const name of ["kind", "apiVersion"]) {
    const property = properties?.[name];
    if (!property || !isResource || property.type === "string") continue;
    found.push(invalidValue(`${field}.properties[${name}].type`, property.type ?? "", "must be string"));
  }
  const metadata = properties?.["metadata"];
  const at = `${field}.properties[metadata]`;
  if (metadata && isResource && metadata.type !== "object") {
    found.push(invalidValue(`${at}.type`, metadata.type ?? "", "must be object"));
  }
  if (metadata && level === "root") validateRootMetadata(metadata, at, found);
  if (isEmbedded && !schema["x-kubernetes-preserve-unknown-fields"] && !Object.keys(properties ?? {}).length) {
    const rule =
      "must not be empty if x-kubernetes-embedded-resource is true without x-kubernetes-preserve-unknown-fields";
    found.push(requiredValue(`${field}.properties`, rule));
  }
}
