import type { Json } from "../../edit.ts";

/** What schemas of the corpus are put together from. */
export const text = { type: "string" };
export const number = { type: "integer" };
export const listOf = (items: Json, more: object = {}) => ({ type: "array", items, ...more });
export const object = (properties: object, more: object = {}) => ({ type: "object", properties, ...more });
export const embedded = { type: "object", "x-kubernetes-embedded-resource": true };
export const keep = { "x-kubernetes-preserve-unknown-fields": true };
export const intOrString = { "x-kubernetes-int-or-string": true };
export const intOrStringTypes = [{ type: "integer" }, { type: "string" }];
export const withDefault = (value: Json, more: object) => ({ ...more, default: value });
