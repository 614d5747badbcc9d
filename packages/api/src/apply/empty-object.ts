import type { JsonObject } from "../patch/json-object.ts";
import type { Field, Message } from "../schema/schema.ts";

const zeros: Readonly<Record<string, unknown>> = {
  string: "",
  bool: false,
  int32: 0,
  int64: 0,
  double: 0,
  bytes: null,
};

/** A cache of what never changes: the schema is immutable. */
const known = new WeakMap<Message, JsonObject>();

function zeroOf(field: Field): unknown {
  if (field.repeated || field.pointer || field.type.is === "map") return null;
  if (field.type.is === "scalar") return zeros[field.type.scalar];
  const { message } = field.type;
  if (!message.custom) return emptyObject(message);
  if (message.custom === "IntOrString") return 0;
  if (message.custom === "Duration") return "0s";
  return message.custom === "Quantity" ? "0" : null;
}

/**
 * What kube-apiserver writes of an object with nothing set: the fields that JSON never omits. Against this an object
 * that is being created is compared, so that nobody owns `spec` itself.
 */
export function emptyObject(message: Message): JsonObject {
  const done = known.get(message);
  if (done) return done;
  const object: Record<string, unknown> = {};
  known.set(message, object);
  for (const field of message.fields) {
    if (field.inline && field.type.is === "message") Object.assign(object, emptyObject(field.type.message));
    else if (isAlwaysWritten(field)) object[field.json] = zeroOf(field);
  }
  return object;
}

/** Go's omitempty leaves out everything empty but structs. */
function isAlwaysWritten(field: Field): boolean {
  if (field.omitzero || !field.json) return false;
  const isStruct = field.type.is === "message" && !field.repeated && !field.pointer;
  return !field.omitempty || isStruct;
}
