import { isObject } from "./json-object.ts";

/** What Go's JSON decoder calls the type of a value. */
export function goTypeOf(value: unknown): string {
  if (value === null || value === undefined) return "null";
  if (Array.isArray(value)) return "array";
  const type = typeof value;
  if (type === "boolean") return "bool";
  return type === "bigint" ? "number" : type;
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
