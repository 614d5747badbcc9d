import { encodeProtobuf, messageOfKind, stringifyJson } from "@kubets/api";
import type { Entry } from "../store/store.ts";
import type { Encoding } from "./entry-bytes.ts";

type Shape = Pick<Encoding, "kind" | "accepted" | "deps">;

/** The object with nothing but its metadata. */
export function partialMetadata({ object: { metadata } }: Entry, { kind, accepted, deps }: Shape) {
  const hidden = deps.recordOf(kind).hiddenAnnotation;
  return {
    kind: "PartialObjectMetadata",
    apiVersion: `meta.k8s.io/${accepted.asVersion}`,
    metadata: hidden && metadata.annotations?.[hidden] !== undefined ? without(metadata, hidden) : metadata,
  };
}

function without<T extends { annotations?: Readonly<Record<string, string>> }>(metadata: T, annotation: string) {
  const { annotations: { [annotation]: _, ...annotations } = {}, ...rest } = metadata;
  return Object.keys(annotations).length > 0 ? { ...rest, annotations } : rest;
}

export function partialJson(entry: Entry, shape: Shape): Buffer {
  return entry.form(`json partial ${shape.accepted.asVersion}`, () =>
    Buffer.from(stringifyJson(partialMetadata(entry, shape))),
  );
}

export function partialProtobuf(entry: Entry, shape: Shape): Buffer {
  return entry.form("protobuf partial", () => {
    const message = messageOfKind("meta.k8s.io/v1", "PartialObjectMetadata")!;
    return Buffer.from(encodeProtobuf(message, partialMetadata(entry, shape)));
  });
}
