import type { Column, CustomForm, Field, Kind, ListType, Message, Scalar, Subresource, ValueType } from "./schema.ts";
import {
  type FieldForm,
  flags,
  type GroupVersionForm,
  type KindForm,
  type MessageForm,
  type TableForm,
  type TypeForm,
} from "./table-form.ts";

export interface LinkedTable {
  readonly messages: ReadonlyMap<string, Message>;
  /** In discovery's order: by group, then by version, then by name of the resource. */
  readonly kinds: readonly Kind[];
  readonly groupVersions: readonly GroupVersion[];
}

/** A group version and where discovery lists it: higher numbers first. */
export interface GroupVersion {
  /** Protobuf package. */
  readonly package: string;
  readonly group: string;
  readonly version: string;
  readonly groupPriority: number;
  readonly versionPriority: number;
}

type OpenMessage = { -readonly [K in keyof Message]: Message[K] };

const none: readonly never[] = [];
const scalarTypes = new Map<string, ValueType>();

/** Makes the linked messages and kinds of a compact table. Messages refer to each other, in cycles too. */
export function linkTable(table: TableForm): LinkedTable {
  const messages = table.messages.map(emptyMessage);
  const types = messages.map((message): ValueType => ({ is: "message", message }));
  for (const [index, form] of table.messages.entries()) {
    (messages[index] as OpenMessage).fields = form.fields.map((field) => linkField(field, types));
  }
  for (const message of messages) addByJson(message.byJson as Map<string, Field>, message);
  const groupVersions = table.groupVersions.map(groupVersion).sort(asDiscovered);
  const byPackage = new Map(groupVersions.map((one) => [one.package, one]));
  const kinds = table.messages.flatMap((form, index) => {
    const groupVersion = byPackage.get(form.name.slice(0, form.name.lastIndexOf(".")));
    return form.kind && groupVersion ? [linkKind(form.kind, messages[index] as Message, groupVersion)] : [];
  });
  const order = new Map(groupVersions.map((one, index) => [`${one.group}/${one.version}`, index]));
  const rank = (kind: Kind) => order.get(`${kind.group}/${kind.version}`) ?? 0;
  kinds.sort((a, b) => rank(a) - rank(b) || (a.plural < b.plural ? -1 : 1));
  return { messages: new Map(messages.map((message) => [message.name, message])), kinds, groupVersions };
}

const groupVersion = (form: GroupVersionForm): GroupVersion => ({
  package: form[0],
  group: form[1],
  version: form[2],
  groupPriority: form[3],
  versionPriority: form[4],
});

/** By priority, groups of equal priority by name, as kube-aggregator sorts them. */
const asDiscovered = (a: GroupVersion, b: GroupVersion): number =>
  b.groupPriority - a.groupPriority ||
  (a.group === b.group ? b.versionPriority - a.versionPriority : a.group < b.group ? -1 : 1);

function emptyMessage(form: MessageForm): OpenMessage {
  return {
    name: form.name,
    openapi: openapiName(form.name),
    fields: none,
    byJson: new Map<string, Field>(),
    custom: form.jsonForm as CustomForm | undefined,
    structType: form.struct as Message["structType"],
    typeMeta: form.typeMeta ?? false,
    union: form.union ?? false,
  };
}

/** `k8s.io.api.core.v1.Pod` is `io.k8s.api.core.v1.Pod` in OpenAPI. */
const openapiName = (name: string): string => name.replace(/^k8s\.io\./, "io.k8s.").replaceAll("_", "-");

function addByJson(into: Map<string, Field>, message: Message): void {
  for (const field of message.fields) {
    if (!field.inline) into.set(field.json, field);
    else if (field.type.is === "message") addByJson(into, field.type.message);
  }
}

function linkField([proto, number, type, set, rest = {}]: FieldForm, types: readonly ValueType[]): Field {
  const inline = (set & flags.inline) !== 0;
  return {
    json: inline ? "" : (rest.json ?? proto),
    proto,
    number,
    type: linkType(type, types),
    repeated: (set & flags.repeated) !== 0,
    inline,
    pointer: (set & flags.pointer) !== 0,
    omitempty: (set & flags.omitempty) !== 0,
    omitzero: (set & flags.omitzero) !== 0,
    required: (set & flags.required) !== 0,
    nullable: false,
    patchStrategy: (rest.patch ?? none) as Field["patchStrategy"],
    patchMergeKey: rest.mergeKey,
    listType: rest.list as ListType | undefined,
    listMapKeys: rest.keys ?? none,
    mapType: rest.map as Field["mapType"],
    structType: rest.struct as Field["structType"],
    default: rest.default,
    enum: rest.enum ?? none,
    enumClosed: (set & flags.closed) !== 0,
    unionDiscriminator: (set & flags.discriminator) !== 0,
    oneOf: rest.oneOf,
    deprecated: (set & flags.deprecated) !== 0,
    zeroOrOneOf: rest.zeroOrOneOf,
    gates: rest.gates ?? none,
    rules: rest.rules ?? none,
    shadowRules: rest.shadowRules ?? none,
  };
}

function linkType(form: TypeForm, types: readonly ValueType[]): ValueType {
  if (typeof form === "number") return types[form] as ValueType;
  if (typeof form !== "string") return { is: "map", value: linkType(form[0], types) };
  const known = scalarTypes.get(form);
  if (known) return known;
  const type: ValueType = { is: "scalar", scalar: form as Scalar };
  scalarTypes.set(form, type);
  return type;
}

function linkKind(form: KindForm, message: Message, { group, version }: GroupVersion): Kind {
  const kind = message.name.slice(message.name.lastIndexOf(".") + 1);
  const own = { group, version };
  return {
    ...own,
    apiVersion: group ? `${group}/${version}` : version,
    kind,
    listKind: `${kind}List`,
    plural: form.plural,
    singular: form.singular ?? kind.toLowerCase(),
    namespaced: !form.cluster,
    shortNames: form.shortNames ?? none,
    categories: form.categories ?? none,
    verbs: form.verbs,
    subresources: (form.subresources ?? none).map(([name, of, verbs]): Subresource => {
      return { name, ...(of ? groupVersionKind(of) : { ...own, kind }), verbs };
    }),
    storageVersionHash: form.storageVersionHash ?? "",
    message,
    columns: (form.columns ?? none).map(([name, type, format, priority]): Column => {
      return { name, type, format, description: "", priority };
    }),
    selectableFields: form.selectable ?? none,
    returnsDeleted: form.returnsDeleted ?? false,
    storage: form.storage ?? "",
    storageKind: form.storedAs ? groupVersionOf(form.storedAs) : own,
  };
}

function groupVersionOf(apiVersion: string): { group: string; version: string } {
  const slash = apiVersion.indexOf("/");
  return { group: slash < 0 ? "" : apiVersion.slice(0, slash), version: apiVersion.slice(slash + 1) };
}

function groupVersionKind(text: string): { group: string; version: string; kind: string } {
  const slash = text.lastIndexOf("/");
  return { ...groupVersionOf(text.slice(0, slash)), kind: text.slice(slash + 1) };
}
