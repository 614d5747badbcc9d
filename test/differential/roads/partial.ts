import type { Field, Kind, Message } from "@kubets/api";
import { type Edit, edited, type Json, type JsonObject, type Path } from "../edit.ts";

/** By which fields the items of a list are told apart in a patch; none where the list is one value. */
export type KeysOf = (field: Field) => readonly string[];

export interface Whole {
  readonly kind: Kind;
  readonly object: JsonObject;
  readonly keysOf: KeysOf;
}

/**
 * The smallest patch that says an edit of an object: the fields on the way to it, of a list with keys the one item with
 * its keys, of other lists all items. `taken` stands where the value is taken away.
 */
export function partialOf({ kind, object, keysOf }: Whole, edit: Edit, taken: Json): JsonObject {
  return partial({ message: kind.message, object, keysOf, taken }, edit) as JsonObject;
}

interface Place {
  readonly message: Message;
  readonly object: JsonObject;
  readonly keysOf: KeysOf;
  readonly taken: Json;
}

function partial(place: Place, { path, value }: Edit): Json {
  const [name, ...rest] = path as [string, ...Path];
  const { message, object, keysOf, taken } = place;
  if (!rest.length) return { [name]: value === undefined ? taken : value };
  const field = message.byJson.get(name);
  const inner = object[name];
  const isMessage = field?.type.is === "message" && !field.type.message.custom;
  if (!field || !isMessage || (field.repeated && !keysOf(field).length) || !isThere(inner)) {
    const whole = edited({ [name]: inner }, [{ path, value }]);
    return isMap(field) ? { [name]: mapOf(rest, value, taken) } : whole;
  }
  const next = { ...place, message: (field.type as { message: Message }).message };
  if (!field.repeated) return { [name]: partial({ ...next, object: inner as JsonObject }, { path: rest, value }) };
  const [index, ...below] = rest;
  const item = (inner as readonly JsonObject[])[Number(index)];
  if (!item || !below.length) return edited({ [name]: inner }, [{ path, value }]);
  const keys = Object.fromEntries(keysOf(field).flatMap((key) => (key in item ? [[key, item[key]]] : [])));
  return { [name]: [{ ...keys, ...(partial({ ...next, object: item }, { path: below, value }) as JsonObject) }] };
}

const isThere = (value: Json): boolean => typeof value === "object" && value !== null;

const isMap = (field: Field | undefined): boolean => field?.type.is === "map" && !field.repeated;

const mapOf = ([key, ...rest]: Path, value: Json, taken: Json): Json =>
  key === undefined ? (value === undefined ? taken : value) : { [key]: mapOf(rest, value, taken) };
