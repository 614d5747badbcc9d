import type { Message } from "../schema/schema.ts";
import { DecodeError } from "./codec-error.ts";
import { encodeProtobuf } from "./encode-protobuf.ts";
import { createProtobufReader, type ProtobufReader } from "./protobuf-reader.ts";
import { createProtobufWriter } from "./protobuf-writer.ts";

/** What stands before every Kubernetes protobuf: `k8s` and a zero byte, then a runtime.Unknown. */
const magic = Buffer.from("k8s\0", "latin1");

export interface TypeMeta {
  readonly apiVersion: string;
  readonly kind: string;
}
/** A runtime.Unknown: `raw` is the bare message, a view of what was read. */
export interface Envelope extends TypeMeta {
  readonly raw: Uint8Array;
  readonly contentEncoding: string;
  readonly contentType: string;
}

/** Encodes an object as it travels and as upstream stores it. */
export function encodeEnvelope(type: TypeMeta, message: Message, object: unknown): Uint8Array {
  return wrapEnvelope(type, encodeProtobuf(message, object));
}

/** Puts a bare message into its envelope. */
export function wrapEnvelope({ apiVersion, kind }: TypeMeta, raw: Uint8Array): Uint8Array {
  const writer = createProtobufWriter(raw.length + apiVersion.length + kind.length + 64);
  const text = (number: number, value: string) => {
    const before = writer.length;
    writer.string(value);
    writer.varint(writer.length - before);
    writer.varint(number * 8 + 2);
  };
  text(4, "");
  text(3, "");
  writer.bytes(raw);
  writer.varint(raw.length);
  writer.varint(2 * 8 + 2);
  const beforeType = writer.length;
  text(2, kind);
  text(1, apiVersion);
  writer.varint(writer.length - beforeType);
  writer.varint(1 * 8 + 2);
  writer.bytes(magic);
  return writer.finish();
}

/** Opens the envelope. Throws DecodeError where the bytes are none. */
export function readEnvelope(bytes: Uint8Array): Envelope {
  if (!startsWithMagic(bytes)) {
    throw new DecodeError("provided data does not appear to be a protobuf message, expected prefix [107 56 115 0]");
  }
  if (bytes.length === magic.length) throw new DecodeError("empty body");
  const reader = createProtobufReader(bytes.subarray(magic.length));
  const type = { apiVersion: "", kind: "" };
  let raw: Uint8Array = new Uint8Array();
  let [contentEncoding, contentType] = ["", ""];
  for (let tag = reader.tag(); tag !== 0; tag = reader.tag()) {
    if (tag === 10) reader.nested(() => readTypeMeta(reader, type));
    else if (tag === 18) raw = reader.bytes();
    else if (tag === 26) contentEncoding = reader.string();
    else if (tag === 34) contentType = reader.string();
    else reader.skip(tag);
  }
  return { ...type, raw, contentEncoding, contentType };
}

const startsWithMagic = (bytes: Uint8Array): boolean => magic.every((byte, index) => bytes[index] === byte);

function readTypeMeta(reader: ProtobufReader, into: { apiVersion: string; kind: string }): void {
  for (let tag = reader.tag(); tag !== 0; tag = reader.tag()) {
    if (tag === 10) into.apiVersion = reader.string();
    else if (tag === 18) into.kind = reader.string();
    else reader.skip(tag);
  }
}
