import type { Describe } from "../schema/descriptions.ts";
import type { CustomForm, Field, Message, Scalar, ValueType } from "../schema/schema.ts";
import type { Schema } from "./document.ts";

/** What differs between the versions: how to refer to a definition, and whether defaults are written. */
export interface Dialect {
  readonly refer: (openapiName: string) => string;
  readonly version: 2 | 3;
  readonly describe: Describe;
  /** To which DeleteOptions and WatchEvent belong in this document. */
  readonly groupVersions: readonly { readonly group: string; readonly version: string }[];
}

const scalars: Readonly<Record<Scalar, Schema>> = {
  string: { type: "string" },
  bool: { type: "boolean" },
  int32: { type: "integer", format: "int32" },
  int64: { type: "integer", format: "int64" },
  double: { type: "number", format: "double" },
  bytes: { type: "string", format: "byte" },
};

const zeros: Readonly<Partial<Record<Scalar, unknown>>> = { string: "", bool: false, int32: 0, int64: 0, double: 0 };

/** Definitions of messages whose JSON is not their fields. v3 can say "one of", v2 cannot. */
function customSchema(form: CustomForm, { version }: Dialect): Schema {
  const oneOf = (...types: Schema[]): Schema => ({ oneOf: types });
  switch (form) {
    case "Time":
    case "MicroTime":
      return { type: "string", format: "date-time" };
    case "Duration":
      return { type: "string" };
    case "Quantity":
      return version === 3 ? oneOf({ type: "string" }, { type: "number" }) : { type: "string" };
    case "IntOrString": {
      const format = { format: "int-or-string" };
      return version === 3
        ? { ...format, ...oneOf({ type: "integer" }, { type: "string" }) }
        : { type: "string", ...format };
    }
    case "RawExtension":
    case "FieldsV1":
      return { type: "object" };
    case "Slice":
      return { type: "array", items: version === 3 ? { type: "string", default: "" } : { type: "string" } };
    default:
      return {};
  }
}

/** The definition of a message, without its group-version-kinds. */
export function schemaOf(message: Message, dialect: Dialect): Schema {
  const description = dialect.describe(message);
  const described = description ? { description } : {};
  if (message.custom) return { ...described, ...customSchema(message.custom, dialect) };
  const fields = flatten(message);
  const typeMeta = message.typeMeta ? typeMetaProperties : {};
  const properties = {
    ...typeMeta,
    ...Object.fromEntries(fields.map((field) => [field.json, property(message, field, dialect)])),
  };
  const required = fields.filter((field) => field.required).map((field) => field.json);
  return {
    ...described,
    type: "object",
    ...(Object.keys(properties).length > 0 ? { properties } : {}),
    ...(required.length > 0 ? { required } : {}),
    ...(message.structType ? { "x-kubernetes-map-type": message.structType } : {}),
    ...(message.union ? { "x-kubernetes-unions": [union(fields)] } : {}),
  };
}

const typeMetaProperties = {
  apiVersion: { type: "string", description: "Group and version of the kind, such as apps/v1; v1 for the core group." },
  kind: { type: "string", description: "What the object is, such as Pod." },
};

const flatten = (message: Message): readonly Field[] =>
  message.fields.flatMap((field) =>
    field.inline && field.type.is === "message" ? flatten(field.type.message) : [field],
  );

function union(fields: readonly Field[]): Schema {
  const discriminator = fields.find((field) => field.unionDiscriminator);
  const members = fields.filter((field) => field !== discriminator);
  const names = members.map((field) => [field.json, field.json.charAt(0).toUpperCase() + field.json.slice(1)]);
  const by = { "fields-to-discriminateBy": Object.fromEntries(names) };
  return discriminator ? { discriminator: discriminator.json, ...by } : by;
}

function property(message: Message, field: Field, dialect: Dialect): Schema {
  const description = dialect.describe(message, field.json);
  const shape = field.repeated ? { type: "array", items: element(field, field.type, dialect) } : single(field, dialect);
  const wrapped = dialect.version === 3 && "$ref" in shape ? { allOf: [shape] } : shape;
  return { ...wrapped, ...(description ? { description } : {}), ...extensions(field) };
}

function single(field: Field, dialect: Dialect): Schema {
  const shape = valueSchema(field, field.type, dialect);
  const value = dialect.version === 3 ? (field.default ?? implied(field)) : undefined;
  return value === undefined ? shape : withDefault(shape, value);
}

/** The zero value that a field held by value has when it is left out, as upstream's generator writes it. */
function implied(field: Field): unknown {
  if (field.pointer || field.type.is === "map") return undefined;
  if (field.type.is === "message") return field.type.message.custom ? undefined : {};
  return field.omitempty || field.omitzero ? undefined : zeros[field.type.scalar];
}

/** An element of a list or a value of a map. */
function element(field: Field, type: ValueType, dialect: Dialect): Schema {
  const schema = valueSchema(field, type, dialect);
  if (dialect.version === 2 || type.is === "map") return schema;
  const zero = type.is === "scalar" ? zeros[type.scalar] : type.message.custom ? undefined : {};
  return zero === undefined ? schema : withDefault(schema, zero);
}

function valueSchema(field: Field, type: ValueType, dialect: Dialect): Schema {
  if (type.is === "map") return { type: "object", additionalProperties: element(field, type.value, dialect) };
  if (type.is === "scalar") {
    return field.enumClosed ? { ...scalars[type.scalar], enum: [...field.enum].sort() } : scalars[type.scalar];
  }
  if (isAlwaysInline(type.message)) return customSchema("Slice", dialect);
  return { $ref: dialect.refer(type.message.openapi) };
}

/** Go slices have no definition of their own. */
const isAlwaysInline = (message: Message): boolean => message.custom === "Slice";

/** In v3 nothing may stand beside `$ref`, so that is wrapped. */
const withDefault = (schema: Schema, value: unknown): Schema =>
  "$ref" in schema ? { allOf: [schema], default: value } : { ...schema, default: value };

function extensions(field: Field): Schema {
  const structType = field.mapType ?? field.structType;
  return {
    ...(field.listMapKeys.length > 0 ? { "x-kubernetes-list-map-keys": field.listMapKeys } : {}),
    ...(field.listType ? { "x-kubernetes-list-type": field.listType } : {}),
    ...(structType ? { "x-kubernetes-map-type": structType } : {}),
    ...(field.patchMergeKey ? { "x-kubernetes-patch-merge-key": field.patchMergeKey } : {}),
    ...(field.patchStrategy.length > 0 ? { "x-kubernetes-patch-strategy": field.patchStrategy.join(",") } : {}),
  };
}
