import type { Kind } from "@kubets/api";
import { plainRow, type RowOf } from "./table-row.ts";

/** The rows of the kinds that show more than their name and age, by `<apiVersion>/<kind>`; adding one = a file and a word. */
const rows: ReadonlyMap<string, RowOf> = new Map();

export const rowOf = (kind: Kind): RowOf => rows.get(`${kind.apiVersion}/${kind.kind}`) ?? plainRow(kind);
