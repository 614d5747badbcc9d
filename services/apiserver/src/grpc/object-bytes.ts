import { type ApiObject, encodeEnvelope, type Kind, messageOfKind, stringifyJson } from "@kubets/api";
import type { Encoding } from "@kubets/client";
import type { AnswerObject } from "../road/answer.ts";
import type { RoadDeps } from "../road/deps.ts";
import type { Entry } from "../store/store.ts";
import { fromStored, storedKind } from "../verbs/stored-kind.ts";

export interface WantedForm {
  /** The kind asked for: its version may not be the stored one. */
  readonly kind: Kind;
  readonly encoding: Encoding;
  readonly deps: RoadDeps;
}

/** The bytes of a stored object; made once for all who want the same form. */
export function entryBytes(entry: Entry, { kind, encoding, deps }: WantedForm): Buffer {
  const stored = storedKind(kind, deps.registry) === kind;
  if (encoding === "JSON" && stored) return entry.json;
  const form = `grpc ${encoding} ${kind.apiVersion}`;
  return entry.form(form, () => {
    const object = stored ? entry.object : fromStored(entry.object, kind, deps);
    return objectBytes(object, encoding);
  });
}

/** The bytes of an object that is not stored as it stands: a Scale, a Status, a review. */
export function objectBytes(object: AnswerObject | ApiObject, encoding: Encoding): Buffer {
  if (encoding === "JSON") return Buffer.from(stringifyJson(object));
  const message = messageOfKind(object.apiVersion, object.kind);
  if (!message) return Buffer.from(stringifyJson(object));
  const { apiVersion, kind } = object;
  return Buffer.from(encodeEnvelope({ apiVersion, kind }, message, object));
}
