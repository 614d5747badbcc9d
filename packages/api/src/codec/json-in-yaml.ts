import { setKey, sortedKeys } from "./key-order.ts";
import { findDuplicateKeys, parseJson } from "./parse-json.ts";

/**
 * What YAML may read in another way than JSON does, or refuse: escapes of half characters, merge keys, tabs, numbers of many
 * digits or large exponents.
 */
const notAsYaml = /\\u|"<<"|\t|\d{16}|\d[eE][-+]?\d{3}/;

/** Longer keys are none in YAML, unless a `?` says so. */
const longestKey = 1000;

/**
 * The value of YAML that is one JSON object, as programs send it: twenty times as fast as the YAML parser. Undefined where
 * that parser might say something else. Keys are in order, as in all YAML that is read.
 */
export function jsonInYaml(text: string): object | undefined {
  if (!text.startsWith("{") || notAsYaml.test(text)) return undefined;
  try {
    const value = parseJson(text) as object;
    return findDuplicateKeys(text, value).length === 0 ? (inKeyOrder(value) as object) : undefined;
  } catch {
    return undefined; // no JSON, but perhaps YAML's flow style
  }
}

function inKeyOrder(value: unknown): unknown {
  if (typeof value !== "object" || value === null) return value;
  if (Array.isArray(value)) return value.map(inKeyOrder);
  const out = {};
  for (const key of sortedKeys(value)) {
    if (key.length > longestKey) throw new Error("a key that is too long for YAML");
    setKey(out, key, inKeyOrder((value as Record<string, unknown>)[key]));
  }
  return out;
}
