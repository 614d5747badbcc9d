import type { JSONSchemaProps } from "../../../generated/types/apiextensions-v1.ts";
import { type Found, invalidValue, requiredValue, unsupportedValue } from "../../found.ts";
import { itemSchemasOf, itemsOf } from "../each-schema.ts";

export interface ListTypeOptions {
  /** Items of a set are told apart as wholes. */
  readonly requireAtomicSetItems: boolean;
}

/** How maps and lists are merged: `x-kubernetes-map-type`, `x-kubernetes-list-type` and its keys. */
export function validateListTypes(
  schema: JSONSchemaProps,
  { field, requireAtomicSetItems }: ListTypeOptions & { readonly field: string },
  found: Found,
): void {
  const mapType = schema["x-kubernetes-map-type"] ?? undefined;
  const listType = schema["x-kubernetes-list-type"] ?? undefined;
  if (mapType !== undefined) {
    mustBeOf(schema, { type: "object", because: "x-kubernetes-map-type", field }, found);
    if (!mapTypes.includes(mapType)) found.push(unsupportedValue(`${field}.x-kubernetes-map-type`, mapType, mapTypes));
  }
  if (listType !== undefined && schema.type !== "array") {
    mustBeOf(schema, { type: "array", because: "x-kubernetes-list-type", field }, found);
  } else if (requireAtomicSetItems && listType === "set") validateSetItems(schema, field, found);
  if (listType !== undefined && !listTypes.includes(listType)) {
    found.push(unsupportedValue(`${field}.x-kubernetes-list-type`, listType, listTypes));
  }
  if (schema["x-kubernetes-list-map-keys"]?.length && listType !== "map") {
    const rule = "must be map if x-kubernetes-list-map-keys is non-empty";
    const at = `${field}.x-kubernetes-list-type`;
    found.push(listType === undefined ? requiredValue(at, rule) : invalidValue(at, listType, rule));
  }
  if (listType === "map") validateMapItems(schema, field, found);
}

const mapTypes = ["atomic", "granular"];
const listTypes = ["atomic", "set", "map"];

interface WantedType {
  readonly type: string;
  readonly because: string;
  readonly field: string;
}

function mustBeOf(schema: JSONSchemaProps, { type, because, field }: WantedType, found: Found): void {
  if (schema.type === type) return;
  const rule = `must be ${type} if ${because} is specified`;
  const at = `${field}.type`;
  found.push(schema.type ? invalidValue(at, schema.type, rule) : requiredValue(at, rule));
}

function validateSetItems(schema: JSONSchemaProps, field: string, found: Found): void {
  const items = itemsOf(schema);
  const rule = "must be atomic as item of a list with x-kubernetes-list-type=set";
  const listType = items?.["x-kubernetes-list-type"] ?? undefined;
  // Both rules show the list type, whichever of the two is wrong.
  if (items?.type === "array" && listType !== undefined && listType !== "atomic") {
    found.push(invalidValue(`${field}.items.x-kubernetes-list-type`, listType, rule));
  }
  if (items?.type === "object" && items["x-kubernetes-map-type"] !== "atomic") {
    found.push(invalidValue(`${field}.items.x-kubernetes-map-type`, listType, rule));
  }
}

function validateMapItems(schema: JSONSchemaProps, field: string, found: Found): void {
  const keys = schema["x-kubernetes-list-map-keys"] ?? [];
  const at = `${field}.x-kubernetes-list-map-keys`;
  const items = itemsOf(schema);
  if (!keys.length) found.push(requiredValue(at, "must not be empty if x-kubernetes-list-type is map"));
  if (!schema.items) {
    found.push(requiredValue(`${field}.items`, "must have a schema if x-kubernetes-list-type is map"));
  } else if (!items) {
    const rule = "must only have a single schema if x-kubernetes-list-type is map";
    found.push(invalidValue(`${field}.items`, itemSchemasOf(schema), rule));
  } else if (items.type !== "object") {
    const rule = "must be object if parent array's x-kubernetes-list-type is map";
    found.push(invalidValue(`${field}.items.type`, items.type ?? "", rule));
  }
  if (items?.type !== "object") return;
  for (const [i, key] of keys.entries()) {
    const property = items.properties?.[key];
    if (!property) found.push(invalidValue(at, keys, "entries must all be names of item properties"));
    else if (property.type === "array" || property.type === "object") {
      const rule = "must be a scalar type if parent array's x-kubernetes-list-type is map";
      found.push(invalidValue(`${field}.items.properties[${key}].type`, items.type, rule));
    }
    if (keys.indexOf(key) < i) found.push(invalidValue(at, keys, "must not contain duplicate entries"));
  }
}
