import type { Field, Message, ValueType } from "../schema/schema.ts";
import { fieldElement } from "./path-element.ts";

/**
 * How ownership divides a value. A leaf is owned as a whole. `open` is a value nobody declared: its objects are divided,
 * its lists are not.
 */
export type Shape =
  | { readonly is: "leaf" }
  | { readonly is: "open" }
  | {
      readonly is: "struct";
      readonly message: Message;
      /** Filled as fields are met: the schema never changes, and a message may contain itself. */
      readonly children: Map<string, Child>;
      /** The place of each field among all, in the order of FieldsV1. */
      readonly ranks: ReadonlyMap<string, number>;
    }
  | { readonly is: "map"; readonly value: Shape }
  | { readonly is: "set" }
  | {
      readonly is: "listMap";
      readonly item: Shape;
      /** Sorted, as they are written. */
      readonly keys: readonly string[];
      readonly defaults: Readonly<Record<string, unknown>>;
    };

/** What stands under one key of an object. */
export interface Child {
  /** Its path element. */
  readonly element: string;
  readonly shape: Shape;
  /** A field of the schema, and not a key of a free map or an unknown field. */
  readonly declared: boolean;
  /** Of a declared one: its place among the fields of its message. */
  readonly rank?: number;
}

const leafShape: Shape = { is: "leaf" };
const openShape: Shape = { is: "open" };

/** A cache of what never changes. */
const structs = new WeakMap<Message, Shape>();

export function shapeOfMessage(message: Message): Shape {
  if (message.custom) return message.custom === "JSON" ? openShape : leafShape;
  // Of a struct without fields nothing is declared.
  if (!message.fields.length) return openShape;
  return message.structType === "atomic" ? leafShape : structOf(message);
}

function structOf(message: Message): Shape {
  const known = structs.get(message);
  if (known) return known;
  const ranks = new Map([...message.byJson.keys()].sort().map((name, rank) => [name, rank]));
  const shape: Shape = { is: "struct", message, children: new Map(), ranks };
  structs.set(message, shape);
  return shape;
}

function shapeOfType(type: ValueType): Shape {
  switch (type.is) {
    case "scalar":
      return leafShape;
    case "message":
      return shapeOfMessage(type.message);
    case "map":
      return { is: "map", value: shapeOfType(type.value) };
  }
}

/** Of a key that JSON always writes, the default is its zero value. */
function defaultOf(field: Field | undefined): unknown {
  if (!field || field.default !== undefined || field.omitempty || field.pointer) return field?.default;
  if (field.type.is !== "scalar") return undefined;
  if (field.type.scalar === "bool") return false;
  return field.type.scalar === "string" ? "" : 0;
}

function shapeOfList(field: Field): Shape {
  if (field.listType === "set") return { is: "set" };
  if (field.listType !== "map" || field.type.is !== "message") return leafShape;
  const { message } = field.type;
  const keys = [...field.listMapKeys].sort();
  const defaults = keys
    .map((key) => [key, defaultOf(message.byJson.get(key))])
    .filter(([, value]) => value !== undefined);
  return { is: "listMap", item: shapeOfMessage(message), keys, defaults: Object.fromEntries(defaults) };
}

/** The shape of a field's value. */
export function shapeOf(field: Field): Shape {
  if (field.repeated) return shapeOfList(field);
  if (field.mapType === "atomic" || field.structType === "atomic") return leafShape;
  const { type } = field;
  const isGranular = field.structType === "granular" && type.is === "message" && !type.message.custom;
  return isGranular ? structOf(type.message) : shapeOfType(type);
}

/** What stands under a key of a struct, map or open object. A key that the schema does not know holds anything. */
export function childOf(shape: Shape, key: string): Child {
  if (shape.is !== "struct")
    return { element: fieldElement(key), shape: shape.is === "map" ? shape.value : openShape, declared: false };
  const known = shape.children.get(key);
  if (known) return known;
  const field = shape.message.byJson.get(key);
  if (!field) return { element: fieldElement(key), shape: openShape, declared: false };
  const child: Child = {
    element: fieldElement(key),
    shape: shapeOf(field),
    declared: true,
    rank: shape.ranks.get(key)!,
  };
  shape.children.set(key, child);
  return child;
}
