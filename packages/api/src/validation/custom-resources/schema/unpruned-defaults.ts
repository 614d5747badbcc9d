import type { JSONSchemaProps } from "../../../generated/types/apiextensions-v1.ts";
import { eachSchema } from "../each-schema.ts";
import { hasUnknownMembers } from "./prune.ts";

/** Whether any default of a schema holds what its own schema does not have. */
export function hasUnprunedDefaults(schema: JSONSchemaProps | undefined | null): boolean {
  for (const one of eachSchema(schema ?? undefined)) if (hasUnknownMembers(one.default, one)) return true;
  return false;
}
