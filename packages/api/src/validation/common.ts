import { isDns1123Label, isDns1123Subdomain } from "./formats/dns.ts";
import type { Format } from "./formats/format.ts";
import { isPortName, isPortNumber } from "./formats/names.ts";
import { type Found, immutableDetail, invalidValue, report, requiredValue, unsupportedValue } from "./found.ts";

/** An integer that may be absent but not negative. */
export function nonNegative(found: Found, field: string, value: number | bigint | undefined | null): void {
  if (value !== undefined && value !== null && value < 0) {
    found.push(invalidValue(field, value, "must be greater than or equal to 0"));
  }
}

export function positive(found: Found, field: string, value: number | bigint | undefined | null): void {
  if (value !== undefined && value !== null && value <= 0) {
    found.push(invalidValue(field, value, "must be greater than 0"));
  }
}

export function required(found: Found, field: string, value: unknown): boolean {
  if (value !== undefined && value !== null && value !== "") return true;
  found.push(requiredValue(field));
  return false;
}

/** A text that must be there and of a format. */
export function requiredFormat(found: Found, field: string, value: string | undefined, format: Format): void {
  if (required(found, field, value)) report(found, field, value, format(value as string));
}

/** A text that may be absent. */
export function optionalFormat(found: Found, field: string, value: string | undefined | null, format: Format): void {
  if (value) report(found, field, value, format(value));
}

/** A text that may be absent, but not empty where its format does not allow that. */
export function formatIfSet(found: Found, field: string, value: string | undefined | null, format: Format): void {
  if (value !== undefined && value !== null) report(found, field, value, format(value));
}

/** Two labels at least, and none longer than DNS allows: `example.com`. It may end with a dot. */
export function fullyQualifiedDomain(found: Found, field: string, text: string): void {
  if (!required(found, field, text)) return;
  const name = text.replace(/\.$/, "");
  const wrong = isDns1123Subdomain(name);
  const label = name.split(".").find((one) => isDns1123Label(one).length);
  if (wrong.length) found.push(invalidValue(field, name, wrong.join(",")));
  else if (!name.includes(".")) {
    found.push(invalidValue(field, name, "should be a domain with at least two segments separated by dots"));
  } else if (label !== undefined) found.push(invalidValue(field, label, isDns1123Label(label).join(",")));
}

/** One of a closed list; a missing value is a required one. */
export function oneOf(
  found: Found,
  field: string,
  value: string | undefined | null,
  supported: readonly string[],
): void {
  if (!value) found.push(requiredValue(field));
  else if (!supported.includes(value)) found.push(unsupportedValue(field, value, supported));
}

/** A choice that must be made; an empty text is none. */
export function choice(
  found: Found,
  field: string,
  value: string | undefined | null,
  supported: readonly string[],
): void {
  if (value === undefined || value === null) found.push(requiredValue(field));
  else optionalOneOf(found, field, value, supported);
}

export function optionalOneOf(
  found: Found,
  field: string,
  value: string | undefined | null,
  supported: readonly string[],
): void {
  if (value !== undefined && value !== null && !supported.includes(value)) {
    found.push(unsupportedValue(field, value, supported));
  }
}

export function portNumber(found: Found, field: string, port: number | undefined): void {
  report(found, field, port ?? 0, isPortNumber(port ?? 0));
}

export function portNumberOrName(found: Found, field: string, port: number | string | undefined): void {
  if (typeof port === "string") report(found, field, port, isPortName(port));
  else portNumber(found, field, port);
}

/** Values of JSON are the same when they hold the same; order of keys counts for nothing. */
export function sameValue(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (typeof a !== "object" || typeof b !== "object" || !a || !b) return false;
  if (Array.isArray(a) !== Array.isArray(b)) return false;
  const [keysOfA, keysOfB] = [Object.keys(a), Object.keys(b)];
  if (keysOfA.length !== keysOfB.length) return false;
  return keysOfA.every((key) =>
    sameValue((a as Readonly<Record<string, unknown>>)[key], (b as Readonly<Record<string, unknown>>)[key]),
  );
}

export function unchanged(found: Found, field: string, next: unknown, previous: unknown): boolean {
  if (sameValue(next ?? null, previous ?? null)) return true;
  found.push(invalidValue(field, next ?? null, immutableDetail));
  return false;
}
