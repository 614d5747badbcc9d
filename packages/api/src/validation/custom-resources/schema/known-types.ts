/** The types a schema may have. Source: OpenAPI 3.0. */
export const knownTypes: readonly string[] = ["array", "boolean", "integer", "number", "object", "string"];
