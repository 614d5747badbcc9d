import type { CustomResourceColumnDefinition } from "../../generated/types/apiextensions-v1.ts";
import { type Found, invalidValue, requiredValue } from "../found.ts";
import { simplePathRule } from "./subresources.ts";

const types = ["boolean", "date", "integer", "number", "string"];
const formats = ["byte", "date", "date-time", "double", "float", "int32", "int64", "password"];

export function validatePrinterColumns(
  columns: readonly CustomResourceColumnDefinition[] | undefined | null,
  field: string,
  found: Found,
): void {
  for (const [i, column] of (columns ?? []).entries()) validateColumn(column, `${field}[${i}]`, found);
}

function validateColumn(column: CustomResourceColumnDefinition, field: string, found: Found): void {
  const { name, type, format, jsonPath } = column;
  if (!name) found.push(requiredValue(`${field}.name`));
  const oneOfTypes = `must be one of ${types.join(",")}`;
  if (!type) found.push(requiredValue(`${field}.type`, oneOfTypes));
  else if (!types.includes(type)) found.push(invalidValue(`${field}.type`, type, oneOfTypes));
  if (format && !formats.includes(format)) {
    found.push(invalidValue(`${field}.format`, format, `must be one of ${formats.join(",")}`));
  }
  if (!jsonPath) found.push(requiredValue(`${field}.JSONPath`));
  else if (!jsonPath.startsWith(".")) found.push(invalidValue(`${field}.JSONPath`, jsonPath, simplePathRule));
}
