import type { IntOrString } from "../../generated/types/intstr.ts";
import { isPercent } from "../formats/names.ts";
import { type Found, invalidValue, report } from "../found.ts";

/** A count, or a share written as `25%`. */
export function countOrPercent(found: Found, field: string, value: IntOrString | undefined): void {
  if (typeof value === "string") report(found, field, value, isPercent(value));
  else if (value !== undefined && value < 0)
    found.push(invalidValue(field, value, "must be greater than or equal to 0"));
}

export function atMostAll(found: Found, field: string, value: IntOrString | undefined): void {
  if ((percentOf(value) ?? 0) > 100) found.push(invalidValue(field, value, "must not be greater than 100%"));
}

/** 25 of `25%`; undefined for anything else. */
export const percentOf = (value: IntOrString | undefined): number | undefined =>
  typeof value === "string" && isPercent(value).length === 0 ? Number.parseInt(value, 10) : undefined;

/** Zero pods, however it is written. */
export const isNone = (value: IntOrString | undefined): boolean =>
  typeof value === "string" ? (percentOf(value) ?? numberOf(value)) === 0 : (value ?? 0) === 0;

/** The number that a text is; no other text counts. */
const numberOf = (text: string): number => (/^[+-]?\d+$/.test(text) ? Number(text) : 0);
