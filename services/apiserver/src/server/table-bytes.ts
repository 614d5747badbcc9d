import { type ApiError, type Kind, stringifyJson } from "@kubets/api";
import type { RoadDeps } from "../road/deps.ts";
import type { Entry, ListResult, StoreEvent } from "../store/store.ts";
import { ageText } from "../table/age-text.ts";
import { rowOf } from "../table/index.ts";
import { fromStored } from "../verbs/stored-kind.ts";
import { encodeObject } from "./encode-object.ts";
import { jsonOf } from "./entry-bytes.ts";
import { eachInTurns, listMeta } from "./list-bytes.ts";
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
  const parts: string[] = [tableHead(making, { metadata: listMeta(result), columns: kind.columns })];
  await eachInTurns(result.entries, (entry, index) => {
    if (index > 0) parts.push(",");
    parts.push(row(making, entry, now));
  });
  parts.push("]}");
  const compact = parts.join("");
  if (accepted.encoding === "json" && !accepted.pretty) return Buffer.from(`${compact}\n`);
  return encodeObject(JSON.parse(compact), accepted);
}

interface Head {
  readonly metadata: object;
  /** Null in all events of a watch but the first. */
  readonly columns: Kind["columns"] | null;
}

function tableHead({ accepted }: TableMaking, { metadata, columns }: Head): string {
  const apiVersion = `meta.k8s.io/${accepted.asVersion}`;
  const columnDefinitions =
    columns?.map(({ name, type, format, description, priority }) => ({ name, type, format, description, priority })) ??
    null;
  return `${JSON.stringify({ kind: "Table", apiVersion, metadata, columnDefinitions }).slice(0, -1)},"rows":[`;
}

/** Stands around a time in a kept row, where its age is to be. JSON has no such character. */
const mark = "\u0001";

function row(making: TableMaking, entry: Entry, now: Date): string {
  const { kind, deps, accepted, includeObject } = making;
  const cells = entry.form(`row ${kind.apiVersion}`, () => {
    const { cells, conditions } = rowOf(kind)(fromStored(entry.object, kind, deps));
    const texts = cells.map((cell) =>
      typeof cell === "object" && cell !== null && "since" in cell
        ? `"${mark}${cell.since ?? ""}${mark}"`
        : stringifyJson(cell),
    );
    return `{"cells":[${texts.join(",")}]${conditions ? `,"conditions":${JSON.stringify(conditions)}` : ""},"object":`;
  });
  const shown = withAges(cells, now);
  if (includeObject === "None") return `${shown}null}`;
  const object = includeObject === "Object" ? jsonOf(entry, kind, deps) : partialJson(entry, accepted);
  return `${shown}${object.toString()}}`;
}

/** Each other piece between two marks is a time. */
const withAges = (cells: string, now: Date): string =>
  cells
    .split(mark)
    .map((piece, index) => (index % 2 === 1 ? ageText(piece, now) : piece))
    .join("");

/** A watch as Tables of one row each. */
export function tableFrames(making: TableMaking & { now: () => Date }): WatchFrames {
  let columns: Kind["columns"] | null = making.kind.columns;
  const frame = (type: string, object: string) => Buffer.from(`{"type":"${type}","object":${object}}\n`);
  const table = (resourceVersion: string, rows: string) => {
    const head = tableHead(making, { metadata: { resourceVersion }, columns });
    columns = null;
    return `${head}${rows}]}`;
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
