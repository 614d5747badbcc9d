import { badRequest } from "../errors.ts";
import { problemsOfLabelKey, problemsOfLabelValue } from "./label-syntax.ts";
import type { LabelRequirement, LabelSelector } from "./selector.ts";

type Labels = Readonly<Record<string, string>> | undefined;
type Test = (labels: Labels) => boolean;

const signed64 = /^[+-]?\d+$/;

/** A 64-bit integer as Go's ParseInt reads one, undefined for anything else. */
function int64(text: string | undefined): bigint | undefined {
  if (text === undefined || !signed64.test(text)) return undefined;
  const value = BigInt(text.replace("+", ""));
  return BigInt.asIntN(64, value) === value ? value : undefined;
}

/** Own properties only: a label named `constructor` is absent unless somebody set it. */
const labelOf = (labels: Labels, key: string): string | undefined =>
  labels !== undefined && Object.hasOwn(labels, key) ? labels[key] : undefined;

const quoted = (values: readonly string[]) => `[${values.map((value) => JSON.stringify(value)).join(",")}]`;

function problemsOfValues({ operator, values }: LabelRequirement): string[] {
  const invalid = (why: string) => [`values: Invalid value: ${quoted(values)}: ${why}`];
  switch (operator) {
    case "In":
    case "NotIn":
      return values.length ? [] : invalid("for 'in', 'notin' operators, values set can't be empty");
    case "Equals":
    case "NotEquals":
      return values.length === 1 ? [] : invalid("exact-match compatibility requires one single value");
    case "Exists":
    case "DoesNotExist":
      return values.length ? invalid("values set must be empty for exists and does not exist") : [];
    case "GreaterThan":
    case "LessThan": {
      const count = values.length === 1 ? [] : invalid("for 'Gt', 'Lt' operators, exactly one value is required");
      const notIntegers = values.flatMap((value, i) =>
        int64(value) === undefined
          ? [
              `values[${i}]: Invalid value: ${JSON.stringify(value)}: for 'Gt', 'Lt' operators, the value must be an integer`,
            ]
          : [],
      );
      return [...count, ...notIntegers];
    }
  }
}

/** Everything upstream finds wrong with a requirement, as field errors in words. */
export function problemsOfRequirement(requirement: LabelRequirement): string[] {
  const { key, values } = requirement;
  const ofKey = problemsOfLabelKey(key);
  return [
    ...(ofKey.length ? [`key: Invalid value: ${JSON.stringify(key)}: ${ofKey.join("; ")}`] : []),
    ...problemsOfValues(requirement),
    ...values.flatMap((value, i) => {
      const problems = problemsOfLabelValue(value);
      return problems.length
        ? [`values[${i}][${key}]: Invalid value: ${JSON.stringify(value)}: ${problems.join("; ")}`]
        : [];
    }),
  ];
}

function testOf({ key, operator, values }: LabelRequirement): Test {
  const only = values[0];
  switch (operator) {
    case "Exists":
      return (labels) => labelOf(labels, key) !== undefined;
    case "DoesNotExist":
      return (labels) => labelOf(labels, key) === undefined;
    case "Equals":
      return (labels) => labelOf(labels, key) === only;
    case "NotEquals":
      return (labels) => labelOf(labels, key) !== only;
    case "In":
    case "NotIn": {
      const set = new Set(values);
      const wanted = operator === "In";
      return (labels) => {
        const value = labelOf(labels, key);
        return (value !== undefined && set.has(value)) === wanted;
      };
    }
    case "GreaterThan":
    case "LessThan": {
      const bound = int64(only);
      return (labels) => {
        const value = int64(labelOf(labels, key));
        if (value === undefined || bound === undefined) return false;
        return operator === "GreaterThan" ? value > bound : value < bound;
      };
    }
  }
}

const set = (values: readonly string[]) => `(${[...values].sort().join(",")})`;

function textOf({ key, operator, values }: LabelRequirement): string {
  switch (operator) {
    case "Exists":
      return key;
    case "DoesNotExist":
      return `!${key}`;
    case "Equals":
      return `${key}=${values[0]}`;
    case "NotEquals":
      return `${key}!=${values[0]}`;
    case "In":
      return `${key} in ${set(values)}`;
    case "NotIn":
      return `${key} notin ${set(values)}`;
    case "GreaterThan":
      return `${key}>${values[0]}`;
    case "LessThan":
      return `${key}<${values[0]}`;
  }
}

const byKey = (a: LabelRequirement, b: LabelRequirement) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0);

/** A selector of requirements already known to be valid, in canonical order. */
export function selectorOf(unordered: readonly LabelRequirement[]): LabelSelector {
  const requirements = [...unordered].sort(byKey);
  const tests = requirements.map(testOf);
  return {
    requirements,
    empty: requirements.length === 0,
    nothing: false,
    matches: (labels) => {
      for (const test of tests) if (!test(labels)) return false;
      return true;
    },
    toString: () => requirements.map(textOf).join(","),
  };
}

/** Throws 400 when a requirement is not valid. */
export function checkRequirement(requirement: LabelRequirement): LabelRequirement {
  const problems = problemsOfRequirement(requirement);
  if (problems.length === 0) return requirement;
  const all = problems.length === 1 ? problems[0] : `[${problems.join(", ")}]`;
  throw badRequest(`unable to parse requirement: ${all}`);
}

export const everything: LabelSelector = selectorOf([]);

export const nothing: LabelSelector = {
  requirements: [],
  empty: false,
  nothing: true,
  matches: () => false,
  toString: () => "",
};
