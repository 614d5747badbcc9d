import { encodeProtobuf, messageOfKind, stringifyJson } from "@kubets/api";
import type { Entry } from "../store/store.ts";
import type { Accepted } from "./negotiate.ts";

/** The object with nothing but its metadata. */
export const partialMetadata = ({ object }: Entry, { asVersion }: Accepted) => ({
  kind: "PartialObjectMetadata",
  apiVersion: `meta.k8s.io/${asVersion}`,
  metadata: object.metadata,
});

export function partialJson(entry: Entry, accepted: Accepted): Buffer {
  return entry.form(`json partial ${accepted.asVersion}`, () =>
    Buffer.from(stringifyJson(partialMetadata(entry, accepted))),
  );
}

export function partialProtobuf(entry: Entry, accepted: Accepted): Buffer {
  return entry.form("protobuf partial", () => {
    const message = messageOfKind("meta.k8s.io/v1", "PartialObjectMetadata")!;
    return Buffer.from(encodeProtobuf(message, partialMetadata(entry, accepted)));
  });
}
