import type { JSONSchemaProps } from "../../../generated/types/apiextensions-v1.ts";
import { type Found, forbiddenValue, requiredValue } from "../../found.ts";
import { itemsOf } from "../each-schema.ts";

/** Items of sets and maps are never null, and the keys that tell items of a map apart are always there. */
export function validateListItems(schema: JSONSchemaProps, field: string, found: Found): void {
  const listType = schema["x-kubernetes-list-type"];
  const items = itemsOf(schema);
  if (!items || (listType !== "set" && listType !== "map")) return;
  if (items.nullable) {
    const rule = `cannot be nullable when x-kubernetes-list-type is ${listType}`;
    found.push(forbiddenValue(`${field}.items.nullable`, rule));
  }
  if (listType === "set") return;
  for (const key of schema["x-kubernetes-list-map-keys"] ?? []) {
    const property = items.properties?.[key];
    if (!property) continue;
    const at = `${field}.items.properties[${key}]`;
    const why = "this property is in x-kubernetes-list-map-keys, so it";
    if (!items.required?.includes(key) && (property.default ?? undefined) === undefined) {
      found.push(requiredValue(`${at}.default`, `${why} must have a default or be a required property`));
    }
    if (property.nullable) found.push(forbiddenValue(`${at}.nullable`, `${why} cannot be nullable`));
  }
}
