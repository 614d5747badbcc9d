import type { Message, ValueType } from "../schema/schema.ts";

/** As upstream, which keeps no more of them. */
const mostProblems = 100;

interface Search {
  readonly message: Message;
  readonly value: unknown;
  readonly path: string;
  readonly report: (problem: string) => void;
}

/** Reports each field that the schema does not have, once, in the order of the input. For values that have decoded well. */
export function reportUnknownFields({ message, value, path, report }: Search): void {
  const told = new Set<string>();
  const unknown = (at: string) => {
    const problem = `unknown field ${JSON.stringify(at)}`;
    if (told.size >= mostProblems || told.has(problem)) return;
    told.add(problem);
    report(problem);
  };
  inMessage(message, value, path, unknown);
}

type Unknown = (path: string) => void;

function inMessage(message: Message, value: unknown, path: string, unknown: Unknown): void {
  if (message.custom) inCustom(message, value, path, unknown);
  else if (typeof value === "object" && value !== null) inFields(message, value, path, unknown);
}

function inFields(message: Message, value: object, path: string, unknown: Unknown): void {
  for (const [key, item] of Object.entries(value)) {
    const at = path ? `${path}.${key}` : key;
    const field = message.byJson.get(key);
    if (field) inValue(field.type, item, at, unknown);
    else if (!message.typeMeta || (key !== "kind" && key !== "apiVersion")) unknown(at);
  }
}

/** Schemas of CustomResourceDefinitions stand in forms of their own; every other form takes whatever it is given. */
function inCustom(message: Message, value: unknown, path: string, unknown: Unknown): void {
  const schema = message.custom?.startsWith("SchemaOr")
    ? message.fields.find((field) => field.type.is === "message")
    : undefined;
  if (schema) inValue(schema.type, value, path, unknown);
}

function inValue(type: ValueType, value: unknown, path: string, unknown: Unknown): void {
  if (type.is === "scalar" || typeof value !== "object" || value === null) return;
  if (Array.isArray(value)) {
    for (const [index, item] of value.entries()) inValue(type, item, `${path}[${index}]`, unknown);
  } else if (type.is === "message") {
    inMessage(type.message, value, path, unknown);
  } else {
    for (const [key, item] of Object.entries(value)) inValue(type.value, item, `${path}.${key}`, unknown);
  }
}
