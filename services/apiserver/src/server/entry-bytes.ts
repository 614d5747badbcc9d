import { encodeProtobuf, type Kind, stringifyJson } from "@kubets/api";
import type { RoadDeps } from "../road/deps.ts";
import type { Entry } from "../store/store.ts";
import { fromStored } from "../verbs/stored-kind.ts";
import { encodeObject } from "./encode-object.ts";
import type { Accepted } from "./negotiate.ts";
import { envelope } from "./protobuf-envelope.ts";

const newline = Buffer.from("\n");

export interface Encoding {
  readonly kind: Kind;
  readonly accepted: Accepted;
  readonly deps: Pick<RoadDeps, "recordOf">;
}

const isStored = ({ storageKind, group, version }: Kind) =>
  storageKind.version === version && storageKind.group === group;

/** The whole answer to a GET of one object, in its own shape. */
export function entryBytes(entry: Entry, { kind, accepted, deps }: Encoding): Buffer {
  if (accepted.encoding === "protobuf") return envelope(kind, [protobufOf(entry, kind, deps)]);
  if (accepted.encoding === "json" && !accepted.pretty) {
    return isStored(kind) ? entry.jsonLine : Buffer.concat([jsonOf(entry, kind, deps), newline]);
  }
  return encodeObject(fromStored(entry.object, kind, deps), accepted);
}

/** Compact JSON without a newline; kept with the entry. */
export function jsonOf(entry: Entry, kind: Kind, deps: Pick<RoadDeps, "recordOf">): Buffer {
  if (isStored(kind)) return entry.json;
  return entry.form(`json ${kind.apiVersion}`, () => Buffer.from(stringifyJson(fromStored(entry.object, kind, deps))));
}

/** The bare message, as it stands in lists; kept with the entry. */
export function protobufOf(entry: Entry, kind: Kind, deps: Pick<RoadDeps, "recordOf">): Buffer {
  return entry.form(`protobuf ${kind.apiVersion}`, () =>
    Buffer.from(encodeProtobuf(kind.message, fromStored(entry.object, kind, deps))),
  );
}
