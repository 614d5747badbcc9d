import type { ApiObject, Kind } from "@kubets/api";
import type { Row } from "./cell.ts";
import { humanDuration } from "./human-duration.ts";
import { nameAndTime, printers } from "./printers.ts";

/**
 * A row's cells as JSON text, cut where a text depends on the time of reading: `[…"` is followed by the age of the first
 * `since`, then by the next part, and so on. There is one part more than there are times.
 */
export interface RowText {
  readonly parts: readonly string[];
  /** Milliseconds since the epoch; NaN where the object does not say. */
  readonly since: readonly number[];
  /** JSON of the row's conditions, empty where there are none. */
  readonly conditions: string;
}

type Resource = Pick<Kind, "group" | "plural">;

const printerOf = ({ group, plural }: Resource) => printers[group ? `${plural}.${group}` : plural];

/** Whether the kind has columns of its own. */
export const hasPrinter = (kind: Resource): boolean => printerOf(kind) !== undefined;

/** The row of an object in its storage version. */
export function rowOf(kind: Resource, object: ApiObject): Row {
  const made = (printerOf(kind) ?? nameAndTime)(object);
  return "cells" in made ? made : { cells: made };
}

export function rowText({ cells, conditions }: Row): RowText {
  const parts: string[] = [];
  const since: number[] = [];
  let open = "[";
  for (const [index, cell] of cells.entries()) {
    if (index > 0) open += ",";
    if (typeof cell !== "object") {
      open += JSON.stringify(cell);
      continue;
    }
    parts.push(`${open}"${cell.before}`);
    since.push(cell.since ? Date.parse(cell.since) : Number.NaN);
    open = `${cell.after}"`;
  }
  parts.push(`${open}]`);
  return { parts, since, conditions: conditions ? JSON.stringify(conditions) : "" };
}

/** The cells as JSON at the time `now` (milliseconds since the epoch). */
export function cellsAt({ parts, since }: RowText, now: number): string {
  let text = parts[0]!;
  for (const [index, time] of since.entries()) text += ageText(time, now) + parts[index + 1]!;
  return text;
}

const ageText = (time: number, now: number): string => (Number.isNaN(time) ? "<unknown>" : humanDuration(now - time));
