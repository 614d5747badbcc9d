import type { ListResult } from "../store/store.ts";
import { bytesField, varintField } from "./wire-writer.ts";

/** A message about this long: far under gRPC's limit of 4 MiB, long enough to cost little each. */
const chunkBytes = 512 * 1024;

/** The messages of a list (`ListChunk`): objects by the bytes they have, the list's own words in the last one. */
export function* listChunks(
  result: ListResult,
  bytesOf: (entry: ListResult["entries"][number]) => Buffer,
): Generator<Buffer> {
  let parts: Buffer[] = [];
  let length = 0;
  for (const entry of result.entries) {
    const part = bytesField(1, bytesOf(entry));
    parts.push(part);
    length += part.length;
    if (length < chunkBytes) continue;
    yield Buffer.concat(parts);
    parts = [];
    length = 0;
  }
  parts.push(bytesField(2, String(result.revision)), bytesField(3, result.continue ?? ""));
  parts.push(varintField(4, result.remainingItemCount ?? 0));
  yield Buffer.concat(parts);
}

/** A whole list as the kind's own list message: `metadata` is field 1, `items` are field 2, in every kind. */
export function typedList(result: ListResult, bytesOf: (entry: ListResult["entries"][number]) => Buffer): Buffer {
  const metadata = Buffer.concat([
    bytesField(2, String(result.revision)),
    bytesField(3, result.continue ?? ""),
    varintField(4, result.remainingItemCount ?? 0),
  ]);
  return Buffer.concat([bytesField(1, metadata), ...result.entries.map((entry) => bytesField(2, bytesOf(entry)))]);
}
