/** Any value of JSON; `JSON.rawJSON` makes numbers as they are written. */
export type Json = unknown;
export type JsonObject = { readonly [name: string]: Json };
export type Path = readonly (string | number)[];

/** One change of an object: the value at a path is replaced, or taken away where `value` is undefined. */
export interface Edit {
  readonly path: Path;
  readonly value: Json;
}

/** A copy with the edits made one after the other. Objects that are missing on a path are made. */
export function edited(object: JsonObject, edits: readonly Edit[]): JsonObject {
  return edits.reduce<Json>((copy, { path, value }) => withValue(copy, path, value), object) as JsonObject;
}

function withValue(parent: Json, [step, ...rest]: Path, value: Json): Json {
  if (step === undefined) return value;
  if (Array.isArray(parent)) {
    const at = Number(step);
    const next = withValue(parent[at], rest, value);
    const copy = [...parent];
    copy.splice(at, 1, ...(next === undefined ? [] : [next]));
    return copy;
  }
  const { [step]: current, ...others } = (parent ?? {}) as JsonObject;
  const next = withValue(current, rest, value);
  return next === undefined ? others : { ...others, [step]: next };
}

/** `["spec", "containers", 0, "name"]` as `spec.containers[0].name`. */
export const pathText = (path: Path): string =>
  path.map((step, at) => (typeof step === "number" ? `[${step}]` : at ? `.${step}` : step)).join("");
