import type { Field, Message, Scalar, ValueType } from "../schema/schema.ts";
import { DecodeError } from "./codec-error.ts";
import { decode } from "./decode.ts";
import { formatDuration } from "./duration.ts";
import { guarded } from "./guarded.ts";
import { setKey } from "./key-order.ts";
import { parseJson } from "./parse-json.ts";
import { createProtobufReader, type ProtobufReader } from "./protobuf-reader.ts";
import { canonicalQuantity } from "./quantity.ts";
import { textOf } from "./time.ts";

/**
 * Decodes a message without envelope into a normalised object, as `decode` makes it. Fields nobody knows are passed over.
 * Throws DecodeError where the bytes are not such a message.
 */
export function decodeProtobuf(message: Message, bytes: Uint8Array): Record<string, unknown> {
  const reader = createProtobufReader(bytes);
  return decode(
    message,
    guarded(() => decoderOf(message)(reader)),
  );
}

type Values = Record<string, unknown>;
/** Reads what is left of the reader's current message. */
type Decode = (from: ProtobufReader) => unknown;

const wireNames = ["varint", "fixed64", "bytes"];
const decoders = new WeakMap<Message, Decode>();

function decoderOf(message: Message): Decode {
  const known = decoders.get(message);
  if (known) return known;
  const made = message.custom ? customDecoder(message) : (from: ProtobufReader) => readFields(message, from, {});
  decoders.set(message, made);
  return made;
}

/** Takes a field's value from the wire into the object. */
type Step = (from: ProtobufReader, into: Values, tag: number) => void;

const steps = new WeakMap<Message, ReadonlyMap<number, Step>>();

function readFields(message: Message, from: ProtobufReader, into: Values): Values {
  let known = steps.get(message);
  if (!known) {
    known = new Map(message.fields.map((field) => [field.number, stepOf(field)]));
    steps.set(message, known);
  }
  for (let tag = from.tag(); tag !== 0; tag = from.tag()) {
    const step = known.get(tag >>> 3);
    if (step) step(from, into, tag);
    else from.skip(tag);
  }
  return into;
}

function stepOf(field: Field): Step {
  const { json, type } = field;
  if (field.inline && type.is === "message") {
    return (from, into, tag) => {
      expect(field, tag, 2);
      from.nested(() => readFields(type.message, from, into));
    };
  }
  if (type.is === "map") {
    return (from, into, tag) => {
      expect(field, tag, 2);
      into[json] ??= {};
      from.nested(() => readEntry(type.value, from, into[json] as Values));
    };
  }
  const wire = type.is === "message" ? 2 : wireTypes[type.scalar];
  const read = valueReader(type);
  if (!field.repeated) {
    return (from, into, tag) => {
      expect(field, tag, wire);
      into[json] = read(from);
    };
  }
  return (from, into, tag) => {
    into[json] ??= [];
    const list = into[json] as unknown[];
    if (wire !== 2 && (tag & 7) === 2) {
      from.nested(() => {
        while (from.at < from.end) list.push(read(from)); // packed
      });
    } else {
      expect(field, tag, wire);
      list.push(read(from));
    }
  };
}

function expect(field: Field, tag: number, wire: number): void {
  if ((tag & 7) === wire) return;
  const given = tag & 7;
  throw new DecodeError(`proto: wrong wireType = ${given} for field ${field.proto} (wants ${wireNames[wire]})`);
}

function readEntry(type: ValueType, from: ProtobufReader, into: Values): void {
  const read = valueReader(type);
  let key = "";
  let value: unknown = null;
  for (let tag = from.tag(); tag !== 0; tag = from.tag()) {
    if (tag === 10) key = from.string();
    else if (tag >>> 3 === 2) value = read(from);
    else from.skip(tag);
  }
  setKey(into, key, value);
}

const wireTypes: Readonly<Record<Scalar, number>> = { string: 2, bytes: 2, double: 1, bool: 0, int32: 0, int64: 0 };

const scalarReaders: Readonly<Record<Scalar, Decode>> = {
  string: (from) => from.string(),
  bytes: (from) => from.bytes().toString("base64"),
  double: (from) => from.double(),
  bool: (from) => from.bool(),
  int32: (from) => from.int32(),
  int64: (from) => from.int64(),
};

function valueReader(type: ValueType): Decode {
  if (type.is === "scalar") return scalarReaders[type.scalar];
  if (type.is === "map") throw new Error("a map stands in no list and in no map");
  const { message } = type;
  return (from) => from.nested(() => decoderOf(message)(from));
}

/** What JSON forgives, spaces around it and nothing at all, protobuf does not. */
function quantityText(text = "0"): string {
  return text === "" || text !== text.trim() ? canonicalQuantity(text) : text;
}

function customDecoder(message: Message): Decode {
  const fields = (from: ProtobufReader): WireFields => readWire(message, from);
  switch (message.custom) {
    case "Time":
      return (from) => timeOf(fields(from), "");
    case "MicroTime":
      return (from) => {
        const wire = fields(from);
        return timeOf(
          wire,
          `.${Math.trunc(Number(wire[2] ?? 0) / 1000)
            .toString()
            .padStart(6, "0")}`,
        );
      };
    case "Duration":
      return (from) => formatDuration(BigInt((fields(from)[1] ?? 0) as number));
    case "Quantity":
      return (from) => quantityText(fields(from)[1] as string | undefined);
    case "IntOrString":
      return (from) => {
        const wire = fields(from);
        return wire[1] === 1 ? (wire[3] ?? "") : (wire[2] ?? 0);
      };
    case "Slice":
      return (from) => readFields(message, from, {})[(message.fields[0] as Field).json] ?? [];
    case "SchemaOrBool":
      return (from) => {
        const wire = fields(from);
        return wire[2] ?? wire[1] === true;
      };
    case "SchemaOrArray":
    case "SchemaOrStringArray":
      return (from) => {
        const wire = fields(from);
        return wire[2] ?? wire[1] ?? null;
      };
    default:
      return (from) => {
        const text = fields(from)[1] as string | undefined;
        return text ? parseJson(Buffer.from(text, "base64")) : null;
      };
  }
}

/** The fields of a message whose JSON is not its fields, by number; those of lists as arrays. */
type WireFields = Readonly<Record<number, unknown>>;

function readWire(message: Message, from: ProtobufReader): WireFields {
  const wire: Record<number, unknown> = {};
  for (let tag = from.tag(); tag !== 0; tag = from.tag()) {
    const field = message.fields.find((one) => one.number === tag >>> 3);
    if (!field) {
      from.skip(tag);
      continue;
    }
    expect(field, tag, field.type.is === "scalar" ? wireTypes[field.type.scalar] : 2);
    const value = valueReader(field.type)(from);
    if (field.repeated) wire[field.number] = [...((wire[field.number] as unknown[]) ?? []), value];
    else wire[field.number] = value;
  }
  return wire;
}

function timeOf(wire: WireFields, fraction: string): string | null {
  const seconds = Number(wire[1] ?? 0);
  return seconds === 0 && !wire[2] ? null : textOf(seconds, fraction);
}
