import type { JSONSchemaProps } from "../../generated/types/apiextensions-v1.ts";
import { isStringFormat } from "./string-formats.ts";
import type { ValueProblem } from "./value-problem.ts";

/** The type a value has, and the format that goes with it. */
function typeOf(value: unknown): { readonly type: string; readonly format: string } {
  if (Array.isArray(value)) return { type: "array", format: "" };
  switch (typeof value) {
    case "string":
      return { type: "string", format: "" };
    case "boolean":
      return { type: "boolean", format: "" };
    case "bigint":
      return { type: "integer", format: "int64" };
    case "number":
      return Number.isInteger(value) ? { type: "integer", format: "int64" } : { type: "number", format: "float64" };
    default:
      return { type: "object", format: "" };
  }
}

const wrong = (name: string, type: string, value: string): ValueProblem => ({
  kind: "type",
  name,
  value,
  message: `${name} in body must be of type ${type}: ${JSON.stringify(value)}`,
});

/** Whether a value has the type of its schema. A text or list of a schema with a format is of any type but a number's. */
export function typeProblem(schema: JSONSchemaProps, value: unknown, name: string): ValueProblem | undefined {
  const { type = "", format = "", nullable } = schema;
  if (value === undefined || value === null) {
    return type && type !== "null" && !nullable ? wrong(name, type, "null") : undefined;
  }
  const given = typeOf(value);
  const isTextOrList = given.type === "string" || given.type === "array";
  const isWanted = type === given.type || (given.type === "integer" && type === "number");
  if (!isTextOrList && format && !isWanted && given.format !== format) return wrong(name, format, given.format);
  if (type !== "number" && type !== "integer" && format && isTextOrList) return undefined;
  return isWanted ? undefined : wrong(name, type, given.type);
}

/** Whether texts of a format are looked at. */
export const isFormatChecked = (format: string): boolean => isStringFormat(format);
