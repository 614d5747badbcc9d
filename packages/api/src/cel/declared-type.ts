import type { JSONSchemaProps } from "../generated/types/apiextensions-v1.ts";
import { escapedName } from "./escape.ts";
import { type CelType, dyn, simple } from "./types.ts";

/** The type of values of a schema, and what is known of their size without having one. */
export interface DeclaredType {
  readonly cel: CelType;
  /** How many characters, bytes, items or entries there are at most. */
  readonly maxElements: number;
  /** The fewest bytes it takes as JSON. */
  readonly minBytes: number;
  /** Of an object, by the names that expressions give them. */
  readonly fields?: ReadonlyMap<string, DeclaredType>;
  /** Of a map. */
  readonly key?: DeclaredType;
  /** Of a list or map. */
  readonly element?: DeclaredType;
}

/** The types of one definition's schemas. */
export interface DeclaredTypes {
  /** Objects by the names of their types: what expressions can select from them. */
  readonly objects: ReadonlyMap<string, ReadonlyMap<string, CelType>>;
  /** The type of a schema, absent where expressions do not see its values. A resource has a kind and a name. */
  of(schema: JSONSchemaProps, isResource: boolean): DeclaredType | undefined;
}

/** Sizes in bytes. Source: apiserver/pkg/cel, limits.go; a request has at most 3 MiB. */
const maxRequest = 3 * 1024 * 1024;
const minBytesOf = { string: 2, bool: 4, number: 1, duration: 3, date: 12, dateTime: 21 };
const maxBytesOf = { duration: 32, date: 12, dateTime: 32 };
/** Lengths are told in characters, sizes are of bytes. */
const bytesOfCharacter = 4;

/** How often values of a type fit into one request. */
export const maxOccurrences = ({ minBytes }: DeclaredType): number => Math.floor(maxRequest / (minBytes + 1));

const scalar = (name: string, minBytes: number, maxElements = 0): DeclaredType => ({
  cel: name === "dyn" ? dyn : simple(name),
  maxElements,
  minBytes,
});
const text = scalar("string", minBytesOf.string, maxRequest - 2);
const plainText = scalar("string", minBytesOf.string);

export function declaredTypes(): DeclaredTypes {
  const objects = new Map<string, ReadonlyMap<string, CelType>>();
  const plain = new Map<JSONSchemaProps, DeclaredType | undefined>();
  const resources = new Map<JSONSchemaProps, DeclaredType | undefined>();

  const of = (schema: JSONSchemaProps, isResource: boolean): DeclaredType | undefined => {
    const known = isResource ? resources : plain;
    if (!known.has(schema)) known.set(schema, made(schema, isResource));
    return known.get(schema);
  };
  const inner = (schema: JSONSchemaProps) => of(schema, Boolean(schema["x-kubernetes-embedded-resource"]));

  const made = (schema: JSONSchemaProps, isResource: boolean): DeclaredType | undefined => {
    if (schema["x-kubernetes-int-or-string"]) return scalar("dyn", 1, textLength(schema) ?? maxRequest - 2);
    switch (schema.type) {
      case "array":
        return list(schema);
      case "object":
        return isObject(schema.additionalProperties) ? map(schema) : object(schema, isResource);
      case "string":
        return string(schema);
      case "boolean":
        return scalar("bool", minBytesOf.bool);
      case "number":
        return scalar("double", minBytesOf.number);
      case "integer":
        return scalar("int", minBytesOf.number);
      default:
        return undefined;
    }
  };

  const list = ({ items, maxItems }: JSONSchemaProps): DeclaredType | undefined => {
    const element = isObject(items) ? inner(items) : undefined;
    if (!element) return undefined;
    const maxElements = bound(maxItems) ?? Math.floor((maxRequest - 2) / (element.minBytes + 1));
    return { cel: { is: "list", of: element.cel }, maxElements, minBytes: 2, element };
  };

  const map = ({ additionalProperties, maxProperties }: JSONSchemaProps): DeclaredType | undefined => {
    const element = inner(additionalProperties as JSONSchemaProps);
    if (!element) return undefined;
    const maxElements = bound(maxProperties) ?? Math.floor((maxRequest - 2) / (element.minBytes + 6));
    const cel: CelType = { is: "map", key: simple("string"), value: element.cel };
    return { cel, maxElements, minBytes: 2, key: plainText, element };
  };

  const object = (schema: JSONSchemaProps, isResource: boolean): DeclaredType => {
    const required = new Set(schema.required ?? []);
    const fields = new Map<string, DeclaredType>();
    let minBytes = 2;
    for (const [name, property] of Object.entries(isResource ? withMetadata(schema) : (schema.properties ?? {}))) {
      const type = inner(property);
      if (!type) continue;
      const escaped = escapedName(name);
      if (escaped !== undefined) fields.set(escaped, type);
      // What has a default need not be sent.
      const isSent = required.has(name) && (property.default ?? undefined) === undefined;
      if (isSent) minBytes += Buffer.byteLength(name) + type.minBytes + 4;
    }
    const name = `selfType.${objects.size}`;
    objects.set(name, new Map([...fields].flatMap(([field, { cel }]) => selectors(field).map((one) => [one, cel]))));
    return { cel: simple(name), maxElements: 0, minBytes, fields };
  };

  return { objects, of };
}

/** A field named by a word of the language can be selected by that word as well, which stands after a dot there. */
const selectors = (field: string): string[] => [field, ...(/^__([a-z]+)__$/.exec(field)?.slice(1) ?? [])];

const isObject = (value: unknown): value is JSONSchemaProps =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const bound = (value: number | bigint | undefined | null): number | undefined =>
  value === undefined || value === null ? undefined : Math.max(0, Number(value));

const textLength = ({ maxLength }: JSONSchemaProps): number | undefined => {
  const characters = bound(maxLength);
  return characters === undefined ? undefined : characters * bytesOfCharacter;
};

function string(schema: JSONSchemaProps): DeclaredType {
  switch (schema.format) {
    case "byte":
      return scalar("bytes", minBytesOf.string, bound(schema.maxLength) ?? maxRequest - 2);
    case "duration":
      return scalar("duration", minBytesOf.duration, maxBytesOf.duration);
    case "date":
      return scalar("timestamp", minBytesOf.date, maxBytesOf.date);
    case "date-time":
      return scalar("timestamp", minBytesOf.dateTime, maxBytesOf.dateTime);
    default:
      return { ...text, maxElements: textLength(schema) ?? longestOf(schema.enum) ?? text.maxElements };
  }
}

const longestOf = (values: readonly unknown[] | undefined | null): number | undefined =>
  values?.length
    ? Math.max(0, ...values.map((value) => (typeof value === "string" ? Buffer.byteLength(value) : 0)))
    : undefined;

const textSchema: JSONSchemaProps = { type: "string" };
const nameSchemas = { name: textSchema, generateName: textSchema };

/** Of a resource, what it is and how it is called can always be read. */
function withMetadata({ properties }: JSONSchemaProps): Readonly<Record<string, JSONSchemaProps>> {
  const given = properties ?? {};
  const names = given["metadata"]?.type === "object" ? (given["metadata"].properties ?? {}) : {};
  const texts = [given["kind"], given["apiVersion"], names["name"], names["generateName"]];
  if (texts.every((one) => one?.type === "string")) return given;
  const metadata = { type: "object", properties: nameSchemas };
  return { ...given, kind: textSchema, apiVersion: textSchema, metadata };
}
