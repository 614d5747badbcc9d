import type { JSONSchemaProps } from "../../generated/types/apiextensions-v1.ts";
import { valuesOf } from "./each-schema.ts";

/** A path into objects of a schema. */
export interface FieldPath {
  /** As errors write it: `spec.names[key]`. */
  readonly text: string;
  /** The first step. */
  readonly root: string;
  /** What is there. */
  readonly schema: JSONSchemaProps | undefined;
}

export interface FieldPathOptions {
  /** Whether `['name']` may be a step, beside `.name`. */
  readonly brackets: boolean;
}

const token = /'(?:\\'|[^'])*'|[.[\]]|[^.[\]]+/gy;

/** Where a path such as `.spec.names['a.b']` leads to in a schema, or why it leads nowhere. */
export function fieldPathIn(
  schema: JSONSchemaProps,
  path: string,
  { brackets }: FieldPathOptions,
): FieldPath | { readonly problem: string } {
  const tokens = path.match(token) ?? [];
  const problem = (text: string) => ({ problem: text });
  let at: JSONSchemaProps | undefined = schema;
  let text = "";
  let root = "";
  for (let i = 0; i < tokens.length; i += 1) {
    const sign = tokens[i]!;
    if (sign !== "." && sign !== "[") return problem(`expected [ or . but got: ${sign}`);
    if (sign === "[" && !brackets) return problem("array notation is not allowed");
    i += 1;
    const next = tokens[i];
    if (next === undefined) return problem("unexpected end of JSON path");
    const name = sign === "." ? next : unquoted(next);
    if (name === undefined) return problem(`expected single quoted string but got ${next}`);
    const properties: Readonly<Record<string, JSONSchemaProps>> | undefined = filled(at?.properties);
    if (!properties && (at?.additionalProperties === undefined || at.additionalProperties === null)) {
      return problem("does not refer to a valid field");
    }
    if (properties && !Object.hasOwn(properties, name)) return problem("does not refer to a valid field");
    text += properties ? `${text ? "." : ""}${name}` : `[${name}]`;
    root ||= name;
    at = properties ? properties[name] : valuesOf(at!);
    if (sign === ".") continue;
    i += 1;
    if (tokens[i] === undefined) return problem("unexpected end of JSON path");
    if (tokens[i] !== "]") return problem(`expected ] but got ${tokens[i]}`);
  }
  return { text, root, schema: at };
}

const filled = <T extends object>(properties: T | undefined | null): T | undefined =>
  properties && Object.keys(properties).length ? properties : undefined;

const unquoted = (text: string): string | undefined =>
  text.length >= 2 && text.startsWith("'") && text.endsWith("'")
    ? text.slice(1, -1).replace(/\\(.)/g, "$1")
    : undefined;
