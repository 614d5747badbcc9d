import type { CustomResourceDefinitionSpec, JSONSchemaProps } from "../../generated/types/apiextensions-v1.ts";

const isList = (value: unknown): value is readonly unknown[] => Array.isArray(value);

/** The one schema of a list's items. A list with a schema for each item has none. */
export const itemsOf = ({ items }: JSONSchemaProps): JSONSchemaProps | undefined =>
  items && !isList(items) ? (items as JSONSchemaProps) : undefined;

/** The schemas of a list that has one for each item. */
export const itemSchemasOf = ({ items }: JSONSchemaProps): readonly JSONSchemaProps[] =>
  isList(items) ? (items as readonly JSONSchemaProps[]) : [];

/** The schema of what is in a map, where `additionalProperties` is one. */
export const valuesOf = ({ additionalProperties }: JSONSchemaProps): JSONSchemaProps | undefined =>
  typeof additionalProperties === "object" && additionalProperties !== null ? additionalProperties : undefined;

function* schemasIn(schema: JSONSchemaProps): Generator<JSONSchemaProps> {
  const { allOf, anyOf, oneOf, not, properties, patternProperties, additionalItems, definitions, dependencies } =
    schema;
  const items = itemsOf(schema);
  if (items) yield items;
  yield* itemSchemasOf(schema);
  for (const list of [allOf, anyOf, oneOf]) yield* list ?? [];
  if (not) yield not;
  yield* Object.values(properties ?? {});
  const values = valuesOf(schema);
  if (values) yield values;
  yield* Object.values(patternProperties ?? {});
  if (typeof additionalItems === "object" && additionalItems) yield additionalItems;
  yield* Object.values(definitions ?? {});
  for (const dependency of Object.values(dependencies ?? {})) {
    if (dependency && !isList(dependency)) yield dependency as JSONSchemaProps;
  }
}

/** Every schema of a schema, itself first. */
export function* eachSchema(schema: JSONSchemaProps | undefined): Generator<JSONSchemaProps> {
  if (!schema) return;
  const waiting = [schema];
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    yield next;
    waiting.push(...schemasIn(next));
  }
}

type Predicate = (schema: JSONSchemaProps) => boolean;

export function someSchema(schema: JSONSchemaProps | undefined, holds: Predicate): boolean {
  for (const one of eachSchema(schema)) if (holds(one)) return true;
  return false;
}

/** Whether it holds of any schema of any version. */
export const someSchemaIn = (spec: CustomResourceDefinitionSpec, holds: Predicate): boolean =>
  (spec.versions ?? []).some(({ schema }) => someSchema(schema?.openAPIV3Schema, holds));
