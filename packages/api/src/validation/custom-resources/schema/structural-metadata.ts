import type { JSONSchemaProps } from "../../../generated/types/apiextensions-v1.ts";
import { type Found, forbiddenValue } from "../../found.ts";
import { setMembers } from "./is-set.ts";

const narrowable = new Set(["name", "generateName"]);

/** Every object has the same metadata: a schema may say what names look like, and nothing else of it. */
export function validateRootMetadata(metadata: JSONSchemaProps, field: string, found: Found): void {
  const properties = Object.keys(metadata.properties ?? {});
  const others = setMembers(metadata).filter((name) => !["type", "default", "properties"].includes(name));
  if (!others.length && properties.every((name) => narrowable.has(name))) return;
  const rule = "must not specify anything other than name and generateName, but metadata is implicitly specified";
  found.push(forbiddenValue(field, rule));
}
