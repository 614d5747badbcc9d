export type JsonObject = Readonly<Record<string, unknown>>;

export const isObject = (value: unknown): value is JsonObject =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** An own property: a key such as `constructor` is absent unless somebody set it. */
export const own = (object: JsonObject, key: string): unknown => (Object.hasOwn(object, key) ? object[key] : undefined);

/** A copy with one key set; `__proto__` is a key like any other. */
export const withKey = (object: JsonObject, key: string, value: unknown): JsonObject => ({ ...object, [key]: value });

export function withoutKey(object: JsonObject, key: string): JsonObject {
  const { [key]: _, ...rest } = object;
  return rest;
}
