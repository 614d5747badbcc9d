import { badRequest } from "../errors.ts";
import { goTypeOf } from "./go-text.ts";
import { isObject, type JsonObject } from "./json-object.ts";

function merge(target: unknown, patch: unknown): unknown {
  // A list that takes the place of an object is the one thing that keeps its nulls.
  if (!isObject(patch)) return isObject(target) ? patch : withoutNulls(patch);
  const before: JsonObject = isObject(target) ? target : {};
  const after: [string, unknown][] = [];
  for (const [key, value] of Object.entries(before)) {
    if (!Object.hasOwn(patch, key)) after.push([key, value]);
    else if (patch[key] !== null) after.push([key, merge(value, patch[key])]);
  }
  for (const [key, value] of Object.entries(patch))
    if (value !== null && !Object.hasOwn(before, key)) after.push([key, merge(undefined, value)]);
  // Unlike an assignment, this makes `__proto__` a key like any other.
  return Object.fromEntries(after);
}

/** Items without the members that are null: in lists null removes too, as upstream's library has it, but never an item. */
function withoutNulls(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutNulls);
  return isObject(value) ? merge(undefined, value) : value;
}

/** JSON merge patch (RFC 7386): null removes, objects are merged, everything else replaces. Shares what it leaves alone. */
export function mergePatch(target: unknown, patch: unknown): unknown {
  if (patch === null) throw badRequest("Invalid JSON Patch");
  if (!isObject(patch)) {
    const into = `json: cannot unmarshal ${goTypeOf(patch)} into Go value of type map[string]interface {}`;
    throw badRequest(`error decoding patch: ${into}`);
  }
  return merge(target, patch);
}
