import {
  type FieldForm,
  type FieldRest,
  flags,
  type KindForm,
  type MessageForm,
  type TableForm,
  type TypeForm,
} from "../src/schema/table-form.ts";
import type {
  FieldDeclaration,
  FileDeclaration,
  KindDeclaration,
  MessageDeclaration,
  TypeDeclaration,
} from "./declaration.ts";

/** `table.json`: one message a line, so that a change of the API is a readable difference. */
export function emitTable(files: readonly FileDeclaration[]): string {
  const messages = files.flatMap((file) => file.messages);
  const indexes = new Map(messages.map((message, index) => [message.name, index]));
  const table: TableForm = {
    groupVersions: files.flatMap(({ package: name, api }) =>
      api ? [[name, api.group, api.version, api.groupPriority, api.versionPriority] as const] : [],
    ),
    messages: messages.map((message) => messageForm(message, indexes)),
  };
  const lines = (values: readonly unknown[]) => values.map((value) => JSON.stringify(value)).join(",\n");
  return `{"groupVersions":[\n${lines(table.groupVersions)}\n],"messages":[\n${lines(table.messages)}\n]}\n`;
}

type Indexes = ReadonlyMap<string, number>;

function messageForm(message: MessageDeclaration, indexes: Indexes): MessageForm {
  return withoutEmpty({
    name: message.name,
    typeMeta: message.typeMeta,
    jsonForm: message.jsonForm,
    struct: message.struct,
    union: message.union,
    kind: message.kind && kindForm(message.shortName, message.kind),
    fields: message.fields.map((field) => fieldForm(field, indexes)),
  }) as unknown as MessageForm;
}

function fieldForm(field: FieldDeclaration, indexes: Indexes): FieldForm {
  const set =
    (field.repeated ? flags.repeated : 0) |
    (field.inline ? flags.inline : 0) |
    (field.pointer ? flags.pointer : 0) |
    (field.omitempty ? flags.omitempty : 0) |
    (field.omitzero ? flags.omitzero : 0) |
    (field.required ? flags.required : 0) |
    (field.deprecated ? flags.deprecated : 0) |
    (field.discriminator ? flags.discriminator : 0) |
    (field.enum.length > 0 ? flags.closed : 0);
  const { list, keys, patch, mergeKey, map, struct, oneOf, zeroOrOneOf, gates, rules, shadowRules } = field;
  const rest: FieldRest = withoutEmpty({
    json: field.json === field.proto || field.inline ? undefined : field.json,
    ...{ list, keys, patch, mergeKey, map, struct, oneOf, zeroOrOneOf, gates, rules, shadowRules },
    enum: field.enum.length > 0 ? field.enum : field.known,
  });
  const all = field.default === undefined ? rest : { ...rest, default: field.default };
  const form = [field.proto, field.number, typeForm(field.type, indexes), set] as const;
  return Object.keys(all).length > 0 ? [...form, all] : form;
}

function typeForm(type: TypeDeclaration, indexes: Indexes): TypeForm {
  if (type.is === "scalar") return type.scalar;
  if (type.is === "map") return [typeForm(type.value, indexes)];
  const index = indexes.get(type.name);
  if (index === undefined) throw new Error(`no file declares the message ${type.name}`);
  return index;
}

function kindForm(name: string, kind: KindDeclaration): KindForm {
  return withoutEmpty({
    plural: kind.plural,
    singular: kind.singular === name.toLowerCase() ? undefined : kind.singular,
    shortNames: kind.shortNames,
    categories: kind.categories,
    cluster: !kind.namespaced,
    returnsDeleted: kind.returnsDeleted,
    verbs: kind.verbs,
    storage: kind.storage,
    storedAs: kind.storedAs,
    storageVersionHash: kind.storageVersionHash,
    selectable: kind.selectable,
    subresources: kind.subresources.map((one) => [one.name, one.kind, one.verbs] as const),
    columns: kind.columns.map((one) => [one.name, one.type, one.format, one.priority] as const),
  }) as unknown as KindForm;
}

function withoutEmpty(record: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const isEmpty = (key: string, value: unknown) =>
    value === undefined ||
    value === false ||
    value === "" ||
    (key !== "fields" && Array.isArray(value) && !value.length);
  return Object.fromEntries(Object.entries(record).filter(([key, value]) => !isEmpty(key, value)));
}
