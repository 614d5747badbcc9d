export * from "./errors.ts";
export type * from "./schema/schema.ts";
export type * from "./selectors/selector.ts";
