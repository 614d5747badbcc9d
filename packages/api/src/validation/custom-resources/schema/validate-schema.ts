import type { JSONSchemaProps } from "../../../generated/types/apiextensions-v1.ts";
import { type Found, forbiddenValue, invalidValue } from "../../found.ts";
import type { SchemaOptions } from "../options.ts";
import { validateDefaults } from "./defaults.ts";
import { rootExpressions } from "./expression-context.ts";
import { validateTotalCost } from "./expression-costs.ts";
import { setMembers } from "./is-set.ts";
import { validateOpenApiSchema } from "./openapi-schema.ts";
import { structuralProblem, validateStructural } from "./structural.ts";

export interface SchemaPlace {
  readonly field: string;
  /** Objects have a status of their own, which is validated alone. */
  readonly hasStatus: boolean;
  readonly options: SchemaOptions;
}

/** The schema of a version's objects. */
export function validateSchema(
  schema: JSONSchemaProps,
  { field, hasStatus, options }: SchemaPlace,
  found: Found,
): void {
  const inner: Found = [];
  if (hasStatus) validateSplittable(schema, field, inner);
  if (schema.nullable) inner.push(forbiddenValue(`${field}.nullable`, "nullable cannot be true at the root"));
  const problem = options.requireStructural ? structuralProblem(schema) : undefined;
  const isSound = options.requireStructural && !problem && isStructural(schema, { field, options }, inner);
  const expressions = isSound ? rootExpressions(schema) : undefined;
  validateOpenApiSchema(schema, { field, options, expressions }, inner);
  // What is wrong by itself explains more than what it makes impossible.
  if (problem && !inner.length) inner.push(invalidValue(field, "", problem));
  if (expressions) validateTotalCost(expressions.total, field, inner);
  found.push(...inner);
}

function isStructural(
  schema: JSONSchemaProps,
  { field, options }: Pick<SchemaPlace, "field" | "options">,
  found: Found,
): boolean {
  const before = found.length;
  validateStructural(schema, field, found);
  if (found.length > before) return false;
  validateDefaults(schema, { field, requirePruned: options.requirePrunedDefaults }, found);
  return found.length === before;
}

/** Members in the order in which they are looked at, by the names that errors give them. */
const splittable = [
  ...["Description", "Type", "Format", "Title", "Maximum", "ExclusiveMaximum", "Minimum", "ExclusiveMinimum"],
  ...["MaxLength", "MinLength", "Pattern", "MaxItems", "MinItems", "UniqueItems", "MultipleOf", "Required", "Items"],
  ...["Properties", "ExternalDocs", "Example", "XPreserveUnknownFields", "XValidations"],
];
const jsonNames: Readonly<Record<string, string>> = {
  XPreserveUnknownFields: "x-kubernetes-preserve-unknown-fields",
  XValidations: "x-kubernetes-validations",
};
const allowed = new Set(splittable.map((name) => jsonNames[name] ?? name[0]!.toLowerCase() + name.slice(1)));
const beforeType = ["id", "$schema", "$ref"];

/** `properties.status` is taken out as a schema of its own: nothing beside it may say anything about it. */
function validateSplittable(schema: JSONSchemaProps, field: string, found: Found): void {
  const wrong = setMembers(schema).filter((name) => !allowed.has(name));
  if (schema.type && schema.type !== "object" && !wrong.some((name) => beforeType.includes(name))) {
    const rule = 'only "object" is allowed as the type at the root of the schema if the status subresource is enabled';
    found.push(invalidValue(`${field}.type`, schema.type, rule));
  } else if (wrong.length) {
    const names = `[${splittable.join(" ")}]`;
    const rule = `only ${names} fields are allowed at the root of the schema if the status subresource is enabled`;
    found.push(invalidValue(field, schema, rule));
  }
}
