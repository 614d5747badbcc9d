import {
  type Found,
  invalidValue,
  requiredValue,
  tooLongValue,
  tooManyValues,
  unsupportedValue,
  wrongType,
} from "../found.ts";

/** What is wrong with a value of a schema. */
export interface ValueProblem {
  readonly kind: "required" | "enum" | "tooLong" | "tooMany" | "type" | "other" | "whole";
  /** Where, from the value that was asked about; "" is the value itself. */
  readonly name: string;
  readonly message: string;
  readonly value?: unknown;
  /** The most there may be. */
  readonly max?: number;
  /** What there may be. */
  readonly values?: readonly unknown[];
}

/** Adds problems of a value as errors of the field that holds it. */
export function reportProblems(problems: readonly ValueProblem[], field: string, found: Found): void {
  for (const { kind, name, message, value, max = 0, values = [] } of problems) {
    const rest = name.replace(/^\./, "");
    const at = rest && name !== "." ? `${field}.${rest}` : field;
    const shown = value ?? "";
    switch (kind) {
      case "required":
        found.push(requiredValue(at));
        break;
      case "enum":
        found.push(unsupportedValue(at, value ?? null, values.map(enumText)));
        break;
      case "tooLong":
        found.push(tooLongValue(at, max));
        break;
      case "tooMany":
        found.push(tooManyValues(at, Number(value), max));
        break;
      case "type":
        found.push(wrongType(at, shown, message));
        break;
      case "other":
        found.push(invalidValue(at, shown, message));
        break;
      // Of schemas in a schema, only the whole is named.
      case "whole":
        found.push(invalidValue(field, "", message));
    }
  }
}

const enumText = (value: unknown): string => (typeof value === "string" ? value : JSON.stringify(value ?? null));
