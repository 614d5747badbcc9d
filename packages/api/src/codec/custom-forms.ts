import type { CustomForm, Message } from "../schema/schema.ts";
import { DecodeError, goValueName, WrongForm } from "./codec-error.ts";
import { formatDuration, parseDuration } from "./duration.ts";
import { setKey, sortedKeys } from "./key-order.ts";
import { canonicalQuantity } from "./quantity.ts";
import { canonicalMicroTime, canonicalTime, zeroTime } from "./time.ts";

/** Makes a JSON value what the API returns for it. `null` stands for the zero value. */
export type Normalise = (value: unknown) => unknown;

/** The forms that hold no message: what they make of a value, and the value that Go writes for zero. */
export const plainForms: Readonly<Partial<Record<CustomForm, { normalise: Normalise; zero: unknown }>>> = {
  Time: { normalise: timeForm(canonicalTime), zero: null },
  MicroTime: { normalise: timeForm(canonicalMicroTime), zero: null },
  Duration: { normalise: duration, zero: "0s" },
  Quantity: { normalise: quantity, zero: "0" },
  IntOrString: { normalise: intOrString, zero: 0 },
  RawExtension: { normalise: asItIs, zero: null },
  FieldsV1: { normalise: asItIs, zero: null },
  JSON: { normalise: withSortedKeys, zero: null },
};

function timeForm(canonical: (text: string) => string): Normalise {
  return (value) => {
    if (value === null) return null;
    const text = canonical(string(value));
    return text.startsWith("0001-") && text.startsWith(zeroTime.slice(0, -1)) ? null : text;
  };
}

function duration(value: unknown): string {
  return value === null ? "0s" : formatDuration(parseDuration(string(value)));
}

function quantity(value: unknown): string {
  if (value === null) return "0";
  if (typeof value === "object") throw new DecodeError(canonicalQuantityError());
  return canonicalQuantity(String(value).trim());
}

function intOrString(value: unknown): number | string {
  if (typeof value === "string") return value;
  if (value === null) return 0;
  if (typeof value === "number" && Number.isInteger(value) && value === (value | 0)) return value;
  throw new WrongForm(goValueName(value, true), "int32");
}

function asItIs(value: unknown): unknown {
  return value;
}

/** Go reads free JSON into maps, and writes these sorted. */
function withSortedKeys(value: unknown): unknown {
  if (typeof value !== "object" || value === null) return value;
  if (Array.isArray(value)) return value.map(withSortedKeys);
  const sorted = {};
  for (const key of sortedKeys(value)) {
    setKey(sorted, key, withSortedKeys((value as Readonly<Record<string, unknown>>)[key]));
  }
  return sorted;
}

function string(value: unknown): string {
  if (typeof value === "string") return value;
  throw new WrongForm(goValueName(value), "string");
}

function canonicalQuantityError(): string {
  try {
    return canonicalQuantity("{}");
  } catch (error) {
    return (error as Error).message;
  }
}

/** What Go calls a message's type in an error: `v1.PodSpec`. */
export const goTypeName = (message: Message): string => message.name.split(".").slice(-2).join(".");

/** What Go calls the struct in an error: `PodSpec`. */
export const goStructName = (message: Message): string => message.name.slice(message.name.lastIndexOf(".") + 1);
