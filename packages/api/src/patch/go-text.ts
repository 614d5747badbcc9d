import { isObject } from "./json-object.ts";

/** What Go's JSON decoder calls the type of a value. */
export function goTypeOf(value: unknown): string {
  if (value === null || value === undefined) return "null";
  if (Array.isArray(value)) return "array";
  const type = typeof value;
  if (type === "boolean") return "bool";
  return type === "bigint" ? "number" : type;
}

/** What Go calls the type of a JSON value that it has read into an `interface{}`. */
export function goTypeName(value: unknown): string {
  if (Array.isArray(value)) return "[]interface {}";
  if (isObject(value)) return "map[string]interface {}";
  if (value === null || value === undefined) return "nil";
  if (typeof value === "string") return "string";
  if (typeof value === "boolean") return "bool";
  return typeof value === "bigint" || Number.isInteger(value) ? "int64" : "float64";
}

/** A value as Go's `%v` prints it: `map[image:q name:a]`. Errors of strategic merge patches show their parts so. */
export function goText(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(goText).join(" ")}]`;
  if (isObject(value)) {
    const keys = Object.keys(value).sort();
    return `map[${keys.map((key) => `${key}:${goText(value[key])}`).join(" ")}]`;
  }
  return value === null || value === undefined ? "<nil>" : String(value);
}

const goEscapes: Readonly<Record<string, string>> = {
  "\u0007": "\\a",
  "\b": "\\b",
  "\f": "\\f",
  "\n": "\\n",
  "\r": "\\r",
  "\t": "\\t",
  "\v": "\\v",
  '"': '\\"',
  "\\": "\\\\",
};
const unprintable = /["\\]|[^\p{L}\p{M}\p{N}\p{P}\p{S} ]/gu;

/** A text as Go's `%q` prints it: what cannot be printed is escaped. */
export const goQuote = (text: string): string => `"${text.replaceAll(unprintable, escaped)}"`;

function escaped(character: string): string {
  const known = goEscapes[character];
  if (known) return known;
  const code = character.codePointAt(0)!;
  const hex = code.toString(16);
  if (code < 0x80) return `\\x${hex.padStart(2, "0")}`;
  return code > 0xffff ? `\\U${hex.padStart(8, "0")}` : `\\u${hex.padStart(4, "0")}`;
}

/** A value as Go's `%#v` prints it: `map[string]interface {}{"a":1}`. */
export function goSyntax(value: unknown): string {
  if (Array.isArray(value)) return `[]interface {}{${value.map(goSyntax).join(", ")}}`;
  if (isObject(value)) {
    const keys = Object.keys(value).sort();
    return `map[string]interface {}{${keys.map((key) => `${goQuote(key)}:${goSyntax(value[key])}`).join(", ")}}`;
  }
  if (value === null || value === undefined) return "interface {}(nil)";
  return typeof value === "string" ? goQuote(value) : String(value);
}
