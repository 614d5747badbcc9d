import { ApiError, badRequest } from "../errors.ts";
import { goText, goTypeName } from "./go-text.ts";
import { isObject, type JsonObject } from "./json-object.ts";

/** Upstream answers a directive it cannot follow with 500 and this text. */
export const patchFailure = (message: string) => new ApiError("Unknown", message);

export const unknownDirective = (directive: unknown, patch: JsonObject) =>
  patchFailure(`unknown patch type: ${asString(directive)} in map: ${goText(patch)}`);

/** As Go's `%s` prints what may be no string. */
const asString = (value: unknown): string =>
  typeof value === "string" ? value : `%!s(${value === null ? "<nil>" : `${goTypeName(value)}=${goText(value)}`})`;

/** A directive of a list that says not of which one. */
export function refuseUnaddressed(key: string): void {
  if (key.startsWith("$setElementOrder")) throw badRequest("invalid patch format of setElementOrder list");
  if (key.startsWith("$deleteFromPrimitiveList")) throw badRequest("invalid patch format of primitive list");
}

/** `$patch`: what to do with the whole object. */
export const patchDirective = (patch: JsonObject): unknown => patch.$patch;

/**
 * A value where there was none, or one of another type: without nulls in objects. What carries `$patch` means nothing there and goes
 * (undefined); other directives stay, and are unknown fields then.
 */
export function dropDirectives(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(dropDirectives).filter((item) => item !== undefined);
  if (!isObject(value)) return value;
  if (patchDirective(value) !== undefined) return undefined;
  const kept = Object.entries(value).filter(([, child]) => child !== null);
  return Object.fromEntries(
    kept.map(([key, child]) => [key, dropDirectives(child)]).filter(([, child]) => child !== undefined),
  );
}

const isListDirective = (key: string) =>
  key.startsWith("$setElementOrder/") || key.startsWith("$deleteFromPrimitiveList/");

/** What `$retainKeys` leaves of an object: the keys it names, among which all of the patch must be. */
export function retained(before: JsonObject, patch: JsonObject): JsonObject {
  const { $retainKeys: keys } = patch;
  if (keys === undefined) return before;
  const named = new Set<unknown>(Array.isArray(keys) ? keys : []);
  const isFree = (key: string) => key === "$retainKeys" || patch[key] === null || isListDirective(key);
  const isCovered = Object.keys(patch).every((key) => isFree(key) || named.has(key));
  if (!Array.isArray(keys) || !isCovered) throw badRequest("invalid patch format of retainKeys");
  return Object.fromEntries(Object.entries(before).filter(([key]) => named.has(key)));
}

/** `$setElementOrder/containers`: the order of the merged list. */
export function orderOf(patch: JsonObject, key: string): readonly unknown[] | undefined {
  const order = patch[`$setElementOrder/${key}`];
  if (order === undefined || Array.isArray(order)) return order;
  throw patchFailure(`expected a []interface {}, but received a ${goTypeName(order)}`);
}

/** `$deleteFromPrimitiveList/finalizers`: values to take out of a list. Anything but a list takes out nothing. */
export function primitivesToDelete(patch: JsonObject, key: string): readonly unknown[] {
  const values = patch[`$deleteFromPrimitiveList/${key}`];
  return Array.isArray(values) ? values : [];
}
