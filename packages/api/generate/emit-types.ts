import type { FieldDeclaration, FileDeclaration, MessageDeclaration, TypeDeclaration } from "./declaration.ts";

/** JSON of the messages that have a form of their own. */
const customForms: Readonly<Record<string, string>> = {
  Time: "string",
  MicroTime: "string",
  Duration: "string",
  Quantity: "string",
  IntOrString: "number | string",
  RawExtension: "unknown",
  FieldsV1: "unknown",
  JSON: "unknown",
  Slice: "readonly string[]",
  SchemaOrBool: "JSONSchemaProps | boolean",
  SchemaOrArray: "JSONSchemaProps | readonly JSONSchemaProps[]",
  SchemaOrStringArray: "JSONSchemaProps | readonly string[]",
};

/** `k8s/apps/v1.proto` becomes `types/apps-v1.ts`, `k8s/intstr.proto` becomes `types/intstr.ts`. */
export const typesModule = (path: string): string =>
  path
    .replace(/^k8s\//, "")
    .replace(/\.proto$/, "")
    .replaceAll("/", "-");

/** The TypeScript interfaces of one file's messages. */
export function emitTypes(file: FileDeclaration, files: readonly FileDeclaration[]): string {
  const imports = new Map<string, Map<string, string>>();
  const own = new Set(file.messages.map((message) => message.shortName));
  const nameOf = (messageName: string): string => {
    const of = files.find((candidate) => candidate.messages.some((message) => message.name === messageName));
    if (!of) throw new Error(`no file declares the message ${messageName}`);
    const name = messageName.slice(messageName.lastIndexOf(".") + 1);
    if (of === file) return name;
    const alias = own.has(name) ? `${typesModule(of.path).replaceAll("-", "_")}_${name}` : name;
    const names = imports.get(typesModule(of.path)) ?? new Map<string, string>();
    imports.set(typesModule(of.path), names.set(name, alias));
    return alias;
  };
  const body = file.messages.map((message) => emitMessage(message, file, nameOf)).join("\n\n");
  const lines = [...imports].sort(byKey).map(([module, names]) => {
    const specifiers = [...names].sort(byKey).map(([name, alias]) => (name === alias ? name : `${name} as ${alias}`));
    return `import type { ${specifiers.join(", ")} } from "./${module}.ts";\n`;
  });
  return `// Generated from proto/${file.path}; do not edit.\n${lines.join("")}\n${body}\n`;
}

const byKey = ([a]: readonly [string, unknown], [b]: readonly [string, unknown]): number => (a < b ? -1 : 1);

/** Kinds are type aliases: unlike interfaces, these can be passed where any object of the API is wanted. */
function emitMessage(message: MessageDeclaration, file: FileDeclaration, nameOf: (name: string) => string): string {
  const heading = docComment(message.description, "");
  const custom = message.jsonForm && customForms[message.jsonForm];
  if (custom) return `${heading}export type ${message.shortName} = ${custom};`;
  const inlined = message.fields.filter((field) => field.inline).map((field) => typeText(field.type, nameOf));
  const members = [
    ...typeMeta(message, file),
    ...message.fields.filter((field) => !field.inline).map((field) => emitField(field, message, nameOf)),
  ];
  if (message.kind) return `${heading}export type ${message.shortName} = {\n${members.join("")}};`;
  const bases = inlined.length > 0 ? ` extends ${inlined.join(", ")}` : "";
  return `${heading}export interface ${message.shortName}${bases} {\n${members.join("")}}`;
}

function typeMeta(message: MessageDeclaration, { api }: FileDeclaration): string[] {
  if (!message.typeMeta) return [];
  if (!api) return ["  readonly kind?: string;\n", "  readonly apiVersion?: string;\n"];
  const apiVersion = api.group ? `${api.group}/${api.version}` : api.version;
  return [`  readonly kind: "${message.shortName}";\n`, `  readonly apiVersion: "${apiVersion}";\n`];
}

function emitField(field: FieldDeclaration, message: MessageDeclaration, nameOf: (name: string) => string): string {
  const value = typeText(field.type, nameOf);
  const enumerated = field.enum.length > 0 ? field.enum.map((one) => JSON.stringify(one)).join(" | ") : value;
  const single = field.type.is === "scalar" ? enumerated : value;
  const type = field.repeated ? `readonly ${/[ |]/.test(single) ? `(${single})` : single}[]` : single;
  const mark = isPresent(field, message) ? "" : "?";
  const name = /^[A-Za-z_][A-Za-z0-9_]*$/.test(field.json) ? field.json : JSON.stringify(field.json);
  return `${docComment(field.description, "  ", field.deprecated)}  readonly ${name}${mark}: ${type};\n`;
}

/**
 * Whether a normalised object always has the field: required ones, and structs that Go holds by value, which it writes
 * even when empty. Times are left out of that: as values they are written as null.
 */
function isPresent(field: FieldDeclaration, message: MessageDeclaration): boolean {
  if (field.required) return true;
  if (message.kind && field.json === "metadata") return true;
  return (
    field.type.is === "message" && !field.repeated && !field.pointer && !field.omitzero && !isOpaque(field.type.name)
  );
}

const isOpaque = (name: string): boolean =>
  /\.(Time|MicroTime|Duration|Quantity|IntOrString|RawExtension|JSON|ExtraValue)$/.test(name);

function typeText(type: TypeDeclaration, nameOf: (name: string) => string): string {
  if (type.is === "message") return nameOf(type.name);
  if (type.is === "map") return `Readonly<Record<string, ${typeText(type.value, nameOf)}>>`;
  if (type.scalar === "bool") return "boolean";
  return type.scalar === "string" || type.scalar === "bytes" ? "string" : "number";
}

function docComment(description: string, indent: string, deprecated = false): string {
  const text = [description, deprecated ? "@deprecated" : ""].filter(Boolean).join("\n\n").replaceAll("*/", "*\\/");
  if (!text) return "";
  const lines = text.split("\n");
  if (lines.length === 1) return `${indent}/** ${text} */\n`;
  return `${indent}/**\n${lines.map((line) => `${indent} *${line ? ` ${line}` : ""}\n`).join("")}${indent} */\n`;
}
