import { encodeProtobuf, type Kind, messageOfKind, stringifyJson } from "@kubets/api";
import type { message } from "@kubets/client";
import type { AnswerObject } from "../road/answer.ts";
import type { RoadDeps } from "../road/deps.ts";
import { jsonOf, protobufOf } from "../server/entry-bytes.ts";
import { envelope } from "../server/protobuf-envelope.ts";
import type { Entry } from "../store/store.ts";

export interface WantedForm {
  /** The kind asked for: its version may not be the stored one. */
  readonly kind: Kind;
  readonly encoding: message.Encoding;
  readonly deps: Pick<RoadDeps, "recordOf">;
}

/** The bytes of a stored object, from the same forms as REST's. */
export function entryBytes(entry: Entry, { kind, encoding, deps }: WantedForm): Buffer {
  return encoding === "JSON" ? jsonOf(entry, kind, deps) : envelope(kind, [protobufOf(entry, kind, deps)]);
}

/** The bytes of an object that is not stored as it stands: a Scale, a Status, a review. */
export function objectBytes(object: AnswerObject, encoding: message.Encoding): Buffer {
  const schema = encoding === "PROTOBUF" ? messageOfKind(object.apiVersion, object.kind) : undefined;
  if (!schema) return Buffer.from(stringifyJson(object));
  return envelope(object, [Buffer.from(encodeProtobuf(schema, object))]);
}
