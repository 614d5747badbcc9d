import { ApiError, type ApiObject } from "@kubets/api";
import type { AnswerObject } from "../road/answer.ts";
import { transientEntry } from "../store/transient-entry.ts";
import { scaleRows } from "../table/scales.ts";
import { encodeObject } from "./encode-object.ts";
import { acceptedMediaTypes } from "./negotiate.ts";
import { partialMetadata } from "./partial-metadata.ts";
import { type TableMaking, tableBytes } from "./table-bytes.ts";

/**
 * An answer that is not stored as it stands, in the shape that is asked for. A Status is always itself; of the others, only a
 * Scale and the state of a component have rows.
 */
export function objectBytes(object: AnswerObject, making: TableMaking & { now: Date }): Buffer | Promise<Buffer> {
  const { accepted, kind } = making;
  if (!accepted.as || object.kind === "Status") return encodeObject(object, accepted);
  const entry = transientEntry(object as ApiObject);
  if (accepted.as === "PartialObjectMetadataList") throw notAList(object);
  if (accepted.as === "PartialObjectMetadata") return encodeObject(partialMetadata(entry, making), accepted);
  const rows = object.kind === "Scale" ? scaleRows(kind) : kind;
  if (rows.columns.length === 0) throw noRows();
  return tableBytes({ ...making, kind: rows, result: { entries: [entry], revision: entry.revision } });
}

const noRows = () =>
  new ApiError("NotAcceptable", `only the following media types are accepted: ${acceptedMediaTypes.join(", ")}`);

/** One object is no list of metadata. */
export function notAList({ kind, apiVersion }: AnswerObject): ApiError {
  const group = apiVersion.includes("/") ? apiVersion.split(/[./]/)[0] : "core";
  const message = `you requested PartialObjectMetadataList, but the requested object is not a list (*${group}.${kind})`;
  return new ApiError("NotAcceptable", message);
}
