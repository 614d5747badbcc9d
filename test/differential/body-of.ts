import type { IncomingHttpHeaders } from "node:http";
import { gunzipSync } from "node:zlib";
import { decodeProtobuf, messageOfKind, readEnvelope } from "@kubets/api";
import type { Json } from "./edit.ts";

/** What an answer says: JSON and protobuf as values, the events of a watch as a list, anything else as text. */
export function bodyOf(bytes: Buffer, headers: IncomingHttpHeaders): Json {
  const plain = headers["content-encoding"] === "gzip" ? gunzipSync(bytes) : bytes;
  const type = headers["content-type"] ?? "";
  if (type.startsWith("application/vnd.kubernetes.protobuf")) {
    return type.includes("stream=watch") ? framesOf(plain).map(eventOf) : objectOf(plain);
  }
  const text = plain.toString();
  return jsonOr(text, () => linesOr(text));
}

const jsonOr = (text: string, otherwise: () => Json): Json => {
  try {
    return JSON.parse(text);
  } catch {
    return otherwise();
  }
};

/** A watch writes an event a line. */
const linesOr = (text: string): Json => {
  const lines = text.split("\n").filter((line) => line !== "");
  const events = lines.map((line) => jsonOr(line, () => undefined));
  return lines.length > 1 && events.every((event) => typeof event === "object") ? events : text;
};

function objectOf(bytes: Uint8Array): Json {
  try {
    const { apiVersion, kind, raw } = readEnvelope(bytes);
    const message = messageOfKind(apiVersion, kind);
    return message ? { apiVersion, kind, ...decodeProtobuf(message, raw) } : { apiVersion, kind, raw: hex(raw) };
  } catch {
    return hex(bytes);
  }
}

const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString("hex");

/** Frames begin with their length in four bytes. */
function framesOf(bytes: Buffer): Buffer[] {
  const frames: Buffer[] = [];
  for (let at = 0; at + 4 <= bytes.length; ) {
    const end = at + 4 + bytes.readUInt32BE(at);
    frames.push(bytes.subarray(at + 4, end));
    at = end;
  }
  return frames;
}

/** A WatchEvent, which has no envelope: its type, and the object in an envelope of its own. */
function eventOf(frame: Uint8Array): Json {
  const [type, object] = fieldsOf(frame);
  const [raw = new Uint8Array()] = fieldsOf(object ?? new Uint8Array());
  return { type: Buffer.from(type ?? []).toString(), object: objectOf(raw) };
}

/** The first two fields of a message that has only such with a length. */
function fieldsOf(message: Uint8Array): Uint8Array[] {
  const fields: Uint8Array[] = [];
  for (let at = 0; at < message.length; ) {
    const number = message[at]! >> 3;
    let [length, shift] = [0, 0];
    do {
      at += 1;
      length += (message[at]! & 0x7f) * 2 ** shift;
      shift += 7;
    } while (message[at]! & 0x80);
    at += 1;
    fields[number - 1] = message.subarray(at, at + length);
    at += length;
  }
  return fields;
}
