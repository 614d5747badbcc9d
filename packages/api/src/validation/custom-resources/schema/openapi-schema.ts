import type { JSONSchemaProps } from "../../../generated/types/apiextensions-v1.ts";
import { type Found, forbiddenValue, invalidValue, unsupportedValue } from "../../found.ts";
import { itemSchemasOf, itemsOf, valuesOf } from "../each-schema.ts";
import type { SchemaOptions } from "../options.ts";
import { childExpressions, type ExpressionContext } from "./expression-context.ts";
import { validateExpressions } from "./expressions.ts";
import { knownTypes } from "./known-types.ts";
import { validateListItems } from "./list-items.ts";
import { validateListTypes } from "./list-types.ts";
import { validateRuleTexts } from "./rule-texts.ts";

export interface OpenApiPlace {
  readonly field: string;
  readonly options: SchemaOptions;
  /** What expressions may name; none are compiled where this is absent. */
  readonly expressions: ExpressionContext | undefined;
}

interface Place extends OpenApiPlace {
  readonly isRoot: boolean;
  readonly isInMetadata: boolean;
  /** Why there may be no defaults. */
  readonly noDefaults?: string;
  /** The outermost list whose items cannot be told apart between two versions of an object. */
  readonly uncorrelated?: string;
  /** The schema that was accepted as it is. */
  readonly isAccepted: boolean;
  /** What expressions have wrong comes last. */
  readonly wrongExpressions: Found;
}

/** Every member of every schema: which there may be, and how they go together. */
export function validateOpenApiSchema(schema: JSONSchemaProps, place: OpenApiPlace, found: Found): void {
  const wrongExpressions: Found = [];
  const isAccepted = place.options.acceptedSchemas.has(schema);
  validateNode(schema, { ...place, isRoot: true, isInMetadata: false, isAccepted, wrongExpressions }, found);
  found.push(...wrongExpressions);
}

function validateNode(schema: JSONSchemaProps, place: Place, found: Found): void {
  const { field, options } = place;
  const before = found.length;
  validateMembers(schema, place, found);
  if (schema.uniqueItems) {
    const rule = "uniqueItems cannot be set to true since the runtime complexity becomes quadratic";
    found.push(forbiddenValue(`${field}.uniqueItems`, rule));
  }
  validateFields(schema, place, found);
  validateLogic(schema, place, found);
  validateItems(schema, place, found);
  for (const [name, dependency] of Object.entries(schema.dependencies ?? {})) {
    if (!dependency || Array.isArray(dependency)) continue;
    validateInner(dependency as JSONSchemaProps, place, { at: `dependencies[${name}]` }, found);
  }
  if (schema["x-kubernetes-preserve-unknown-fields"] === false) {
    found.push(invalidValue(`${field}.x-kubernetes-preserve-unknown-fields`, false, "must be true or undefined"));
  }
  validateListTypes(schema, { field, requireAtomicSetItems: options.requireAtomicSetItems }, found);
  if (options.requireListItemRules) validateListItems(schema, field, found);
  if (!schema["x-kubernetes-validations"]?.length) return;
  validateRuleTexts(schema, field, found);
  // A schema that is wrong here or below has no types that expressions could be checked with.
  if (found.length === before && place.expressions) {
    const { expressions: context, uncorrelated, isAccepted } = place;
    validateExpressions(schema, { field, context, uncorrelated, isAccepted }, place.wrongExpressions);
  }
}

const unsupported = ["id", "additionalItems", "patternProperties", "definitions", "dependencies", "$ref"] as const;

function validateMembers(schema: JSONSchemaProps, place: Place, found: Found): void {
  const { field, options, noDefaults, isInMetadata } = place;
  const { type } = schema;
  if (options.requireKnownTypes && type && !knownTypes.includes(type)) {
    found.push(unsupportedValue(`${field}.type`, type, knownTypes));
  }
  if (noDefaults && (schema.default ?? undefined) !== undefined) {
    found.push(forbiddenValue(`${field}.default`, `must not be set ${noDefaults}`));
  }
  for (const name of unsupported) {
    if (isUsed(name, schema[name])) found.push(forbiddenValue(`${field}.${name}`, `${name} is not supported`));
  }
  if (type === "null") {
    found.push(forbiddenValue(`${field}.type`, "type cannot be set to null, use nullable as an alternative"));
  }
  if (itemSchemasOf(schema).length) {
    found.push(forbiddenValue(`${field}.items`, "items must be a schema object and not an array"));
  }
  if (isInMetadata && schema["x-kubernetes-embedded-resource"]) {
    found.push(forbiddenValue(`${field}.x-kubernetes-embedded-resource`, "must not be used inside of resource meta"));
  }
}

/** Written, even if it says nothing. */
const written = new Set<string>(["additionalItems", "dependencies", "$ref"]);

const isUsed = (name: string, value: unknown): boolean => {
  if (value === undefined || value === null) return false;
  return written.has(name) || (typeof value === "object" ? Object.keys(value).length > 0 : value !== "");
};

/** How the place of an inner schema differs from that of the outer one. */
interface Step extends Partial<Omit<Place, "field">> {
  readonly at: string;
}

function validateInner(schema: JSONSchemaProps, place: Place, { at, ...differences }: Step, found: Found): void {
  const inner = { ...place, isRoot: false, expressions: undefined, ...differences, field: `${place.field}.${at}` };
  validateNode(schema, inner, found);
}

const metadataNames = new Set(["metadata", "kind", "apiVersion"]);

function validateFields(schema: JSONSchemaProps, place: Place, found: Found): void {
  const { properties, additionalProperties } = schema;
  const { isRoot, isInMetadata, expressions, field } = place;
  const entries = Object.entries(properties ?? {});
  const values = valuesOf(schema);
  if (entries.length && (values || additionalProperties === false)) {
    const rule = "additionalProperties and properties are mutual exclusive";
    found.push(forbiddenValue(`${field}.additionalProperties`, rule));
  }
  if (values) {
    const noDefaults = isInMetadata ? "inside additionalProperties applying to object metadata" : place.noDefaults;
    const inner = { noDefaults, expressions: childExpressions(expressions, values) };
    validateInner(values, place, { at: "additionalProperties", ...inner }, found);
  }
  for (const [name, property] of entries) {
    const isMetadata = (isRoot || schema["x-kubernetes-embedded-resource"]) && metadataNames.has(name);
    const inner = {
      ...(isMetadata ? { isInMetadata: true } : {}),
      ...(isMetadata && isRoot ? { noDefaults: `in top-level ${name}` } : {}),
      expressions: childExpressions(expressions, property),
    };
    validateInner(property, place, { at: `properties[${name}]`, ...inner }, found);
  }
}

function validateLogic(schema: JSONSchemaProps, place: Place, found: Found): void {
  const { not, allOf, oneOf, anyOf, definitions } = schema;
  if (not) validateInner(not, place, { at: "not" }, found);
  for (const [name, list] of Object.entries({ allOf, oneOf, anyOf })) {
    for (const [i, one] of (list ?? []).entries()) validateInner(one, place, { at: `${name}[${i}]` }, found);
  }
  for (const [name, one] of Object.entries(definitions ?? {})) {
    validateInner(one, place, { at: `definitions[${name}]` }, found);
  }
}

function validateItems(schema: JSONSchemaProps, place: Place, found: Found): void {
  const isCorrelated = schema["x-kubernetes-list-type"] === "map";
  const uncorrelated = place.uncorrelated ?? (isCorrelated ? undefined : place.field);
  const items = itemsOf(schema);
  if (items) {
    const inner = { uncorrelated, expressions: childExpressions(place.expressions, items) };
    validateInner(items, place, { at: "items", ...inner }, found);
  }
  for (const [i, one] of itemSchemasOf(schema).entries()) {
    const inner = { uncorrelated, expressions: childExpressions(place.expressions, one) };
    const field = `${place.field}.items[${i}]`;
    validateNode(one, { ...place, isRoot: false, ...inner, field }, found);
  }
}
