import { ApiError, badRequest } from "../errors.ts";
import { goText } from "./go-text.ts";
import { isObject, type JsonObject } from "./json-object.ts";

/** Upstream answers a directive it cannot follow with 500 and this text. */
export const patchFailure = (message: string) => new ApiError("Unknown", message);

export const unknownDirective = (directive: unknown, patch: JsonObject) =>
  patchFailure(`unknown patch type: ${goText(directive)} in map: ${goText(patch)}`);

/** `$patch`: what to do with the whole object. */
export const patchDirective = (patch: JsonObject): unknown => patch.$patch;

const isDirective = (key: string) =>
  key === "$patch" ||
  key === "$retainKeys" ||
  key.startsWith("$setElementOrder/") ||
  key.startsWith("$deleteFromPrimitiveList/");

/** A value that comes from the patch alone: no directives, no nulls in objects, no items to be deleted. */
export function dropDirectives(value: unknown): unknown {
  if (Array.isArray(value))
    return value.filter((item) => !isObject(item) || item.$patch === undefined).map(dropDirectives);
  if (!isObject(value)) return value;
  if (patchDirective(value) === "delete") return {};
  const kept = Object.entries(value).filter(([key, child]) => child !== null && !isDirective(key));
  return Object.fromEntries(kept.map(([key, child]) => [key, dropDirectives(child)]));
}

/** What `$retainKeys` leaves of an object: the keys it names, among which all of the patch must be. */
export function retained(before: JsonObject, patch: JsonObject): JsonObject {
  const { $retainKeys: keys } = patch;
  if (keys === undefined) return before;
  const isPlainList = Array.isArray(keys) && keys.every((key) => typeof key === "string");
  const named = new Set<unknown>(isPlainList ? keys : []);
  const isCovered = Object.keys(patch).every((key) => isDirective(key) || named.has(key));
  if (!isPlainList || !isCovered) throw badRequest("invalid patch format of retainKeys");
  return Object.fromEntries(Object.entries(before).filter(([key]) => named.has(key)));
}

function listBeside(patch: JsonObject, directive: string): readonly unknown[] | undefined {
  const list = patch[directive];
  if (list === undefined) return undefined;
  if (!Array.isArray(list)) throw badRequest(`invalid patch format of ${directive.slice(1, directive.indexOf("/"))}`);
  return list;
}

/** `$setElementOrder/containers`: the order of the merged list. */
export const orderOf = (patch: JsonObject, key: string) => listBeside(patch, `$setElementOrder/${key}`);

/** `$deleteFromPrimitiveList/finalizers`: values to take out of a list. */
export const primitivesToDelete = (patch: JsonObject, key: string) =>
  listBeside(patch, `$deleteFromPrimitiveList/${key}`);
