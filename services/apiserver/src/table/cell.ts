import type { ApiObject } from "@kubets/api";

/** A cell whose text depends on when it is read: `before`, how long ago `since` was, `after`. */
export interface TimedCell {
  readonly before: string;
  /** RFC 3339 text; absent reads `<unknown>`. */
  readonly since: string | undefined;
  readonly after: string;
}

export type Cell = string | number | boolean | TimedCell;

/** A condition of a table row: kubectl greys out rows that are `Completed`. */
export interface RowCondition {
  readonly type: "Completed";
  readonly status: "True";
  readonly reason: string;
  readonly message: string;
}

export interface Row {
  readonly cells: readonly Cell[];
  readonly conditions?: readonly RowCondition[];
}

/** Makes a row of an object in its storage version; the cells stand in the order of the kind's columns. */
// biome-ignore lint/suspicious/noExplicitAny: each printer names the type of its own kind; the list of printers holds them all
export type Printer<T extends ApiObject = any> = (object: T) => readonly Cell[] | Row;

export const since = (time: string | undefined): TimedCell => ({ before: "", since: time, after: "" });
export const age = (object: ApiObject): TimedCell => since(object.metadata.creationTimestamp);
export const nameOf = (object: ApiObject): string => object.metadata.name ?? "";

export const none = "<none>";
export const unset = "<unset>";
export const unknown = "<unknown>";

/** `a=b,c=d`, sorted by key. */
export function labelText(labels: Readonly<Record<string, string>> | undefined): string {
  const pairs = Object.entries(labels ?? {}).map(([key, value]) => `${key}=${value}`);
  return pairs.sort().join(",") || none;
}

/** The first few, and how many more there are: `a,b,c + 2 more...`. */
export function firstFew(all: readonly string[], separator: string, most = 3): string {
  const shown = all.slice(0, most).join(separator);
  return all.length > most ? `${shown} + ${all.length - most} more...` : shown;
}

/** Booleans as text, where a column is one: `True`, `False`. */
export const flagText = (flag: boolean | undefined): string => (flag === undefined ? unset : flag ? "True" : "False");
