import type { JSONSchemaProps } from "../../generated/types/apiextensions-v1.ts";
import { itemsOf, valuesOf } from "../custom-resources/each-schema.ts";
import { enumProblem, numberProblems, stringProblem } from "./simple-values.ts";
import { hasStringFormat } from "./string-formats.ts";
import type { ValueProblem } from "./value-problem.ts";
import { isFormatChecked, typeProblem } from "./value-type.ts";

/** What was found, and how many checks the value stood: of several schemas, the one that fits best says what is wrong. */
interface Result {
  readonly problems: ValueProblem[];
  stood: number;
}

/** What is wrong with a value, by a structural schema. Source of rules and words: kube-openapi, pkg/validation/validate. */
export const validateValue = (schema: JSONSchemaProps, value: unknown): readonly ValueProblem[] =>
  result(schema, value, "").problems;

function result(schema: JSONSchemaProps, value: unknown, name: string): Result {
  const whole: Result = { problems: [], stood: 0 };
  const isNull = value === undefined || value === null;
  if (schema.type || schema.format) add(whole, one(typeProblem(schema, value, name), 1));
  if (isNull) {
    add(whole, one(enumProblem(schema, value, name), 0));
    return whole;
  }
  if (schema.type || schema.format) whole.stood += 1;
  add(whole, logic(schema, value, name));
  if (typeof value === "string") {
    add(whole, one(stringProblem(schema, value, name), 0));
    whole.stood += 1;
    if (schema.format && isFormatChecked(schema.format)) {
      add(whole, one(formatProblem(schema.format, value, name), 0));
      whole.stood += 1;
    }
  }
  if (typeof value === "number" || typeof value === "bigint") {
    add(whole, { problems: numberProblems(schema, value, name), stood: 2 });
  }
  if (Array.isArray(value)) add(whole, list(schema, value, name));
  add(whole, one(enumProblem(schema, value, name), 0));
  if (typeof value === "object" && !Array.isArray(value)) {
    add(whole, object(schema, value as Readonly<Record<string, unknown>>, name));
  }
  whole.stood += 3;
  return whole;
}

const one = (problem: ValueProblem | undefined, stood: number): Result =>
  problem ? { problems: [problem], stood: 0 } : { problems: [], stood };

/** What was said already is not said again. */
function add(to: Result, { problems, stood }: Result): void {
  for (const problem of problems) {
    if (!to.problems.some(({ message }) => message === problem.message)) to.problems.push(problem);
  }
  to.stood += stood;
}

function formatProblem(format: string, value: string, name: string): ValueProblem | undefined {
  if (hasStringFormat(format, value)) return undefined;
  return { kind: "type", name, value, message: `${name} in body must be of type ${format}: ${JSON.stringify(value)}` };
}

const whole = (name: string, rule: string): Result => ({
  problems: [{ kind: "whole", name, message: `${JSON.stringify(name)} must ${rule}` }],
  stood: 0,
});

function logic({ anyOf, oneOf, allOf, not }: JSONSchemaProps, value: unknown, name: string): Result {
  const found: Result = { problems: [], stood: 1 };
  const resultsOf = (schemas: readonly JSONSchemaProps[]) => schemas.map((schema) => result(schema, value, name));
  if (anyOf?.length) {
    const results = resultsOf(anyOf);
    const fitting = results.find(fits);
    if (!fitting) add(found, whole(name, "validate at least one schema (anyOf)"));
    add(found, fitting ?? closest(results));
  }
  if (oneOf?.length) {
    const results = resultsOf(oneOf);
    const fitting = results.filter(fits);
    const told = fitting.length ? `Found ${fitting.length} valid alternatives` : "Found none valid";
    if (fitting.length !== 1) add(found, whole(name, `validate one and only one schema (oneOf). ${told}`));
    if (fitting.length < 2) add(found, fitting[0] ?? closest(results));
  }
  if (allOf?.length) {
    const results = resultsOf(allOf);
    const count = results.filter(fits).length;
    for (const each of results) add(found, each);
    const told = count ? "" : ". None validated";
    if (count < allOf.length) add(found, whole(name, `validate all the schemas (allOf)${told}`));
  }
  if (not && fits(result(not, value, name))) add(found, whole(name, "not validate the schema (not)"));
  return { problems: found.problems, stood: found.stood + 1 };
}

const fits = ({ problems }: Result): boolean => !problems.length;
const closest = (results: readonly Result[]): Result =>
  results.reduce((best, each) => (each.stood > best.stood ? each : best));

function list(schema: JSONSchemaProps, values: readonly unknown[], name: string): Result {
  const found: Result = { problems: [], stood: 2 };
  const items = itemsOf(schema);
  if (items) for (const [i, value] of values.entries()) add(found, result(items, value, `${name}[${i}]`));
  const { minItems, maxItems } = schema;
  const said = `${name} in body should have at`;
  if (isLess(values.length, minItems)) {
    add(found, one({ kind: "other", name, value: values.length, message: `${said} least ${minItems} items` }, 0));
  }
  if (isMore(values.length, maxItems)) {
    const max = Number(maxItems);
    add(found, one({ kind: "tooMany", name, value: values.length, max, message: `${said} most ${max} items` }, 0));
  }
  return found;
}

function object(schema: JSONSchemaProps, members: Readonly<Record<string, unknown>>, name: string): Result {
  const found: Result = { problems: [], stood: 1 };
  const { properties = {}, additionalProperties, minProperties, maxProperties, required } = schema;
  const count = Object.keys(members).length;
  const said = `${name} in body should have at`;
  if (isLess(count, minProperties)) {
    add(found, one({ kind: "other", name, value: count, message: `${said} least ${minProperties} properties` }, 0));
  }
  if (isMore(count, maxProperties)) {
    const max = Number(maxProperties);
    add(found, one({ kind: "tooMany", name, value: count, max, message: `${said} most ${max} properties` }, 0));
  }
  const values = valuesOf(schema);
  for (const [key, value] of Object.entries(members)) {
    if (Object.hasOwn(properties ?? {}, key)) continue;
    if (values) add(found, result(values, value, `${name}.${key}`));
    if (additionalProperties !== false) continue;
    const message = `${name}.${key} in body is a forbidden property`;
    add(found, one({ kind: "other", name, value: key, message }, 0));
  }
  for (const [key, property] of Object.entries(properties ?? {})) {
    if (Object.hasOwn(members, key)) add(found, result(property, members[key], name ? `${name}.${key}` : key));
  }
  for (const key of required ?? []) {
    if (Object.hasOwn(members, key)) continue;
    add(found, one({ kind: "required", name: `${name}.${key}`, message: `${name}.${key} in body is required` }, 0));
  }
  return found;
}

type Bound = number | bigint | undefined | null;
const isLess = (count: number, bound: Bound): boolean => bound !== undefined && bound !== null && count < bound;
const isMore = (count: number, bound: Bound): boolean => bound !== undefined && bound !== null && count > bound;
