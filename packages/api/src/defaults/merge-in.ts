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
  return changes ? inOrder(ranksIn(message), object, changes) : object;
}

function mergeValue(field: Field | undefined, before: unknown, added: unknown): unknown {
  const mergeable = field?.type.is === "message" && !field.repeated && !field.type.message.custom;
  return mergeable && before && added ? mergeIn(field.type.message, before as Fields, added as Fields) : added;
}

/** The members of both, in schema order: those of `object` mostly are in order already, and nearly all that there is. */
function inOrder(ranks: ReadonlyMap<string, number>, object: Fields, changes: Fields): Fields {
  const names: string[] = [];
  const places: number[] = [];
  const add = (name: string) => {
    const rank = ranks.get(name);
    if (rank === undefined) return;
    let at = names.length;
    for (; at > 0 && places[at - 1]! > rank; at--) {
      names[at] = names[at - 1]!;
      places[at] = places[at - 1]!;
    }
    names[at] = name;
    places[at] = rank;
  };
  for (const name in object) add(name);
  for (const name in changes) if (!(name in object)) add(name);
  const result: Record<string, unknown> = {};
  for (const name of names) {
    const value = name in changes ? changes[name] : object[name];
    if (value !== undefined) result[name] = value;
  }
  return result;
}

const ranksOf = new WeakMap<Message, ReadonlyMap<string, number>>();

/** The places of a message's JSON names in Go's order, an inlined message's in its place. */
function ranksIn(message: Message): ReadonlyMap<string, number> {
  let ranks = ranksOf.get(message);
  if (!ranks) {
    const names = [
      ...(message.typeMeta ? ["kind", "apiVersion"] : []),
      ...membersOf(message).map((field) => field.json),
    ];
    ranks = new Map(names.map((name, rank) => [name, rank]));
    ranksOf.set(message, ranks);
  }
  return ranks;
}

/** Fields as they stand in JSON: an inlined message's in its place. */
export const membersOf = (message: Message): Field[] =>
  message.fields.flatMap((field) =>
    field.inline && field.type.is === "message" ? membersOf(field.type.message) : [field],
  );
