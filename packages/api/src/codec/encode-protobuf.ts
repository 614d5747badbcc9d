import type { Field, Message, Scalar, ValueType } from "../schema/schema.ts";
import { parseDuration } from "./duration.ts";
import { guarded } from "./guarded.ts";
import { sortedKeys } from "./key-order.ts";
import { createProtobufWriter, type ProtobufWriter } from "./protobuf-writer.ts";
import { stringifyJson } from "./stringify-json.ts";
import { unixSeconds } from "./time.ts";

/**
 * Encodes a normalised object (see `decode`) as Kubernetes does: pointers when set, every other scalar and message always,
 * map entries in the order of their keys. Without envelope.
 */
export function encodeProtobuf(message: Message, object: unknown): Uint8Array {
  try {
    guarded(() => encoderOf(message)(writer, object));
  } catch (error) {
    writer.finish(); // half an object is of no use to the next one
    throw error;
  }
  return writer.finish();
}

/** Scratch space: encoding is synchronous, so one object is written at a time. */
const writer = createProtobufWriter();

/** Writes a value without tag and length. */
type Encode = (to: ProtobufWriter, value: unknown) => void;
type Values = Readonly<Record<string, unknown>>;

const varintType = 0;
const fixed64Type = 1;
const lengthType = 2;

const encoders = new WeakMap<Message, Encode>();
const nothing: Values = {};

function encoderOf(message: Message): Encode {
  const known = encoders.get(message);
  if (known) return known;
  const made = message.custom ? customEncoder(message) : structEncoder(message.fields);
  encoders.set(message, made);
  return made;
}

function structEncoder(fields: readonly Field[]): Encode {
  let steps: readonly Step[] | undefined;
  return (to, value) => {
    steps ??= fields.filter(hasWireForm).sort(fallingNumber).map(stepOf);
    const values = (value ?? nothing) as Values;
    for (let i = 0; i < steps.length; i++) {
      const step = steps[i] as Step;
      step.write(to, step.name === "" ? values : values[step.name]);
    }
  };
}

const hasWireForm = (field: Field): boolean => field.number > 0;
const fallingNumber = (a: Field, b: Field): number => b.number - a.number;

interface Step {
  /** Name in JSON; empty for an inlined message, which is written from its parent's values. */
  readonly name: string;
  readonly write: Encode;
}

function stepOf(field: Field): Step {
  const name = field.inline ? "" : field.json;
  if (field.type.is === "map") return { name, write: mapWriter(field.number, field.type.value) };
  const write = tagged(field.number, field.type);
  if (field.repeated) {
    return {
      name,
      write: (to, value) => {
        if (!Array.isArray(value)) return;
        for (let i = value.length - 1; i >= 0; i--) write(to, value[i]);
      },
    };
  }
  const isOptional = field.pointer || isBytes(field.type);
  if (!isOptional) return { name, write };
  return {
    name,
    write: (to, value) => {
      if (value !== undefined && value !== null) write(to, value);
    },
  };
}

const isBytes = (type: ValueType): boolean => type.is === "scalar" && type.scalar === "bytes";

/** A value with its tag and, where it has one, its length. */
function tagged(number: number, type: ValueType): Encode {
  if (type.is === "map") throw new Error("a map stands in no list and in no map");
  const encode = type.is === "message" ? lazily(type.message) : scalarEncoders[type.scalar];
  const wire = type.is === "message" ? lengthType : wireTypes[type.scalar];
  const tag = number * 8 + wire;
  if (wire !== lengthType) {
    return (to, value) => {
      encode(to, value);
      to.varint(tag);
    };
  }
  return (to, value) => {
    const before = to.length;
    encode(to, value);
    to.varint(to.length - before);
    to.varint(tag);
  };
}

function lazily(message: Message): Encode {
  let encode: Encode | undefined;
  return (to, value) => {
    encode ??= encoderOf(message);
    encode(to, value);
  };
}

function mapWriter(number: number, type: ValueType): Encode {
  const writeKey = tagged(1, { is: "scalar", scalar: "string" });
  const writeValue = tagged(2, type);
  const tag = number * 8 + lengthType;
  const mayBeAbsent = isBytes(type);
  return (to, value) => {
    if (typeof value !== "object" || value === null) return;
    const keys = sortedKeys(value);
    for (let i = keys.length - 1; i >= 0; i--) {
      const key = keys[i] as string;
      const item = (value as Values)[key];
      const before = to.length;
      if (!mayBeAbsent || item !== null) writeValue(to, item);
      writeKey(to, key);
      to.varint(to.length - before);
      to.varint(tag);
    }
  };
}

const wireTypes: Readonly<Record<Scalar, number>> = {
  string: lengthType,
  bytes: lengthType,
  double: fixed64Type,
  bool: varintType,
  int32: varintType,
  int64: varintType,
};

const scalarEncoders: Readonly<Record<Scalar, Encode>> = {
  string: (to, value) => to.string((value ?? "") as string),
  bytes: (to, value) => to.bytes(Buffer.from((value ?? "") as string, "base64")),
  double: (to, value) => to.double((value ?? 0) as number),
  bool: (to, value) => to.varint(value ? 1 : 0),
  int32: (to, value) => to.varint((value ?? 0) as number),
  int64: (to, value) => to.varint((value ?? 0) as number | bigint),
};

const writeNumber = (number: number): Encode => tagged(number, { is: "scalar", scalar: "int64" });
const writeString = (number: number): Encode => tagged(number, { is: "scalar", scalar: "string" });
const [first, second] = [writeNumber(1), writeNumber(2)];
const [firstText, thirdText] = [writeString(1), writeString(3)];

const raw: Encode = (to, value) => {
  if (value === null || value === undefined) return;
  firstText(to, stringifyJson(value));
};

function customEncoder(message: Message): Encode {
  switch (message.custom) {
    case "Time":
      return time;
    case "MicroTime":
      return time;
    case "Duration":
      return (to, value) => first(to, parseDuration((value ?? "0s") as string));
    case "Quantity":
      return (to, value) => firstText(to, value ?? "0");
    case "IntOrString":
      return intOrString;
    case "Slice":
      return structEncoder(message.fields.map((field) => ({ ...field, json: "", inline: true })));
    case "SchemaOrBool":
      return schemaOrBool(message);
    case "SchemaOrArray":
    case "SchemaOrStringArray":
      return schemaOrList(message);
    default:
      return raw;
  }
}

/** Seconds and nanoseconds; the zero time is an empty message. */
const time: Encode = (to, value) => {
  if (typeof value !== "string") return;
  second(to, value.length > 20 ? Number(value.slice(20, 26)) * 1000 : 0);
  first(to, unixSeconds(value));
};

const intOrString: Encode = (to, value) => {
  const isText = typeof value === "string";
  thirdText(to, isText ? value : "");
  second(to, isText ? 0 : value);
  first(to, isText ? 1 : 0);
};

function schemaOrBool(message: Message): Encode {
  const [allows, schema] = message.fields.map((field) => tagged(field.number, field.type));
  return (to, value) => {
    const isSchema = typeof value === "object" && value !== null;
    if (isSchema) schema?.(to, value);
    allows?.(to, isSchema || value === true);
  };
}

function schemaOrList(message: Message): Encode {
  const [schema, items] = message.fields.map((field) => tagged(field.number, field.type));
  return (to, value) => {
    if (Array.isArray(value)) for (let i = value.length - 1; i >= 0; i--) items?.(to, value[i]);
    else if (value !== null && value !== undefined) schema?.(to, value);
  };
}
