import { badRequest } from "@kubets/api";
import type { message } from "@kubets/client";
import type { Body, PatchType } from "../road/call.ts";

/** A request of the gRPC door in the words of REST: method, path and query, which the road already knows how to read. */
export interface Asked {
  readonly method: "GET" | "POST" | "PUT" | "PATCH" | "DELETE";
  readonly watch: boolean;
  readonly resource: message.Resource;
  readonly namespace: string;
  readonly name: string;
  /** Options; empty values are not given. */
  readonly query: Readonly<Record<string, string>>;
  readonly body: Body | undefined;
  readonly patchType: PatchType | undefined;
}

const nothing = { watch: false, query: {}, body: undefined, patchType: undefined } as const;

function addressed(request: { resource: message.Resource | null; namespace: string; name?: string }) {
  if (!request.resource) throw badRequest("the request names no resource");
  return { resource: request.resource, namespace: request.namespace, name: request.name ?? "" };
}

const bodyOf = (bytes: Buffer, encoding: message.Encoding): Body => ({
  bytes,
  encoding: encoding === "PROTOBUF" ? "protobuf" : "json",
});

const writeQuery = (options: message.WriteOptions | null): Record<string, string> => ({
  dryRun: options?.dryRun ? "All" : "",
  fieldManager: options?.fieldManager ?? "",
  fieldValidation: options?.fieldValidation ?? "",
});

const selecting = (request: { labelSelector: string; fieldSelector: string }) => ({
  labelSelector: request.labelSelector,
  fieldSelector: request.fieldSelector,
});

export const askGet = (request: message.GetRequest): Asked => ({
  ...nothing,
  ...addressed(request),
  method: "GET",
  query: { resourceVersion: request.resourceVersion },
});

export const askList = (request: message.ListRequest): Asked => ({
  ...nothing,
  ...addressed(request),
  method: "GET",
  query: {
    ...selecting(request),
    resourceVersion: request.resourceVersion,
    resourceVersionMatch: request.resourceVersionMatch,
    limit: request.limit ? String(request.limit) : "",
    continue: request.continue,
  },
});

export const askWatch = (request: message.WatchRequest): Asked => ({
  ...nothing,
  ...addressed(request),
  method: "GET",
  watch: true,
  query: {
    ...selecting(request),
    resourceVersion: request.resourceVersion,
    resourceVersionMatch: request.resourceVersionMatch,
    allowWatchBookmarks: request.allowBookmarks ? "true" : "",
    sendInitialEvents: request.sendInitialEvents === undefined ? "" : String(request.sendInitialEvents),
  },
});

export const askCreate = (request: message.WriteRequest): Asked => ({
  ...nothing,
  ...addressed(request),
  // The name is the parent's of a subresource; an object names itself.
  name: request.resource?.subresource ? request.name : "",
  method: "POST",
  query: writeQuery(request.options),
  body: bodyOf(request.object, request.encoding),
});

export const askUpdate = (request: message.WriteRequest): Asked => ({
  ...nothing,
  ...addressed(request),
  method: "PUT",
  query: writeQuery(request.options),
  body: bodyOf(request.object, request.encoding),
});

const patchTypes = { MERGE: "merge", STRATEGIC_MERGE: "strategic", JSON_PATCH: "json" } as const;

export const askPatch = (request: message.PatchRequest): Asked => ({
  ...nothing,
  ...addressed(request),
  method: "PATCH",
  query: writeQuery(request.options),
  body: { bytes: request.patch, encoding: "json" },
  patchType: patchTypes[request.type],
});

export const askApply = (request: message.ApplyRequest): Asked => ({
  ...nothing,
  ...addressed(request),
  method: "PATCH",
  query: { ...writeQuery(request.options), force: request.force ? "true" : "" },
  body: { bytes: request.object, encoding: "yaml" },
  patchType: "apply",
});

/** The options travel as REST's body does, where alone preconditions can be said. */
function deleteBody(options: message.DeleteOptions | null): Body | undefined {
  if (!options) return undefined;
  const { gracePeriodSeconds, propagationPolicy, uid, resourceVersion, dryRun } = options;
  const preconditions = { ...(uid && { uid }), ...(resourceVersion && { resourceVersion }) };
  const said = {
    ...(gracePeriodSeconds !== undefined && { gracePeriodSeconds }),
    ...(propagationPolicy && { propagationPolicy }),
    ...(Object.keys(preconditions).length > 0 && { preconditions }),
    ...(dryRun && { dryRun: ["All"] }),
  };
  return { bytes: Buffer.from(JSON.stringify(said)), encoding: "json" };
}

export const askDelete = (request: message.DeleteRequest): Asked => ({
  ...nothing,
  ...addressed(request),
  method: "DELETE",
  body: deleteBody(request.options),
});

export const askDeleteCollection = (request: message.DeleteCollectionRequest): Asked => ({
  ...nothing,
  ...addressed(request),
  method: "DELETE",
  query: selecting(request),
  body: deleteBody(request.options),
});
