import type { JSONSchemaProps, SelectableField } from "../../generated/types/apiextensions-v1.ts";
import { duplicateValue, type Found, invalidValue, requiredValue, tooManyValues } from "../found.ts";
import { fieldPathIn } from "./field-path.ts";

/** How many fields of a version can be selected by. Source: apiextensions-apiserver, MaxSelectableFields. */
export const maxSelectableFields = 8;

export interface SelectableFieldsPlace {
  readonly schema: JSONSchemaProps;
  readonly field: string;
  /** There were too many before, the same ones. */
  readonly allowTooMany: boolean;
}

const selectable = new Set(["string", "boolean", "integer"]);

/** Fields that lists can be narrowed by: simple values, below anything but lists. */
export function validateSelectableFields(
  fields: readonly SelectableField[],
  { schema, field, allowTooMany }: SelectableFieldsPlace,
  found: Found,
): void {
  const paths = new Set<string>();
  for (const [i, { jsonPath }] of fields.entries()) {
    const at = `${field}[${i}].jsonPath`;
    if (!jsonPath) {
      found.push(requiredValue(at));
      continue;
    }
    const path = fieldPathIn(schema, jsonPath, { brackets: false });
    if ("problem" in path) {
      found.push(invalidValue(at, jsonPath, `is an invalid path: ${path.problem}`));
      continue;
    }
    if (path.root === "metadata") found.push(invalidValue(at, jsonPath, "must not point to fields in metadata"));
    if (!selectable.has(path.schema?.type ?? "")) {
      const rule =
        "must point to a field of type string, boolean or integer. Enum string fields and strings with formats are allowed.";
      found.push(invalidValue(at, jsonPath, rule));
    }
    if (paths.has(path.text)) found.push(duplicateValue(at, jsonPath));
    paths.add(path.text);
  }
  if (paths.size > maxSelectableFields && !allowTooMany) {
    found.push(tooManyValues(field, paths.size, maxSelectableFields));
  }
}
