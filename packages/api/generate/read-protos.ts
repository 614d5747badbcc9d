import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import protobuf from "protobufjs";
import type { FieldDeclaration, FileDeclaration, KindDeclaration, MessageDeclaration } from "./declaration.ts";

const allVerbs = ["create", "delete", "deletecollection", "get", "list", "patch", "update", "watch"];
const subresourceVerbs = ["get", "patch", "update"];
const scalars = new Set(["string", "bool", "int32", "int64", "double", "bytes"]);

/** Option values as the parser leaves them: a repeated option with one value is the bare value. */
type Options = Readonly<Record<string, unknown>>;

/** Reads every file under `proto/k8s`, sorted by path. */
export function readProtos(protoRoot: string): FileDeclaration[] {
  const paths = readdirSync(join(protoRoot, "k8s"), { recursive: true, encoding: "utf8" })
    .filter((path) => path.endsWith(".proto"))
    .map((path) => `k8s/${path}`)
    .sort();
  return paths.map((path) => readProto(path, readFileSync(join(protoRoot, path), "utf8")));
}

/** Reads one file by itself; references to other files stay names. */
export function readProto(path: string, source: string): FileDeclaration {
  const { root, package: packageName } = protobuf.parse(source, { keepCase: true, alternateCommentMode: true });
  const namespace = root.lookup(packageName ?? "");
  if (!packageName || !(namespace instanceof protobuf.Namespace)) throw new Error(`${path} names no package`);
  const api = option(namespace, "(kubets.group_version)");
  return {
    path,
    package: packageName,
    api: api && {
      group: text(api.group) ?? "",
      version: text(api.version) ?? "",
      groupPriority: Number(api.group_priority ?? 0),
      versionPriority: Number(api.version_priority ?? 0),
    },
    messages: namespace.nestedArray
      .filter((nested) => nested instanceof protobuf.Type)
      .map((type) => readMessage(packageName, type)),
  };
}

function readMessage(packageName: string, type: protobuf.Type): MessageDeclaration {
  const options = option(type, "(kubets.message)") ?? {};
  const kind = option(type, "(kubets.kind)");
  return {
    name: `${packageName}.${type.name}`,
    shortName: type.name,
    fields: type.fieldsArray.map((field) => readField(packageName, field)),
    typeMeta: options.type_meta === true || kind !== undefined,
    jsonForm: text(options.json_form),
    struct: text(options.struct)?.toLowerCase(),
    union: options.union === true,
    kind: kind && readKind(type.name, kind),
    description: describe(type),
  };
}

function readField(packageName: string, field: protobuf.Field): FieldDeclaration {
  const options = option(field, "(kubets.field)") ?? {};
  const inline = options.inline === true;
  const required = options.required === true;
  const value = scalars.has(field.type)
    ? ({ is: "scalar", scalar: field.type } as const)
    : ({ is: "message", name: field.type.includes(".") ? field.type : `${packageName}.${field.type}` } as const);
  return {
    proto: field.name,
    json: inline ? "" : (text(options.json) ?? field.name),
    number: field.id,
    type: field instanceof protobuf.MapField ? { is: "map", value } : value,
    repeated: field.repeated,
    inline,
    pointer: options.pointer === true,
    omitempty: typeof options.omitempty === "boolean" ? options.omitempty : !required && !inline,
    omitzero: options.omitzero === true,
    required,
    deprecated: options.deprecated === true,
    discriminator: options.discriminator === true,
    default: typeof options.default === "string" ? JSON.parse(options.default) : undefined,
    list: text(options.list)?.toLowerCase(),
    keys: many(options.keys),
    patch: many(options.patch),
    mergeKey: text(options.merge_key),
    map: text(options.map)?.toLowerCase(),
    struct: text(options.struct)?.toLowerCase(),
    enum: many(options.enum),
    known: many(options.known),
    oneOf: text(options.one_of),
    zeroOrOneOf: text(options.zero_or_one_of),
    gates: many(options.gates),
    rules: many(options.rules),
    shadowRules: many(options.shadow_rules),
    description: describe(field),
  };
}

function readKind(name: string, options: Options): KindDeclaration {
  return {
    plural: text(options.plural) ?? "",
    singular: text(options.singular) ?? name.toLowerCase(),
    shortNames: many(options.short_names),
    categories: many(options.categories),
    namespaced: options.scope !== "CLUSTER",
    returnsDeleted: options.returns_deleted === true,
    verbs: many(options.verbs, allVerbs),
    storage: text(options.storage) ?? "",
    storedAs: text(options.stored_as) ?? "",
    storageVersionHash: text(options.storage_version_hash) ?? "",
    selectable: many(options.selectable),
    subresources: many<Options>(options.subresources).map((subresource) => ({
      name: text(subresource.name) ?? "",
      kind: text(subresource.kind) ?? "",
      verbs: many(subresource.verbs, subresourceVerbs),
    })),
    columns: many<Options>(options.columns).map((column) => ({
      name: text(column.name) ?? "",
      type: text(column.type) ?? "string",
      format: text(column.format) ?? "",
      priority: Number(column.priority ?? 0),
    })),
  };
}

function option(of: protobuf.ReflectionObject, name: string): Options | undefined {
  const parsed: readonly Options[] = of.parsedOptions ?? [];
  const found = parsed.filter((options) => name in options).map((options) => options[name] as Options);
  return found.length > 0 ? Object.assign({}, ...found) : undefined;
}

const text = (value: unknown): string | undefined => (value === undefined ? undefined : String(value));

function many<T = string>(value: unknown, otherwise: readonly T[] = []): readonly T[] {
  if (value === undefined) return otherwise;
  return Array.isArray(value) ? value : [value as T];
}

/** A comment's lines are joined into paragraphs. */
const describe = (of: protobuf.ReflectionObject): string =>
  (of.comment ?? "")
    .split(/\n\s*\n/)
    .map((paragraph) => paragraph.replace(/\s*\n\s*/g, " ").trim())
    .join("\n\n");
