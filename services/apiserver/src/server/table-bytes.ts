import { type ApiError, type Kind, stringifyJson } from "@kubets/api";
import type { RoadDeps } from "../road/deps.ts";
import type { Entry, ListResult, StoreEvent } from "../store/store.ts";
import { columnDescription } from "../table/column-descriptions.ts";
import { cellsAt, hasPrinter, rowOf, rowText } from "../table/row.ts";
import { eachInTurns } from "./each-in-turns.ts";
import { encodeObject } from "./encode-object.ts";
import { jsonOf } from "./entry-bytes.ts";
import { joinInTurns } from "./join-in-turns.ts";
import { listMeta } from "./list-bytes.ts";
import type { Accepted } from "./negotiate.ts";
import { partialJson } from "./partial-metadata.ts";
import { bookmark, type WatchFrames } from "./watch-frames.ts";

/** How much of the object a row carries. */
export type IncludeObject = "None" | "Metadata" | "Object";

export interface TableMaking {
  readonly kind: Kind;
  readonly accepted: Accepted;
  readonly deps: Pick<RoadDeps, "recordOf">;
  readonly includeObject: IncludeObject;
}

/** The objects as a Table. The rows are kept with their entries; only ages are filled in each time. */
export async function tableBytes(making: TableMaking & { result: ListResult; now: Date }): Promise<Buffer> {
  const { kind, accepted, result, now } = making;
  const { entries } = result;
  const parts: Buffer[] = [Buffer.from(tableHead(making, { metadata: listMeta(result), columns: kind.columns }))];
  await eachInTurns(entries, (entry, index) => {
    // Bytes at once: the text of a long table as a whole would take a turn of its own.
    parts.push(Buffer.from((index > 0 ? "," : "[") + row(making, entry, now)));
  });
  parts.push(Buffer.from(`${entries.length > 0 ? "]}" : noRows(kind)}\n`));
  const compact = await joinInTurns(parts);
  if (accepted.encoding === "json" && !accepted.pretty) return compact;
  return encodeObject(JSON.parse(compact.toString()), accepted);
}

interface Head {
  readonly metadata: object;
  /** Null in all events of a watch but the first. */
  readonly columns: Kind["columns"] | null;
}

function tableHead({ accepted }: TableMaking, { metadata, columns }: Head): string {
  const apiVersion = `meta.k8s.io/${accepted.asVersion}`;
  const columnDefinitions =
    columns?.map(({ name, type, format, description, priority }) => {
      return { name, type, format, description: description || columnDescription(name), priority };
    }) ?? null;
  return `${JSON.stringify({ kind: "Table", apiVersion, metadata, columnDefinitions }).slice(0, -1)},"rows":`;
}

/** The generic table, of kinds without columns of their own, is null where it is empty. */
const noRows = (kind: Kind): string => (hasPrinter(kind) ? "[]}" : "null}");

/** The row of an entry: its cells are made once, but for the ages. */
function row(making: TableMaking, entry: Entry, now: Date): string {
  const { kind, deps, includeObject } = making;
  const kept = entry.form("row", () => {
    const text = rowText(rowOf(kind, entry.object));
    const byteLength = text.parts.reduce((sum, part) => sum + part.length, text.conditions.length);
    return { ...text, byteLength };
  });
  const cells = cellsAt(kept, now.getTime());
  const conditions = kept.conditions ? `,"conditions":${kept.conditions}` : "";
  const object =
    includeObject === "None"
      ? "null"
      : (includeObject === "Object" ? jsonOf(entry, kind, deps) : partialJson(entry, making)).toString();
  return `{"cells":${cells}${conditions},"object":${object}}`;
}

/** A watch as Tables of one row each. */
export function tableFrames(making: TableMaking & { now: () => Date }): WatchFrames {
  let columns: Kind["columns"] | null = making.kind.columns;
  const frame = (type: string, object: string) => Buffer.from(`{"type":"${type}","object":${object}}\n`);
  const table = (resourceVersion: string, rows: string) => {
    const head = tableHead(making, { metadata: { resourceVersion }, columns });
    columns = null;
    return `${head}[${rows}]}`;
  };
  return {
    event: (event: StoreEvent) => {
      if (event.type !== "BOOKMARK") {
        const { type, entry } = event;
        return frame(type, table(String(entry.revision), row(making, entry, making.now())));
      }
      const object = stringifyJson(bookmark(making.kind, "PartialObjectMetadata", event));
      return frame("BOOKMARK", table(String(event.revision), `{"cells":[],"object":${object}}`));
    },
    error: (error: ApiError) => frame("ERROR", JSON.stringify(error.toStatus())),
  };
}
