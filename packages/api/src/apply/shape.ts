import type { Field, Message, ValueType } from "../schema/schema.ts";

/**
 * How ownership divides a value. A leaf is owned as a whole. `open` is a value nobody declared: its objects are divided,
 * its lists are not.
 */
export type Shape =
  | { readonly is: "leaf" }
  | { readonly is: "open" }
  | { readonly is: "struct"; readonly message: Message }
  | { readonly is: "map"; readonly value: Shape }
  | { readonly is: "set" }
  | {
      readonly is: "listMap";
      readonly item: Shape;
      /** Sorted, as they are written. */
      readonly keys: readonly string[];
      readonly defaults: Readonly<Record<string, unknown>>;
    };

const leafShape: Shape = { is: "leaf" };
const openShape: Shape = { is: "open" };

/** A cache of what never changes: the schema is immutable. */
const shapes = new WeakMap<Field, Shape>();
const structs = new WeakMap<Message, Shape>();

export function shapeOfMessage(message: Message): Shape {
  if (message.custom) return message.custom === "JSON" ? openShape : leafShape;
  return message.structType === "atomic" ? leafShape : structOf(message);
}

function structOf(message: Message): Shape {
  const known = structs.get(message);
  if (known) return known;
  const shape: Shape = { is: "struct", message };
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

function newShapeOf(field: Field): Shape {
  if (field.repeated) return shapeOfList(field);
  if (field.mapType === "atomic" || field.structType === "atomic") return leafShape;
  const { type } = field;
  const isGranular = field.structType === "granular" && type.is === "message" && !type.message.custom;
  return isGranular ? structOf(type.message) : shapeOfType(type);
}

/** The shape of a field's value; of a field that the schema does not know, an open one. */
export function shapeOf(field: Field | undefined): Shape {
  if (!field) return openShape;
  let shape = shapes.get(field);
  if (!shape) {
    shape = newShapeOf(field);
    shapes.set(field, shape);
  }
  return shape;
}

/** The shape of what stands under `key` of a struct, map or open object. */
export function shapeUnder(shape: Shape, key: string): Shape {
  if (shape.is === "struct") return shapeOf(shape.message.byJson.get(key));
  return shape.is === "map" ? shape.value : openShape;
}
