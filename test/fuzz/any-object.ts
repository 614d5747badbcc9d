import type { CustomForm, Field, Message, Scalar, ValueType } from "@kubets/api";
import fc, { type Arbitrary } from "fast-check";

/** Deeper than this, messages are empty: they refer to each other in cycles. */
const maxDepth = 4;

/** Objects of a message as a client would send them, made from the schema. */
export function anyObject(message: Message, depth = 0): Arbitrary<unknown> {
  if (message.custom) return customForms[message.custom](message, depth);
  if (depth >= maxDepth) return fc.constant({});
  const fields = Object.fromEntries(
    message.fields.filter(isPlain).map((field) => [field.json, anyField(field, depth)]),
  );
  return fc.record(fields, { requiredKeys: [] });
}

/** Inlined messages bring fields of their own, and some fields have no form on the wire. */
const isPlain = ({ json, inline, number }: Field): boolean => json !== "" && !inline && number > 0;

function anyField({ type, repeated }: Field, depth: number): Arbitrary<unknown> {
  const one = anyValue(type, depth + 1);
  // The wire does not tell an empty list from none.
  return repeated ? fc.array(one, { minLength: 1, maxLength: 3 }) : one;
}

function anyValue(type: ValueType, depth: number): Arbitrary<unknown> {
  if (type.is === "scalar") return scalars[type.scalar];
  if (type.is === "map")
    return fc.dictionary(fc.string({ maxLength: 5 }), anyValue(type.value, depth), { minKeys: 1, maxKeys: 3 });
  return anyObject(type.message, depth);
}

const text = fc.string({ unit: "grapheme", maxLength: 10 });
const scalars: Readonly<Record<Scalar, Arbitrary<unknown>>> = {
  string: text,
  bool: fc.boolean(),
  int32: fc.integer(),
  int64: fc.maxSafeInteger(),
  double: fc.double({ noNaN: true, noDefaultInfinity: true }).map((value) => (Object.is(value, -0) ? 0 : value)),
  bytes: fc.uint8Array({ maxLength: 10 }).map((bytes) => Buffer.from(bytes).toString("base64")),
};

const seconds = fc.integer({ min: 0, max: 4_000_000_000 });
const freeForm = fc.dictionary(text, fc.oneof(text, fc.integer(), fc.boolean()), { maxKeys: 3 });
type Maker = (message: Message, depth: number) => Arbitrary<unknown>;
const customForms: Readonly<Record<CustomForm, Maker>> = {
  Time: () => seconds.map((at) => new Date(at * 1000).toISOString().replace(".000Z", "Z")),
  MicroTime: () => seconds.map((at) => new Date(at * 1000).toISOString().replace(".000Z", ".000000Z")),
  Duration: () => fc.integer({ min: 1, max: 59 }).map((count) => `${count}s`),
  Quantity: () =>
    fc
      .tuple(fc.integer({ min: 0, max: 999 }), fc.constantFrom("", "m", "k", "Ki", "Gi"))
      .map(([n, unit]) => `${n}${unit}`),
  IntOrString: () => fc.oneof(fc.integer(), text),
  RawExtension: () => freeForm,
  FieldsV1: () => freeForm,
  JSON: () => freeForm,
  Slice: () => fc.constant([]),
  SchemaOrBool: () => fc.boolean(),
  SchemaOrArray: () => fc.constant({}),
  SchemaOrStringArray: () => fc.array(text, { maxLength: 2 }),
};
