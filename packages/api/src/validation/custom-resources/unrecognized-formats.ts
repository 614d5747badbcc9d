import type { CustomResourceDefinitionSpec } from "../../generated/types/apiextensions-v1.ts";
import { isStringFormat } from "../json-schema/string-formats.ts";
import { eachSchema } from "./each-schema.ts";

const numberFormats: Readonly<Record<string, readonly string[]>> = {
  integer: ["int32", "int64"],
  number: ["float", "double"],
};

/** Formats in the schemas of a definition that no value is ever checked against, each once. */
export function unrecognizedFormats(spec: CustomResourceDefinitionSpec | undefined): string[] {
  const formats = new Set<string>();
  for (const { schema } of spec?.versions ?? []) {
    for (const { type = "", format } of eachSchema(schema?.openAPIV3Schema)) {
      if (!format) continue;
      const isKnown =
        !type || type === "string" ? isStringFormat(format) : (numberFormats[type]?.includes(format) ?? false);
      if (!isKnown) formats.add(format);
    }
  }
  return [...formats];
}
