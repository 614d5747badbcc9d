import { type JsonObject, own } from "./json-object.ts";

/** Deep equality of plain JSON values; the order of keys does not count. */
export function sameValue(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (typeof a !== "object" || typeof b !== "object" || a === null || b === null) return false;
  if (Array.isArray(a) || Array.isArray(b)) return Array.isArray(a) && Array.isArray(b) && sameList(a, b);
  return sameObject(a as JsonObject, b as JsonObject);
}

function sameList(a: readonly unknown[], b: readonly unknown[]): boolean {
  if (a.length !== b.length) return false;
  for (let i = 0; i < a.length; i++) if (!sameValue(a[i], b[i])) return false;
  return true;
}

function sameObject(a: JsonObject, b: JsonObject): boolean {
  let count = 0;
  for (const key in a) {
    if (a[key] === undefined) continue;
    if (!sameValue(a[key], own(b, key))) return false;
    count++;
  }
  for (const key in b) if (b[key] !== undefined) count--;
  return count === 0;
}
