import type { JSONSchemaProps } from "../../../generated/types/apiextensions-v1.ts";
import { itemsOf, valuesOf } from "../each-schema.ts";

type Members = Readonly<Record<string, unknown>>;

const resourceMembers = new Set(["apiVersion", "kind", "metadata"]);
const isMembers = (value: unknown): value is Members =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** Whether a value holds members that its schema does not have, and that would be dropped. */
export function hasUnknownMembers(
  value: unknown,
  schema: JSONSchemaProps | undefined,
  isResource = Boolean(schema?.["x-kubernetes-embedded-resource"]),
): boolean {
  if (schema?.["x-kubernetes-preserve-unknown-fields"]) return hasUnknownBelow(value, schema, isResource);
  if (Array.isArray(value)) {
    const items = schema && itemsOf(schema);
    return value.some((item) => hasUnknownMembers(item, items));
  }
  if (!isMembers(value)) return false;
  const allowsMore = (schema?.additionalProperties ?? undefined) !== undefined;
  return Object.entries(value).some(([name, member]) => {
    if (isResource && resourceMembers.has(name)) return false;
    const property = schema?.properties?.[name];
    if (property) return hasUnknownMembers(member, property);
    return allowsMore ? hasUnknownMembers(member, valuesOf(schema!)) : true;
  });
}

/** Everything is kept here, but members that have a schema are still pruned by it. */
function hasUnknownBelow(value: unknown, schema: JSONSchemaProps, isResource: boolean): boolean {
  if (Array.isArray(value)) {
    const items = itemsOf(schema);
    return items
      ? value.some((item) => hasUnknownBelow(item, items, Boolean(items["x-kubernetes-embedded-resource"])))
      : false;
  }
  if (!isMembers(value)) return false;
  return Object.entries(value).some(([name, member]) => {
    if (isResource && resourceMembers.has(name)) return false;
    const property = schema.properties?.[name];
    if (property) return hasUnknownMembers(member, property);
    const values = valuesOf(schema);
    return values
      ? hasUnknownMembers(member, values)
      : schema.additionalProperties === true && hasUnknownMembers(member, undefined);
  });
}
