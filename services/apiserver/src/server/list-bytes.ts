import type { Kind } from "@kubets/api";
import type { Entry, ListResult } from "../store/store.ts";
import { eachInTurns } from "./each-in-turns.ts";
import { type Encoding, jsonOf, protobufOf } from "./entry-bytes.ts";
import { joinInTurns } from "./join-in-turns.ts";
import { partialJson, partialProtobuf } from "./partial-metadata.ts";
import { envelopeParts, field, header } from "./protobuf-envelope.ts";

interface Making extends Encoding {
  readonly result: ListResult;
}

/** A list in its own shape or as PartialObjectMetadataList, gathered from the entries' bytes without parsing any. */
export async function listBytes(making: Making): Promise<Buffer> {
  return making.accepted.encoding === "protobuf" ? protobufList(making) : jsonList(making);
}

/** `ListMeta` in Go's order. */
export const listMeta = ({ revision, continue: token, remainingItemCount }: ListResult) => ({
  // What is not stored, and what a dry run made, has none.
  ...(revision > 0 ? { resourceVersion: String(revision) } : {}),
  ...(token ? { continue: token } : {}),
  ...(token && remainingItemCount !== undefined ? { remainingItemCount } : {}),
});

const listType = ({ kind, accepted }: Encoding) =>
  accepted.as
    ? { kind: "PartialObjectMetadataList", apiVersion: `meta.k8s.io/${accepted.asVersion}` }
    : { kind: kind.listKind, apiVersion: kind.apiVersion };

const comma = Buffer.from(",");
const brace = Buffer.from("{");

/** What a list says of itself, before its items. */
export const listHead = (making: Making) => ({ ...listType(making), metadata: listMeta(making.result) });

/** The compact JSON of an item, in pieces that are kept with its entry. */
export function itemPieces(making: Making): (entry: Entry) => readonly Buffer[] {
  const { kind, accepted, deps } = making;
  if (accepted.as) return (entry) => [partialJson(entry, making)];
  const typeMeta = typeMetaPrefix(kind);
  return (entry) => [brace, withoutTypeMeta(jsonOf(entry, kind, deps), typeMeta)];
}

async function jsonList(making: Making): Promise<Buffer> {
  const head = JSON.stringify(listHead(making)).slice(0, -1);
  // The reference's list of metadata is null where it is empty; its other lists never are.
  if (making.accepted.as && making.result.entries.length === 0) return Buffer.from(`${head},"items":null}\n`);
  const parts: Buffer[] = [Buffer.from(`${head},"items":[`)];
  const piecesOf = itemPieces(making);
  await eachInTurns(making.result.entries, (entry, index) => {
    if (index > 0) parts.push(comma);
    parts.push(...piecesOf(entry));
  });
  parts.push(Buffer.from("]}\n"));
  return joinInTurns(parts);
}

/** Items of a list do not repeat its type. */
const typeMetaPrefix = ({ kind, apiVersion }: Kind): Buffer =>
  Buffer.from(`{"kind":${JSON.stringify(kind)},"apiVersion":${JSON.stringify(apiVersion)},`);

/** The object's members behind its type, without the brace before them. */
function withoutTypeMeta(json: Buffer, prefix: Buffer): Buffer {
  if (json.compare(prefix, 0, prefix.length, 0, prefix.length) === 0) return json.subarray(prefix.length);
  const { kind: _, apiVersion: __, ...rest } = JSON.parse(json.toString()) as Record<string, unknown>;
  return Buffer.from(JSON.stringify(rest).slice(1));
}

async function protobufList(making: Making): Promise<Buffer> {
  const { as, asVersion } = making.accepted;
  // Of all lists, one has its metadata behind its items.
  const isLast = as !== "" && asVersion === "v1beta1";
  const [metadataNumber, itemNumber] = isLast ? [2, 1] : [1, 2];
  const metadata = field(metadataNumber, listMetaMessage(making.result));
  const parts: Buffer[] = isLast ? [] : [metadata];
  await eachInTurns(making.result.entries, (entry) => {
    const item = as ? partialProtobuf(entry, making) : protobufOf(entry, making.kind, making.deps);
    parts.push(header(itemNumber, item.length), item);
  });
  if (isLast) parts.push(metadata);
  return joinInTurns(envelopeParts(listType(making), parts));
}

/** meta/v1 ListMeta: selfLink 1, resourceVersion 2, continue 3 (always written), remainingItemCount 4. */
function listMetaMessage(result: ListResult): Buffer {
  const { resourceVersion = "", continue: token = "", remainingItemCount } = listMeta(result);
  const texts = ["", resourceVersion, token].map((text, index) => field(index + 1, Buffer.from(text)));
  const rest = remainingItemCount === undefined ? [] : [Buffer.from([0x20]), varint(remainingItemCount)];
  return Buffer.concat([...texts, ...rest]);
}

/** A field header without its tag is a varint. */
const varint = (value: number): Buffer => header(0, value).subarray(1);
