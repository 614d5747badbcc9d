import type { JSONSchemaProps } from "../../generated/types/apiextensions-v1.ts";
import { compileRe2 } from "../../re2.ts";
import { sameValue } from "../common.ts";
import type { ValueProblem } from "./value-problem.ts";

/** The first that is wrong with a text; its format is looked at elsewhere. */
export function stringProblem(schema: JSONSchemaProps, value: string, name: string): ValueProblem | undefined {
  const { maxLength, minLength, pattern } = schema;
  const length = [...value].length;
  const said = `${name} in body should be at`;
  if (isGiven(maxLength) && length > maxLength) {
    return { kind: "tooLong", name, value, max: Number(maxLength), message: `${said} most ${maxLength} chars long` };
  }
  if (isGiven(minLength) && length < minLength) {
    return { kind: "other", name, value, message: `${said} least ${minLength} chars long` };
  }
  const compiled = pattern ? compileRe2(pattern) : undefined;
  if (!compiled || (!("problem" in compiled) && compiled.test(value))) return undefined;
  const told = "problem" in compiled ? `${pattern}, but pattern is invalid: ${compiled.problem}` : pattern;
  return { kind: "other", name, value, message: `${name} in body should match '${told}'` };
}

export function enumProblem({ enum: values }: JSONSchemaProps, value: unknown, name: string): ValueProblem | undefined {
  if (!values?.length || values.some((one) => (one ?? null) !== null && sameNumber(one, value))) return undefined;
  return { kind: "enum", name, value, values, message: `${name} in body should be one of ${JSON.stringify(values)}` };
}

const sameNumber = (a: unknown, b: unknown): boolean =>
  sameValue(a, b) || (isNumber(a) && isNumber(b) && Number(a) === Number(b));

type AnyNumber = number | bigint;
const isNumber = (value: unknown): value is AnyNumber => typeof value === "number" || typeof value === "bigint";
const isGiven = <T>(value: T | undefined | null): value is T => value !== undefined && value !== null;

/** What is wrong with a number; a bound that its own type does not have is wrong as well. */
export function numberProblems(schema: JSONSchemaProps, value: AnyNumber, name: string): ValueProblem[] {
  const { maximum, minimum, multipleOf, exclusiveMaximum, exclusiveMinimum } = schema;
  const found: ValueProblem[] = [];
  const say = (message: string, shown: unknown = value) => found.push({ kind: "other", name, value: shown, message });
  const isWithin = (what: string, number: AnyNumber): boolean => {
    const problem = rangeProblem(schema, number, { what, name });
    if (problem) found.push({ kind: "whole", name, message: problem });
    return !problem;
  };
  /** Of integers, only the whole part of a bound counts, where it may have another. */
  const bound = (what: string, given: AnyNumber): AnyNumber =>
    isWithin(what, given) && isWhole(value) ? Math.trunc(Number(given)) : given;
  isWithin("Checked", value);
  if (isGiven(multipleOf)) {
    const factor = bound("MultipleOf", multipleOf);
    if (factor <= 0) say(`factor MultipleOf declared for ${name} must be positive: ${shown(factor)}`, factor);
    else if (!isMultiple(value, factor)) say(`${name} in body should be a multiple of ${shown(factor)}`);
  }
  if (isGiven(minimum)) {
    const least = bound("Minimum boundary", minimum);
    const words = exclusiveMinimum ? "greater than" : "greater than or equal to";
    if (exclusiveMinimum ? value <= least : value < least) say(`${name} in body should be ${words} ${shown(least)}`);
  }
  if (isGiven(maximum)) {
    const most = bound("Maximum boundary", maximum);
    const words = exclusiveMaximum ? "less than" : "less than or equal to";
    if (exclusiveMaximum ? value >= most : value > most) say(`${name} in body should be ${words} ${shown(most)}`);
  }
  return found;
}

const isWhole = (value: AnyNumber): boolean => typeof value === "bigint" || Number.isInteger(value);

function isMultiple(value: AnyNumber, factor: AnyNumber): boolean {
  if (isWhole(value) && isWhole(factor)) return BigInt(value) % BigInt(factor) === 0n;
  const quotient = Number(factor) < 1 ? (1 / Number(factor)) * Number(value) : Number(value) / Number(factor);
  return Math.abs(quotient - Math.round(quotient)) < 1e-9;
}

/** As Go writes a float64. */
function shown(value: AnyNumber): string {
  const text = String(value);
  if (typeof value === "bigint" || value === 0 || Math.abs(value) >= 1e-4) return text;
  return value.toExponential().replace(/e-(\d)$/, "e-0$1");
}

const maxInt64 = 2 ** 63;

function rangeProblem(
  { type, format }: JSONSchemaProps,
  value: AnyNumber,
  { what, name }: { readonly what: string; readonly name: string },
): string | undefined {
  const number = Number(value);
  const known = type === "integer" ? ["int32", "int64"] : type === "number" ? ["float", "double"] : [];
  const used = known.find((one) => one === format);
  const max = used === "int32" ? 2 ** 31 : maxInt64;
  const fits =
    type === "integer"
      ? isWhole(value) && number < max && number >= -max
      : used !== "float" || Math.abs(number) <= 3.4028234663852886e38;
  if (fits) return undefined;
  const told = used ? `with format ${used}` : "(default format)";
  return `${what} value must be of type ${type} ${told} in ${name}`;
}
