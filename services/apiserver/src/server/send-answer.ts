import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { promisify } from "node:util";
import { gzip as gzipLater } from "node:zlib";
import { ApiError, badRequest } from "@kubets/api";
import type { Answer } from "../road/answer.ts";
import type { Call } from "../road/call.ts";
import type { RoadDeps } from "../road/deps.ts";
import type { ListResult } from "../store/store.ts";
import { answerHeaders } from "./answer-headers.ts";
import type { DeferredWrites } from "./deferred-writes.ts";
import { encodeObject } from "./encode-object.ts";
import { entryBytes } from "./entry-bytes.ts";
import type { Exchange } from "./exchange.ts";
import { listBytes } from "./list-bytes.ts";
import type { ListCache } from "./list-cache.ts";
import { type Accepted, checkStream, contentTypes } from "./negotiate.ts";
import { notAList, objectBytes } from "./object-bytes.ts";
import { partialMetadata } from "./partial-metadata.ts";
import { readableList } from "./readable-list.ts";
import { type IncludeObject, tableBytes, tableFrames } from "./table-bytes.ts";
import { objectFrames } from "./watch-frames.ts";
import { streamWatch } from "./watch-stream.ts";

const gzip = promisify(gzipLater);

/** Answers shorter than this are not worth compressing, as upstream. */
const compressFromBytes = 128 * 1024;
const gzipLevel = 1;

export interface Sending {
  readonly exchange: Exchange;
  readonly call: Call;
  readonly accepted: Accepted;
  readonly deps: Pick<RoadDeps, "recordOf" | "now">;
  readonly auditId: string;
  readonly lists: ListCache;
  readonly watchWrites: DeferredWrites;
}

const noContent = 204;

/** Makes the bytes of an answer and sends them; returns the HTTP code, at once where there is nothing to wait for. */
export function sendAnswer(sending: Sending, answer: Answer): number | Promise<number> {
  const { exchange, call, accepted, deps, auditId } = sending;
  if (answer.is === "entry" && !accepted.as) {
    const bytes = entryBytes(answer.entry, { kind: call.kind, accepted, deps });
    if (bytes.length >= compressFromBytes) return sendEntry(sending, { code: answer.code, bytes });
    exchange.send(answer.code, answerHeaders(contentTypes[accepted.encoding], auditId, call.warnings), bytes);
    return answer.code;
  }
  if (answer.is === "watch") return sendWatch(sending, answer);
  if (answer.is === "stream") return sendStream(sending, answer);
  if (answer.is === "text") {
    const { "content-type": type, ...rest } = answerHeaders("text/plain; charset=utf-8", auditId, call.warnings);
    exchange.send(answer.code, answer.code === noContent ? rest : { ...rest, "content-type": type! }, answer.text);
    return answer.code;
  }
  return sendMade(sending, answer);
}

async function sendEntry(sending: Sending, { code, bytes }: { code: number; bytes: Buffer }): Promise<number> {
  await sendLarge(sending, { code, contentType: contentTypes[sending.accepted.encoding], bytes });
  return code;
}

async function sendMade(sending: Sending, answer: Made): Promise<number> {
  const code = answer.is === "list" ? 200 : answer.code;
  const contentType = contentTypes[sending.accepted.encoding];
  await sendLarge(sending, { code, contentType, bytes: await bytesOf(sending, answer) });
  return code;
}

/** Answers whose bytes are made here. */
type Made = Extract<Answer, { is: "entry" | "object" | "list" }>;

async function bytesOf({ call, accepted, deps, lists }: Sending, answer: Made): Promise<Buffer> {
  const encoding = { kind: call.kind, accepted, deps };
  if (answer.is === "object") {
    return objectBytes(answer.object, { ...encoding, includeObject: includeObject(call), now: deps.now() });
  }
  if (answer.is === "list") {
    checkListShape(call, accepted);
    const now = deps.now();
    const make = () =>
      accepted.as === "Table"
        ? tableBytes({ ...encoding, result: answer.result, includeObject: includeObject(call), now })
        : plainList({ ...encoding, result: answer.result });
    return lists.get(listKey(call, accepted, { result: answer.result, now }), make);
  }
  if (accepted.as === "Table") {
    const result: ListResult = { entries: [answer.entry], revision: answer.entry.revision };
    return tableBytes({ ...encoding, result, includeObject: includeObject(call), now: deps.now() });
  }
  if (accepted.as === "PartialObjectMetadataList") throw notAList(answer.entry.object);
  return encodeObject(partialMetadata(answer.entry, encoding), accepted);
}

type Listing = Parameters<typeof listBytes>[0];

/** YAML and indented JSON are for people; an empty list of them is made from the compact one. */
async function plainList(listing: Listing): Promise<Buffer> {
  const { accepted, result } = listing;
  if (accepted.encoding === "protobuf" || (accepted.encoding === "json" && !accepted.pretty)) return listBytes(listing);
  if (result.entries.length > 0) return readableList(listing);
  const compact = await listBytes({ ...listing, accepted: { ...accepted, encoding: "json", pretty: false } });
  return encodeObject(JSON.parse(compact.toString()), accepted);
}

/** A list's bytes can be kept while nothing in its selection changes; a table's for as long as its ages stay the same. */
function listKey(
  call: Call,
  accepted: Accepted,
  { result: { cacheKey }, now }: { result: ListResult; now: Date },
): string | undefined {
  if (cacheKey === undefined || accepted.pretty) return undefined;
  const shape = `${cacheKey} ${accepted.encoding} ${accepted.as} ${accepted.asVersion} ${call.kind.apiVersion}`;
  return accepted.as === "Table" ? `${shape} ${includeObject(call)} ${Math.floor(now.getTime() / 1000)}` : shape;
}

function checkListShape({ kind }: Call, { as }: Accepted): void {
  if (as !== "PartialObjectMetadata") return;
  const internal = kind.group.split(".")[0] || "core";
  const message = `you requested PartialObjectMetadata, but the requested object is a list (*${internal}.${kind.listKind})`;
  throw new ApiError("NotAcceptable", message);
}

function includeObject({ options }: Call): IncludeObject {
  const asked = options.query.get("includeObject") || "Metadata";
  if (asked === "None" || asked === "Object" || asked === "Metadata") return asked;
  const why = `includeObject: Invalid value: ${JSON.stringify(asked)}: must be 'Metadata', 'Object', 'None', or empty`;
  throw badRequest(`Unable to convert to Table as requested: ${why}`);
}

/** Gzip by its plain name: one with a q is passed over, as the reference does it. */
const takesGzip = (accepts: unknown): boolean =>
  typeof accepts === "string" && accepts.split(",").some((encoding) => encoding.trim() === "gzip");

async function sendLarge(
  { exchange, call, auditId }: Sending,
  { code, contentType, bytes }: { code: number; contentType: string; bytes: Buffer },
): Promise<void> {
  const headers = answerHeaders(contentType, auditId, call.warnings);
  const accepts = exchange.headers["accept-encoding"];
  if (bytes.length < compressFromBytes || !takesGzip(accepts)) {
    exchange.send(code, headers, bytes);
    return;
  }
  const compressed = await gzip(bytes, { level: gzipLevel });
  exchange.send(code, { ...headers, "content-encoding": "gzip", vary: "Accept-Encoding" }, compressed);
}

async function sendWatch(sending: Sending, answer: Extract<Answer, { is: "watch" }>): Promise<number> {
  const { exchange, call, accepted, deps, auditId, watchWrites } = sending;
  checkStream(accepted);
  const encoding = { kind: call.kind, accepted, deps };
  const contentType =
    accepted.encoding === "protobuf" ? `${contentTypes.protobuf};stream=watch` : contentTypes[accepted.encoding];
  const frames =
    accepted.as === "Table"
      ? tableFrames({ ...encoding, includeObject: includeObject(call), now: deps.now })
      : objectFrames(encoding);
  await streamWatch({
    exchange,
    frames,
    timeoutMs: answer.timeoutMs,
    writes: watchWrites,
    begin: () => exchange.stream(200, answerHeaders(contentType, auditId, call.warnings)),
    open: answer.open,
  });
  return 200;
}

/** Passes on what comes as it comes, until it ends or the client goes away. */
async function sendStream(
  { exchange, call, auditId }: Sending,
  { code, contentType, body }: Extract<Answer, { is: "stream" }>,
): Promise<number> {
  const output = exchange.stream(code, answerHeaders(contentType, auditId, call.warnings));
  await pipeline(Readable.from(body), output).catch(() => output.destroy());
  return code;
}
