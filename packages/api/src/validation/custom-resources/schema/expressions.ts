import { compile } from "../../../cel/compile.ts";
import { estimatedCost } from "../../../cel/cost/estimated-cost.ts";
import { type DeclaredType, maxOccurrences } from "../../../cel/declared-type.ts";
import type { Environment } from "../../../cel/environment.ts";
import { mentions } from "../../../cel/mentions.ts";
import { type CelType, typeText } from "../../../cel/types.ts";
import type { JSONSchemaProps, ValidationRule } from "../../../generated/types/apiextensions-v1.ts";
import { type Found, forbiddenValue, internalProblem, invalidValue } from "../../found.ts";
import type { ExpressionContext } from "./expression-context.ts";
import { costText, isTooExpensive, observeCost } from "./expression-costs.ts";

export interface ExpressionsPlace {
  readonly field: string;
  readonly context: ExpressionContext;
  readonly uncorrelated: string | undefined;
  /** What a single expression costs was accepted before. */
  readonly isAccepted: boolean;
}

/** Compiles the rules of a schema with the type of its values, and estimates what they cost at worst. */
export function validateExpressions(schema: JSONSchemaProps, place: ExpressionsPlace, found: Found): void {
  const { field, context } = place;
  const type = context.type();
  if (!type) {
    const problem =
      "internal error: failed to construct type information for x-kubernetes-validations rules: unable to convert structural schema to CEL declarations";
    found.push(internalProblem(`${field}.x-kubernetes-validations`, problem));
    return;
  }
  for (const [i, rule] of (schema["x-kubernetes-validations"] ?? []).entries()) {
    validateRule(rule, { ...place, type, at: `${field}.x-kubernetes-validations[${i}]` }, found);
  }
}

interface RulePlace extends ExpressionsPlace {
  readonly type: DeclaredType;
  readonly at: string;
}

function validateRule(rule: ValidationRule, place: RulePlace, found: Found): void {
  const { at, context, type, uncorrelated } = place;
  const environment = environmentOf(rule, place);
  const compiled = compileTo("bool", rule.rule, environment);
  const times = context.maxCardinality ?? maxOccurrences(type);
  const cost = "problem" in compiled ? 0 : estimatedCost(compiled, type) * times;
  say(cost, { what: "estimated rule cost", at: `${at}.rule`, place }, found);
  if ("problem" in compiled) {
    found.push(invalidValue(`${at}.rule`, shown(rule), compiled.problem));
    if (isGiven(rule.optionalOldSelf))
      found.push(invalidValue(`${at}.optionalOldSelf`, rule.optionalOldSelf, needless));
    return;
  }
  validateMessage(rule, { ...place, environment }, found);
  if (!mentions(compiled.tree, "oldSelf")) {
    if (isGiven(rule.optionalOldSelf))
      found.push(invalidValue(`${at}.optionalOldSelf`, rule.optionalOldSelf, needless));
  } else if (uncorrelated !== undefined) {
    const problem = `oldSelf cannot be used on the uncorrelatable portion of the schema within ${uncorrelated}`;
    found.push(invalidValue(`${at}.rule`, rule.rule, problem));
  }
}

const needless = "may not be set if oldSelf is not used in rule";
const isGiven = (value: boolean | undefined | null): boolean => value !== undefined && value !== null;

function environmentOf({ optionalOldSelf }: ValidationRule, { type, context }: RulePlace): Environment {
  const before: CelType = optionalOldSelf ? { is: "optional", of: type.cel } : type.cel;
  return {
    variables: new Map([
      ["self", type.cel],
      ["oldSelf", before],
    ]),
    objects: context.objects,
    literals: new Set(),
  };
}

/** A rule as errors show it: with all that it may say. */
const shown = (rule: ValidationRule): object => ({
  Rule: rule.rule,
  Message: rule.message ?? "",
  MessageExpression: rule.messageExpression ?? "",
  Reason: rule.reason ?? null,
  FieldPath: rule.fieldPath ?? "",
  OptionalOldSelf: rule.optionalOldSelf ?? null,
});

type Compiled = ReturnType<typeof compile>;

function compileTo(wanted: "bool" | "string", expression: string, environment: Environment): Compiled {
  const compiled = compile(expression, environment);
  if ("problem" in compiled || typeText(compiled.type) === wanted) return compiled;
  return { problem: `${wanted === "bool" ? "cel expression" : "messageExpression"} must evaluate to a ${wanted}` };
}

function validateMessage(
  rule: ValidationRule,
  { at, type, environment, ...place }: RulePlace & { readonly environment: Environment },
  found: Found,
): void {
  if (!rule.messageExpression) return;
  const compiled = compileTo("string", rule.messageExpression, environment);
  const field = `${at}.messageExpression`;
  if ("problem" in compiled) {
    const problem = compiled.problem.startsWith("compilation")
      ? `messageExpression ${compiled.problem}`
      : compiled.problem;
    found.push(invalidValue(field, shown(rule), problem));
    return;
  }
  const cost = estimatedCost(compiled, type);
  say(cost, { what: "estimated messageExpression cost", at: field, place: { ...place, at, type } }, found);
}

interface Said {
  readonly what: string;
  readonly at: string;
  readonly place: RulePlace;
}

function say(cost: number, { what, at, place }: Said, found: Found): void {
  if (!place.isAccepted && isTooExpensive(cost)) found.push(forbiddenValue(at, costText(what, cost)));
  observeCost(place.context.total, at, cost);
}
