import type { Field, Message } from "../schema/schema.ts";
import type { Fields } from "./defaulter.ts";

/**
 * The object with `added` set in it, in schema order; the object itself where that changes nothing. A message in `added` is
 * merged into the one that is there; any other value replaces it, and `undefined` drops it.
 */
export function mergeIn(message: Message, object: Fields, added: Fields): Fields {
  let changes: Record<string, unknown> | undefined;
  for (const name in added) {
    const before = object[name];
    const after = mergeValue(message.byJson.get(name), before, added[name]);
    if (after === before) continue;
    changes ??= {};
    changes[name] = after;
  }
  return changes ? inOrder(jsonNames(message), object, changes) : object;
}

function mergeValue(field: Field | undefined, before: unknown, added: unknown): unknown {
  const mergeable = field?.type.is === "message" && !field.repeated && !field.type.message.custom;
  return mergeable && before && added ? mergeIn(field.type.message, before as Fields, added as Fields) : added;
}

function inOrder(names: readonly string[], object: Fields, changes: Fields): Fields {
  const result: Record<string, unknown> = {};
  for (const name of names) {
    const value = name in changes ? changes[name] : object[name];
    if (value !== undefined) result[name] = value;
  }
  return result;
}

const namesOf = new WeakMap<Message, readonly string[]>();

/** The JSON names of a message in Go's order, an inlined message's in its place. */
function jsonNames(message: Message): readonly string[] {
  let names = namesOf.get(message);
  if (!names) {
    names = [...(message.typeMeta ? ["kind", "apiVersion"] : []), ...membersOf(message).map((field) => field.json)];
    namesOf.set(message, names);
  }
  return names;
}

/** Fields as they stand in JSON: an inlined message's in its place. */
export const membersOf = (message: Message): Field[] =>
  message.fields.flatMap((field) =>
    field.inline && field.type.is === "message" ? membersOf(field.type.message) : [field],
  );
