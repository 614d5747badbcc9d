import type { Field, Message, ValueType } from "../schema/schema.ts";
import { compareQuantity } from "./quantity.ts";

/**
 * `value`, with each quantity that is the same amount as the one in the same place of `other` in the words of `other`:
 * `1000m` becomes `1`. What differs then differs in more than words.
 */
export function amountsAsIn<T>(message: Message, value: T, other: unknown): T {
  return inMessage(message, value, other) as T;
}

type Members = Readonly<Record<string, unknown>>;

const isMembers = (value: unknown): value is Members =>
  typeof value === "object" && value !== null && !Array.isArray(value);

function inMessage(message: Message, value: unknown, other: unknown): unknown {
  if (value === other) return value;
  if (message.custom === "Quantity") return inWords(value, other);
  if (!isMembers(value) || !isMembers(other)) return value;
  return replaced(value, other, fieldsWithAmounts(message));
}

/** Only what changes is copied. */
function replaced(value: Members, other: Members, fields: readonly Field[]): Members {
  let result: Record<string, unknown> | undefined;
  for (const field of fields) {
    const inner = value[field.json];
    if (inner === undefined) continue;
    const said = inField(field, inner, other[field.json]);
    if (said === inner) continue;
    result ??= { ...value };
    result[field.json] = said;
  }
  return result ?? value;
}

function inField({ repeated, type }: Field, value: unknown, other: unknown): unknown {
  if (!repeated) return inType(type, value, other);
  if (value === other || !Array.isArray(value) || !Array.isArray(other)) return value;
  const items = value.map((item, i) => inType(type, item, other[i]));
  return items.some((item, i) => item !== value[i]) ? items : value;
}

function inType(type: ValueType, value: unknown, other: unknown): unknown {
  if (type.is === "message") return inMessage(type.message, value, other);
  if (type.is === "scalar" || value === other || !isMembers(value) || !isMembers(other)) return value;
  const entries = Object.entries(value).map(([key, item]) => [key, inType(type.value, item, other[key])] as const);
  return entries.some(([key, item]) => item !== value[key]) ? Object.fromEntries(entries) : value;
}

const inWords = (value: unknown, other: unknown): unknown =>
  typeof value === "string" && typeof other === "string" && compareQuantity(value, other) === 0 ? other : value;

const known = new WeakMap<Message, readonly Field[]>();

/** The fields that hold quantities, however deep. A message that holds itself is asked once. */
function fieldsWithAmounts(message: Message): readonly Field[] {
  let fields = known.get(message);
  if (!fields) {
    known.set(message, []);
    fields = [...message.byJson.values()].filter(({ type }) => holdsAmounts(type));
    known.set(message, fields);
  }
  return fields;
}

function holdsAmounts(type: ValueType): boolean {
  if (type.is === "map") return holdsAmounts(type.value);
  if (type.is === "scalar") return false;
  return type.message.custom === "Quantity" || fieldsWithAmounts(type.message).length > 0;
}
