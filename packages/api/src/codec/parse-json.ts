import { DecodeError } from "./codec-error.ts";
import { maxDepth, parseExactJson, type WrittenNumber } from "./exact-json.ts";

/** What JSON.parse would not keep: an integer that may be over 2^53, a key that JavaScript would move to the front. */
const needsCare = /\d{16}|[{,]\s*"\d{1,10}"\s*:/;

/** A number with a point or an exponent, or what looks like one in a text. */
const maybeFraction = /[:[,]\s*-?\d+[.eE]/;

const utf8 = new TextDecoder();

/**
 * Reads JSON exactly: integers outside ±2^53 are bigint, integer-like keys keep their place (see `keyOrder`).
 * `fraction` is told each number that is not written as an integer. Throws DecodeError with Go's wording; nesting over
 * 10,000 is an error too.
 */
export function parseJson(json: string | Uint8Array, fraction?: (number: WrittenNumber) => void): unknown {
  const text = typeof json === "string" ? json : utf8.decode(json);
  const isExact = needsCare.test(text) || isTooDeep(text) || (fraction && maybeFraction.test(text));
  if (isExact) return parseExactJson(text, { fraction });
  try {
    return JSON.parse(text);
  } catch {
    parseExactJson(text); // fails too, in Go's words
    throw new DecodeError("invalid JSON");
  }
}

/** Paths of the keys that an object has twice, in the order of the text: `spec.containers[0].name`. */
export function findDuplicateKeys(text: string, value?: unknown): string[] {
  if (value !== undefined && countKeysOf(value) === countKeysIn(text)) return [];
  const paths = new Set<string>();
  parseExactJson(text, { duplicate: (path) => paths.add(path) });
  return [...paths];
}

/** Counts brackets only where there are enough of them to matter; those in strings count too, which the exact parser mends. */
function isTooDeep(text: string): boolean {
  if (text.length < maxDepth) return false;
  let depth = 0;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i) | 32; // { and [ differ in this bit, as } and ] do
    if (code === 123 && ++depth > maxDepth) return true;
    if (code === 125) depth--;
  }
  return false;
}

function countKeysOf(value: unknown): number {
  if (typeof value !== "object" || value === null) return 0;
  let count = 0;
  if (Array.isArray(value)) {
    for (const item of value) count += countKeysOf(item);
    return count;
  }
  for (const key of Object.keys(value)) count += 1 + countKeysOf((value as Record<string, unknown>)[key]);
  return count;
}

/** Keys in valid JSON: as many as there are colons outside strings. */
function countKeysIn(text: string): number {
  let count = 0;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code === 58) count++;
    else if (code === 34) i = endOfString(text, i);
  }
  return count;
}

/** Where the quote stands that ends the string beginning at `start`; the end of the text where there is none. */
export function endOfString(text: string, start: number): number {
  for (let end = text.indexOf('"', start + 1); end >= 0; end = text.indexOf('"', end + 1)) {
    let backslashes = 0;
    while (text.charCodeAt(end - 1 - backslashes) === 92) backslashes++;
    if (backslashes % 2 === 0) return end;
  }
  return text.length;
}
