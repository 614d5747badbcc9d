import type { JSONSchemaProps } from "../../../generated/types/apiextensions-v1.ts";
import { compileRe2 } from "../../../re2.ts";
import { type Found, forbiddenValue, invalidValue } from "../../found.ts";
import { itemsOf } from "../each-schema.ts";
import { isSet } from "./is-set.ts";

/** Where a schema stands. */
export type Level = "root" | "item" | "field";

interface Place {
  readonly field: string;
  /** The two ways to write "an integer or a text", which alone may name types among value rules. */
  readonly skips?: { readonly anyOf: boolean; readonly firstAnyOf: boolean };
}

const noSkips = { anyOf: false, firstAnyOf: false };

export const isIntOrString = (schemas: readonly JSONSchemaProps[] | undefined | null): boolean =>
  schemas?.length === 2 && isType(schemas[0]!, "integer") && isType(schemas[1]!, "string");

const isType = (schema: JSONSchemaProps, type: string): boolean =>
  schema.type === type && Object.entries(schema).every(([name, value]) => name === "type" || !isSet(value));

/** What narrows the values of a schema, and the schemas in it that do. */
export function validateValueRules(schema: JSONSchemaProps, { field, skips = noSkips }: Place, found: Found): void {
  const { anyOf, allOf, oneOf, not, pattern } = schema;
  if (!skips.anyOf) {
    for (const [i, one] of (anyOf ?? []).entries()) validateNested(one, { field: `${field}.anyOf[${i}]` }, found);
  }
  for (const [i, one] of (allOf ?? []).entries()) {
    const inner = { anyOf: skips.firstAnyOf && i === 0, firstAnyOf: false };
    validateNested(one, { field: `${field}.allOf[${i}]`, skips: inner }, found);
  }
  for (const [i, one] of (oneOf ?? []).entries()) validateNested(one, { field: `${field}.oneOf[${i}]` }, found);
  if (not) validateNested(not, { field: `${field}.not` }, found);
  const compiled = pattern ? compileRe2(pattern) : {};
  if ("problem" in compiled) {
    const rule = `must be a valid regular expression, but isn't: ${compiled.problem}`;
    found.push(invalidValue(`${field}.pattern`, pattern, rule));
  }
}

const forbidden = [
  ["default", "undefined"],
  ["title", "empty"],
  ["description", "empty"],
  ["nullable", "false"],
  ["x-kubernetes-preserve-unknown-fields", "false"],
  ["x-kubernetes-embedded-resource", "false"],
  ["x-kubernetes-int-or-string", "false"],
  ["x-kubernetes-list-map-keys", "empty"],
  ["x-kubernetes-list-type", "undefined"],
  ["x-kubernetes-map-type", "undefined"],
  ["x-kubernetes-validations", "empty"],
] as const;

function validateNested(schema: JSONSchemaProps, { field, skips }: Place, found: Found): void {
  validateValueRules(schema, { field, skips }, found);
  const items = itemsOf(schema);
  if (items) validateNested(items, { field: `${field}.items` }, found);
  for (const [name, property] of Object.entries(schema.properties ?? {})) {
    validateNested(property, { field: `${field}.properties[${name}]` }, found);
  }
  const forbid = (name: string, must: string) =>
    found.push(forbiddenValue(`${field}.${name}`, `must be ${must} to be structural`));
  if (schema.type) forbid("type", "empty");
  if (isSet(schema.additionalProperties)) forbid("additionalProperties", "undefined");
  for (const [name, must] of forbidden) {
    const value = schema[name];
    const isThere = must === "undefined" ? (value ?? undefined) !== undefined : isSet(value);
    if (isThere && !(Array.isArray(value) && !value.length && must === "empty")) forbid(name, must);
  }
  if (schema.properties?.["metadata"]) {
    found.push(forbiddenValue(`${field}.properties[metadata]`, "must not be specified in a nested context"));
  }
}
