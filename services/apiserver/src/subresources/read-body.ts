import { type ApiObject, type Kind, messageOfKind } from "@kubets/api";
import type { Call } from "../road/call.ts";
import { readObject } from "../road/read-object.ts";

/** The object sent to a subresource, of the subresource's own kind: an Eviction, a Binding, a TokenRequest, a Scale. */
export function readBody(call: Call, formerVersions: readonly string[] = []): ApiObject {
  return readObject(call, { kind: bodyKind(call), formerVersions });
}

/** The kind that a subresource speaks, as far as decoding needs it. */
export function bodyKind({ kind, subresource }: Pick<Call, "kind" | "subresource">): Kind {
  if (!subresource) return kind;
  const { group, version, kind: name } = subresource;
  const apiVersion = group ? `${group}/${version}` : version;
  const message = messageOfKind(apiVersion, name);
  if (!message) throw new Error(`the schema has no ${apiVersion} ${name}`);
  const own = { group, version };
  return { ...kind, ...own, storageKind: own, apiVersion, kind: name, message };
}

/** What a write that answers with no object of its own is answered with. */
export const success = (code: 200 | 201 = 201) =>
  ({
    is: "object",
    code,
    object: { kind: "Status", apiVersion: "v1", metadata: {}, status: "Success", code },
  }) as const;
