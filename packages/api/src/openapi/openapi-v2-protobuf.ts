/**
 * The OpenAPI v2 document in gnostic's protobuf form (`openapi.v2.Document`), which is the only one that older clients ask
 * for. Field numbers are those of gnostic-models 0.7, `openapiv2/OpenAPIv2.proto`.
 */

/** Makes the content of a message, or of a scalar with its length where it has one. */
type Encode = (value: unknown) => Buffer;

interface Field {
  readonly number: number;
  readonly wireType: 0 | 1 | 2;
  readonly encode: Encode;
  readonly repeated?: boolean;
}

interface Shape {
  /** By name in JSON. */
  readonly fields: Readonly<Record<string, Field>>;
  /** Where members whose name begins with `x-` go. */
  readonly extensions?: number;
}

type Members = Readonly<Record<string, unknown>>;

function varint(value: number): Buffer {
  const bytes: number[] = [];
  let left = value;
  for (; left > 127; left = Math.floor(left / 128)) bytes.push((left % 128) | 128);
  return Buffer.from([...bytes, left]);
}

const tag = (number: number, wireType: number): Buffer => varint(number * 8 + wireType);
const withLength = (content: Buffer): Buffer => Buffer.concat([varint(content.length), content]);
const part = (number: number, content: Buffer): Buffer => Buffer.concat([tag(number, 2), withLength(content)]);

const text: Encode = (value) => Buffer.from(String(value));
const double: Encode = (value) => {
  const bytes = Buffer.alloc(8);
  bytes.writeDoubleLE(Number(value));
  return bytes;
};

const string = (number: number): Field => ({ number, wireType: 2, encode: text });
const strings = (number: number): Field => ({ number, wireType: 2, encode: text, repeated: true });
const flag = (number: number): Field => ({ number, wireType: 0, encode: (value) => varint(value ? 1 : 0) });
const whole = (number: number): Field => ({ number, wireType: 0, encode: (value) => varint(Number(value)) });
const real = (number: number): Field => ({ number, wireType: 1, encode: double });
const one = (number: number, encode: Encode): Field => ({ number, wireType: 2, encode });
const many = (number: number, encode: Encode): Field => ({ number, wireType: 2, encode, repeated: true });

/** `Any` holds a value of free form as YAML text, which JSON is. */
const any: Encode = (value) => part(2, Buffer.from(`${JSON.stringify(value)}\n`));

const fieldBytes = ({ number, wireType, encode }: Field, value: unknown): Buffer => {
  const content = encode(value);
  return Buffer.concat([tag(number, wireType), wireType === 2 ? withLength(content) : content]);
};

const message =
  (shape: () => Shape): Encode =>
  (value) => {
    const { fields, extensions } = shape();
    const parts: Buffer[] = [];
    for (const [name, member] of Object.entries(value as Members)) {
      const field = fields[name];
      if (field?.repeated) for (const item of member as readonly unknown[]) parts.push(fieldBytes(field, item));
      else if (field) parts.push(fieldBytes(field, member));
      else if (extensions && name.startsWith("x-")) parts.push(part(extensions, named(any)([name, member])));
    }
    return Buffer.concat(parts);
  };

/** A pair of a name and a value: how gnostic writes the entries of a map, in order. */
const named =
  (encode: Encode): Encode =>
  (pair) => {
    const [name, value] = pair as readonly [string, unknown];
    return Buffer.concat([part(1, text(name)), part(2, encode(value))]);
  };

/** A message whose only field, of this number, holds the entries of a map. */
const mapOf =
  (encode: Encode, number = 1): Encode =>
  (value) =>
    Buffer.concat(Object.entries(value as Members).map((pair) => part(number, named(encode)(pair))));

/** A message that only wraps a value, in the field of this number. */
const wrapped =
  (number: number, encode: Encode): Encode =>
  (value) =>
    part(number, encode(value));

const reference = message(() => ({ fields: { $ref: string(1), description: string(2) } }));

const schema: Encode = message(() => schemaShape);
const schemaShape: Shape = {
  fields: {
    $ref: string(1),
    format: string(2),
    title: string(3),
    description: string(4),
    default: one(5, any),
    maximum: real(7),
    minimum: real(9),
    maxLength: whole(11),
    minLength: whole(12),
    pattern: string(13),
    maxItems: whole(14),
    minItems: whole(15),
    uniqueItems: flag(16),
    required: strings(19),
    enum: many(20, any),
    additionalProperties: one(21, (value) =>
      typeof value === "boolean" ? fieldBytes(flag(2), value) : part(1, schema(value)),
    ),
    type: one(22, wrapped(1, text)),
    items: one(23, wrapped(1, schema)),
    allOf: many(24, schema),
    properties: one(25, mapOf(schema)),
  },
  extensions: 31,
};

const body = message(() => ({
  fields: { description: string(1), name: string(2), in: string(3), required: flag(4), schema: one(5, schema) },
  extensions: 6,
}));

/** Path parameters cannot be empty; query parameters have one field more, and so other numbers behind it. */
const pathParameter = message(() => ({
  fields: {
    required: flag(1),
    in: string(2),
    description: string(3),
    name: string(4),
    type: string(5),
    format: string(6),
  },
  extensions: 22,
}));
const queryParameter = message(() => ({
  fields: {
    ...{ required: flag(1), in: string(2), description: string(3), name: string(4), allowEmptyValue: flag(5) },
    ...{ type: string(6), format: string(7), uniqueItems: flag(20) },
  },
  extensions: 23,
}));

/** Numbers of the forms in `NonBodyParameter`, by where the parameter stands. */
const parameter: Encode = (value) => {
  const where = (value as Members).in;
  if (where === "body") return part(1, body(value));
  return part(2, where === "path" ? part(4, pathParameter(value)) : part(3, queryParameter(value)));
};
const parameterItem: Encode = (value) =>
  (value as Members).$ref ? part(2, reference(value)) : part(1, parameter(value));

const response = message(() => ({
  fields: { description: string(1), schema: one(2, wrapped(1, schema)) },
  extensions: 5,
}));

const security = mapOf((names) => Buffer.concat((names as readonly string[]).map((name) => part(1, text(name)))));

const operation = message(() => ({
  fields: {
    tags: strings(1),
    summary: string(2),
    description: string(3),
    operationId: string(5),
    produces: strings(6),
    consumes: strings(7),
    parameters: many(8, parameterItem),
    responses: one(9, mapOf(wrapped(1, response))),
    schemes: strings(10),
    deprecated: flag(11),
    security: many(12, security),
  },
  extensions: 13,
}));

const pathItem = message(() => ({
  fields: {
    get: one(2, operation),
    put: one(3, operation),
    post: one(4, operation),
    delete: one(5, operation),
    options: one(6, operation),
    head: one(7, operation),
    patch: one(8, operation),
    parameters: many(9, parameterItem),
  },
  extensions: 10,
}));

const apiKey = message(() => ({
  fields: { type: string(1), name: string(2), in: string(3), description: string(4) },
  extensions: 5,
}));

const document = message(() => ({
  fields: {
    swagger: string(1),
    info: one(
      2,
      message(() => ({ fields: { title: string(1), version: string(2), description: string(3) }, extensions: 7 })),
    ),
    host: string(3),
    basePath: string(4),
    schemes: strings(5),
    consumes: strings(6),
    produces: strings(7),
    paths: one(8, mapOf(pathItem, 2)),
    definitions: one(9, mapOf(schema)),
    parameters: one(10, mapOf(parameter)),
    security: many(12, security),
    securityDefinitions: one(13, mapOf(wrapped(2, apiKey))),
  },
  extensions: 16,
}));

/** The bytes of `openApiV2`'s document as protobuf. */
export const openApiV2Protobuf = (openApi: object): Buffer => document(openApi);
