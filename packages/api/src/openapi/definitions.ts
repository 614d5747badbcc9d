import type { Field, Message, ValueType } from "../schema/schema.ts";
import { groupVersions, messageByName } from "../schema/table.ts";
import type { Schema } from "./document.ts";
import { type Dialect, schemaOf } from "./schema-of.ts";

const metaPackage = "k8s.io.apimachinery.pkg.apis.meta.v1";

/** Kinds of meta/v1 that belong to every group version. */
const everywhere = new Set(["DeleteOptions", "WatchEvent"]);

/** What is named in paths but is no message of `proto/`. */
const plain: Readonly<Record<string, Schema>> = {
  "io.k8s.apimachinery.pkg.apis.meta.v1.Patch": {
    description: "A patch, in the form that the request's content type names.",
    type: "object",
  },
};

/** The definitions of the named messages and of all that they reach, by OpenAPI name, sorted. */
export function definitions(names: Iterable<string>, dialect: Dialect): Record<string, Schema> {
  const found = new Map<string, Schema>();
  const visit = (message: Message): void => {
    if (message.custom === "Slice" || found.has(message.openapi)) return;
    found.set(message.openapi, { ...schemaOf(message, dialect), ...groupVersionKinds(message, dialect) });
    if (!message.custom) for (const field of message.fields) visitField(field);
  };
  /** The message of an inlined field is named nowhere, but those of its fields are. */
  const visitField = (field: Field): void => {
    if (field.inline && field.type.is === "message") for (const inner of field.type.message.fields) visitField(inner);
    else visitType(field.type);
  };
  const visitType = (type: ValueType): void => {
    if (type.is === "map") visitType(type.value);
    else if (type.is === "message") visit(type.message);
  };
  for (const name of names) {
    const schema = plain[name];
    if (schema) found.set(name, schema);
    else visit(messageByName(protoName(name)));
  }
  return Object.fromEntries([...found].sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** `io.k8s.api.core.v1.Pod` is the message `k8s.io.api.core.v1.Pod`. */
const protoName = (openapi: string): string => openapi.replace(/^io\.k8s\./, "k8s.io.").replaceAll("-", "_");

function groupVersionKinds(message: Message, dialect: Dialect): Schema {
  const dot = message.name.lastIndexOf(".");
  const [packageName, kind] = [message.name.slice(0, dot), message.name.slice(dot + 1)];
  const isMeta = packageName === metaPackage;
  if (!message.typeMeta && !(isMeta && everywhere.has(kind))) return {};
  const own = groupVersions.filter((one) => (isMeta ? one.group === "" : one.package === packageName));
  const of = isMeta && everywhere.has(kind) ? dialect.groupVersions : own;
  return { "x-kubernetes-group-version-kind": of.map(({ group, version }) => ({ group, kind, version })) };
}
