import { type ApiError, type ApiObject, decodeObject, type Kind, stringifyJson } from "@kubets/api";
import type { Entry, StoreEvent } from "../store/store.ts";
import { encodeObject } from "./encode-object.ts";
import { type Encoding, jsonOf, protobufOf } from "./entry-bytes.ts";
import { partialJson, partialProtobuf } from "./partial-metadata.ts";
import { envelope, field } from "./protobuf-envelope.ts";

/** Makes the bytes of a watch's events; those of an entry are made once for all watchers of that shape. */
export interface WatchFrames {
  event(event: StoreEvent): Buffer;
  error(error: ApiError): Buffer;
}

type Frame = (type: string, object: Buffer) => Buffer;

const jsonFrame: Frame = (type, object) =>
  joined([Buffer.from(`{"type":"${type}","object":`), object, Buffer.from("}\n")]);

/** A meta/v1 WatchEvent (type 1, object 2 as RawExtension) behind its length in four bytes. */
const protobufFrame: Frame = (type, object) => {
  const event = Buffer.concat([field(1, Buffer.from(type)), field(2, field(1, object))]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(event.length);
  return joined([length, event]);
};

/** As `Buffer.concat`, but in memory of its own: a frame that a slow watcher holds would keep all of Node's pool that it is a part of. */
function joined(parts: readonly Buffer[]): Buffer {
  const whole = Buffer.allocUnsafeSlow(parts.reduce((length, part) => length + part.length, 0));
  let at = 0;
  for (const part of parts) at += part.copy(whole, at);
  return whole;
}

/** The name under which an entry keeps its frame: nothing else may change its bytes. */
const shapeName = ({ kind, accepted }: Encoding) =>
  `${accepted.encoding} ${accepted.as ? `partial ${accepted.asVersion}` : kind.apiVersion}`;

/** Frames in JSON or protobuf, of whole objects or of their metadata. */
export function objectFrames(encoding: Encoding): WatchFrames {
  const { kind, accepted, deps } = encoding;
  const protobuf = accepted.encoding === "protobuf";
  const frame = protobuf ? protobufFrame : jsonFrame;
  const shape = shapeName(encoding);
  const names = { ADDED: `ADDED ${shape}`, MODIFIED: `MODIFIED ${shape}`, DELETED: `DELETED ${shape}` };

  const objectBytes = (entry: Entry): Buffer => {
    if (accepted.as) {
      const type = { kind: "PartialObjectMetadata", apiVersion: `meta.k8s.io/${accepted.asVersion}` };
      return protobuf ? envelope(type, [partialProtobuf(entry, encoding)]) : partialJson(entry, encoding);
    }
    return protobuf ? envelope(kind, [protobufOf(entry, kind, deps)]) : jsonOf(entry, kind, deps);
  };
  const encoded = (object: ApiObject | { kind: string; apiVersion: string }) =>
    protobuf ? encodeObject(object, accepted) : Buffer.from(stringifyJson(object));
  return {
    event: (event) => {
      if (event.type === "BOOKMARK") return frame("BOOKMARK", encoded(bookmark(kind, accepted.as, event)));
      const { type, entry } = event;
      return entry.form(names[type], () => frame(type, objectBytes(entry)));
    },
    error: (error) => frame("ERROR", encoded(error.toStatus())),
  };
}

type Bookmark = Extract<StoreEvent, { type: "BOOKMARK" }>;

/** An object with nothing but a resourceVersion, and perhaps the mark that the initial events are over. */
export function bookmark(kind: Kind, as: string, { revision, initialEventsEnd }: Bookmark): ApiObject {
  const metadata = {
    resourceVersion: String(revision),
    ...(initialEventsEnd ? { annotations: { "k8s.io/initial-events-end": "true" } } : {}),
  };
  if (as) return { kind: "PartialObjectMetadata", apiVersion: "meta.k8s.io/v1", metadata };
  return decodeObject(kind, { metadata });
}
