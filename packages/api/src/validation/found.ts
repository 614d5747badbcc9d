import { type FieldError, omittedValue } from "../errors.ts";

/** What a validation has found so far; rules add to it. */
export type Found = FieldError[];

export const invalidValue = (field: string, value: unknown, detail: string): FieldError => ({
  type: "FieldValueInvalid",
  field,
  value,
  detail,
});

/** Of a whole that is too large to be shown. */
export const invalidWhole = (field: string, detail: string): FieldError => invalidValue(field, omittedValue, detail);

export const wrongType = (field: string, value: unknown, detail: string): FieldError => ({
  type: "FieldValueTypeInvalid",
  field,
  value,
  detail,
});

export const requiredValue = (field: string, detail = ""): FieldError => ({
  type: "FieldValueRequired",
  field,
  detail,
});

export const forbiddenValue = (field: string, detail: string): FieldError => ({
  type: "FieldValueForbidden",
  field,
  detail,
});

export const duplicateValue = (field: string, value: unknown): FieldError => ({
  type: "FieldValueDuplicate",
  field,
  value,
  detail: "",
});

export const notFoundValue = (field: string, value: unknown, detail = ""): FieldError => ({
  type: "FieldValueNotFound",
  field,
  value,
  detail,
});

export const unsupportedValue = (field: string, value: unknown, supported: readonly string[]): FieldError => ({
  type: "FieldValueNotSupported",
  field,
  value,
  detail: supported.length ? `supported values: ${supported.map((one) => JSON.stringify(one)).join(", ")}` : "",
});

export const tooLongValue = (field: string, maxBytes: number): FieldError => ({
  type: "FieldValueTooLong",
  field,
  detail: `may not be more than ${maxBytes} bytes`,
});

export const tooManyValues = (field: string, actual: number, max: number): FieldError => ({
  type: "FieldValueTooMany",
  field,
  value: actual,
  detail: `must have at most ${max} item${max === 1 ? "" : "s"}`,
});

/** Something that could not even be looked at. */
export const internalProblem = (field: string, detail: string): FieldError => ({
  type: "InternalError",
  field,
  detail,
});

export const immutableDetail = "field is immutable";

/** One `Invalid value` for each message of a format check. */
export function report(found: Found, field: string, value: unknown, messages: readonly string[]): void {
  for (const message of messages) found.push(invalidValue(field, value, message));
}
