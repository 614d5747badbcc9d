import type { Field, Message, ValueType } from "@kubets/api";

/**
 * Whether a value, as it was sent, has an empty list or map somewhere. Go tells such a one from none until the object is stored,
 * where there is no difference any more; our objects never have them.
 */
export function holdsEmpty(message: Message, value: unknown): boolean {
  if (typeof value !== "object" || value === null || message.custom) return false;
  for (const name in value) {
    const field = Object.hasOwn(value, name) ? message.byJson.get(name) : undefined;
    if (field && isOrHoldsEmpty(field, (value as Readonly<Record<string, unknown>>)[name])) return true;
  }
  return false;
}

function isOrHoldsEmpty({ type, repeated }: Field, value: unknown): boolean {
  if (typeof value !== "object" || value === null) return false;
  if (!repeated) return inType(type, value);
  return Array.isArray(value) && (value.length === 0 || value.some((item) => inType(type, item)));
}

function inType(type: ValueType, value: unknown): boolean {
  if (type.is === "scalar") return false;
  if (type.is === "message") return holdsEmpty(type.message, value);
  const values = Object.values(value ?? {});
  return values.length === 0 || values.some((item) => inType(type.value, item));
}
