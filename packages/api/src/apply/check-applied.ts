import { goSyntax, goText, goTypeName } from "../patch/go-text.ts";
import { isObject } from "../patch/json-object.ts";
import type { Field, Message, ValueType } from "../schema/schema.ts";
import { elementOf } from "./fields-of.ts";
import { fieldElement, textOfPath } from "./path-element.ts";
import { type Shape, shapeOf } from "./shape.ts";

type Path = readonly string[];

const typeMeta: ReadonlySet<string> = new Set(["f:apiVersion", "f:kind"]);

/**
 * What is wrong with an applied configuration by its schema, in upstream's words: unknown fields, wrong types, list items
 * that occur twice. The configuration is as the client wrote it, before any decoding.
 */
export function problemsOfApplied(message: Message, applied: object): string[] {
  return problemsOfObject(message, applied, []);
}

const problem = (path: Path, what: string) => [`${textOfPath(path)}: ${what}`];

function problemsOfObject(message: Message, value: unknown, path: Path): string[] {
  if (value === null) return [];
  if (!isObject(value)) return problem(path, `expected map, got &{${goText(value)}}`);
  const keys = Object.keys(value).sort();
  const elements = keys.map((key): [string, Field | undefined] => [key, message.byJson.get(key)]);
  const unknown = elements.find(([key, field]) => !field && !(message.typeMeta && typeMeta.has(fieldElement(key))));
  if (unknown) return problem([...path, fieldElement(unknown[0])], "field not declared in schema");
  return elements.flatMap(([key, field]) =>
    field ? problemsOfField(field, value[key], [...path, fieldElement(key)]) : [],
  );
}

function problemsOfField(field: Field, value: unknown, path: Path): string[] {
  if (value === null) return [];
  if (!field.repeated) return problemsOfValue(field.type, value, path);
  if (!Array.isArray(value)) return problem(path, `expected list, got &{${goText(value)}}`);
  const shape = shapeOf(field);
  if (shape.is === "leaf") return value.flatMap((item, i) => problemsOfValue(field.type, item, [...path, `i:${i}`]));
  const seen = new Set<string>();
  const problems: string[] = [];
  for (const [i, item] of value.entries()) {
    const wrong = problemOfItem(shape, item);
    // Of an item without a name nothing can be told, nor of those that follow.
    if (wrong) return [...problems, ...problem(path, `element ${i}: ${wrong}`)];
    const element = elementOf(shape, item);
    if (seen.has(element)) problems.push(...problem(path, `duplicate entries for key ${textOfPath([element])}`));
    seen.add(element);
    problems.push(...problemsOfValue(field.type, item, [...path, element]));
  }
  return problems;
}

/** Why an item of a set or of a list with keys cannot be told from others. */
function problemOfItem(shape: Shape, item: unknown): string | undefined {
  if (shape.is !== "listMap") {
    if (item === null) return "associative list without keys has an element that's an explicit null";
    if (Array.isArray(item)) return "not supported: associative list with lists as elements";
    return isObject(item) ? "associative list without keys has an element that's a map type" : undefined;
  }
  if (item === null) return "associative list with keys may not have a null element";
  if (!isObject(item)) return "associative list with keys may not have non-map elements";
  if (shape.keys.some((key) => item[key] !== undefined || shape.defaults[key] !== undefined)) return undefined;
  const keys = shape.keys.map((key) => JSON.stringify(key)).join(" ");
  return `associative list with keys has an element that omits all key fields [${keys}] (and doesn't have default values for any key fields)`;
}

function problemsOfValue(type: ValueType, value: unknown, path: Path): string[] {
  if (value === null) return [];
  switch (type.is) {
    case "message":
      return type.message.custom ? [] : problemsOfObject(type.message, value, path);
    case "map":
      if (!isObject(value)) return problem(path, `expected map, got &{${goText(value)}}`);
      return Object.keys(value)
        .sort()
        .flatMap((key) => problemsOfValue(type.value, value[key], [...path, fieldElement(key)]));
    case "scalar":
      return problemsOfScalar(type.scalar, value, path);
  }
}

function problemsOfScalar(scalar: string, value: unknown, path: Path): string[] {
  const is = typeof value;
  if (scalar === "bool") return is === "boolean" ? [] : problem(path, `expected boolean, got &{${goText(value)}}`);
  if (scalar === "string" || scalar === "bytes")
    return is === "string"
      ? []
      : problem(path, `expected string, got &value.valueUnstructured{Value:${goSyntax(value)}}`);
  if (is === "number" || is === "bigint") return [];
  return problem(path, `expected numeric (int or float), got ${goTypeName(value)}`);
}
