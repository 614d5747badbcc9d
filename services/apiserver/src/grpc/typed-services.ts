import type { Metadata, ServerUnaryCall, ServerWritableStream, UntypedHandleCall } from "@grpc/grpc-js";
import {
  type ApiObject,
  decodeProtobuf,
  encodeProtobuf,
  type Kind,
  messageOfKind,
  type TypedMethod,
  typedMethods,
  typedServiceName,
} from "@kubets/api";
import { type message, objectsService } from "@kubets/client";
import type { Answer } from "../road/answer.ts";
import { protobufOf } from "../server/entry-bytes.ts";
import { envelope } from "../server/protobuf-envelope.ts";
import type { StoreEvent } from "../store/store.ts";
import { bodyKind } from "../subresources/read-body.ts";
import * as ask from "./asked.ts";
import type { Door } from "./door.ts";
import { answered, serverStream, unary } from "./handlers.ts";
import { typedList } from "./list-chunks.ts";
import { pourWatch } from "./watch-stream.ts";
import { bytesField } from "./wire-writer.ts";

/** A service as grpc-js adds it. */
export interface TypedService {
  readonly name: string;
  readonly definition: Readonly<Record<string, object>>;
  readonly handlers: Readonly<Record<string, UntypedHandleCall>>;
}

/**
 * The gRPC service of one kind: `k8s.io.api.apps.v1.Deployments`. Nothing is generated for it: objects are decoded and
 * encoded by the schema, and every method becomes the same call as on `Objects`.
 */
export function typedService(kind: Kind, door: Door): TypedService {
  const packageName = kind.message.name.slice(0, kind.message.name.lastIndexOf("."));
  const name = `${packageName}.${typedServiceName(kind)}`;
  const methods = typedMethods(kind);
  return {
    name,
    definition: Object.fromEntries(methods.map((method) => [method.name, definitionOf(method, name)])),
    handlers: Object.fromEntries(methods.map((method) => [method.name, handlerOf(method, kind, door)])),
  };
}

/** The methods of `Objects` whose requests these are; the resource in them is not looked at. */
const requests = {
  GetRequest: objectsService.Get,
  ListRequest: objectsService.List,
  WatchRequest: objectsService.Watch,
  PatchRequest: objectsService.Patch,
  ApplyRequest: objectsService.Apply,
  DeleteRequest: objectsService.Delete,
  DeleteCollectionRequest: objectsService.DeleteCollection,
} as const;

const asItIs = (bytes: Buffer): Buffer => bytes;

function definitionOf({ name, request, reply }: TypedMethod, service: string): object {
  const source = request === "object" ? undefined : requests[request];
  return {
    path: `/${service}/${name}`,
    requestStream: false,
    responseStream: reply === "event",
    requestSerialize: source?.requestSerialize ?? asItIs,
    requestDeserialize: source?.requestDeserialize ?? asItIs,
    responseSerialize: asItIs,
    responseDeserialize: asItIs,
    originalName: name.charAt(0).toLowerCase() + name.slice(1),
  };
}

function handlerOf(method: TypedMethod, kind: Kind, door: Door): UntypedHandleCall {
  const resource = { group: kind.group, version: kind.version, resource: kind.plural, subresource: method.subresource };
  if (method.verb === "watch") return watchHandler(resource, kind, door);
  const asks = askerOf(method, { kind, resource });
  const reply = (answer: Answer) => replyOf(method, answer, { kind, door });
  return unary((request: never, server: ServerUnaryCall<never, Buffer>) =>
    answered(server, asks(request, server.metadata), door, ({ answer }) => reply(answer)),
  ) as UntypedHandleCall;
}

interface Resourced {
  readonly kind: Kind;
  readonly resource: message.Resource;
}

/** What a method asks, of its request and what the metadata say beside it. */
function askerOf(
  { verb, subresource }: TypedMethod,
  { kind, resource }: Resourced,
): (request: never, metadata: Metadata) => ask.Asked {
  switch (verb) {
    case "get":
      return (request: message.GetRequest) => ask.askGet({ ...request, resource });
    case "list":
      return (request: message.ListRequest) => ask.askList({ ...request, resource });
    case "watch":
      return (request: message.WatchRequest) => ask.askWatch({ ...request, resource });
    case "patch":
      return (request: message.PatchRequest) => ask.askPatch({ ...request, resource });
    case "apply":
      return (request: message.ApplyRequest) => ask.askApply({ ...request, resource });
    case "delete":
      return (request: message.DeleteRequest) => ask.askDelete({ ...request, resource });
    case "deletecollection":
      return (request: message.DeleteCollectionRequest) => ask.askDeleteCollection({ ...request, resource });
    default: {
      const part = kind.subresources.find(({ name }) => name === subresource);
      const spoken = bodyKind({ kind, subresource: part });
      const asks = verb === "create" ? ask.askCreate : ask.askUpdate;
      return (bytes: Buffer, metadata) => asks(writeRequest({ bytes, spoken, resource, metadata }));
    }
  }
}

const deleted = Buffer.alloc(0);

interface Replying {
  readonly kind: Kind;
  readonly door: Door;
}

function replyOf({ reply }: TypedMethod, answer: Answer, { kind, door }: Replying): Buffer {
  if (reply === "Deleted") return deleted;
  if (reply !== "list") return objectReply(answer, kind, door);
  if (answer.is !== "list") throw new Error(`a list was answered with ${answer.is}`);
  return typedList(answer.result, (entry) => protobufOf(entry, kind, door.deps));
}

function watchHandler(resource: message.Resource, kind: Kind, door: Door): UntypedHandleCall {
  return serverStream((request: message.WatchRequest, stream: ServerWritableStream<message.WatchRequest, Buffer>) =>
    answered(stream, ask.askWatch({ ...request, resource }), door, ({ answer }) => {
      if (answer.is !== "watch") throw new Error(`a watch was answered with ${answer.is}`);
      const { stopping } = door;
      return pourWatch({ stream, answer, bytesOf: (event) => typedEvent(event, kind, door), stopping });
    }),
  ) as UntypedHandleCall;
}

interface TypedWrite {
  readonly bytes: Buffer;
  /** The kind of the message: the service's, or what the subresource speaks. */
  readonly spoken: Kind;
  readonly resource: message.Resource;
  readonly metadata: Metadata;
}

/** The message is wrapped as REST takes it; options are metadata, for the request is the object alone. */
function writeRequest({ bytes, spoken, resource, metadata }: TypedWrite): message.WriteRequest {
  const { metadata: meta } = decodeProtobuf(spoken.message, bytes) as Partial<ApiObject>;
  const option = (key: string) => String(metadata.get(`kubets-${key}`)[0] ?? "");
  return {
    resource,
    namespace: spoken.namespaced ? (meta?.namespace ?? "") : "",
    name: meta?.name ?? "",
    object: envelope(spoken, [bytes]),
    encoding: "PROTOBUF",
    options: {
      dryRun: option("dry-run") === "true",
      fieldManager: option("field-manager"),
      fieldValidation: option("field-validation"),
    },
  };
}

function objectReply(answer: Answer, kind: Kind, door: Door): Buffer {
  if (answer.is === "entry") return protobufOf(answer.entry, kind, door.deps);
  if (answer.is !== "object") throw new Error(`an object was answered with ${answer.is}`);
  const schema = messageOfKind(answer.object.apiVersion, answer.object.kind) ?? kind.message;
  return Buffer.from(encodeProtobuf(schema, answer.object));
}

/** A `<Kind>WatchEvent`; a bookmark's object has only its resourceVersion. */
function typedEvent(event: StoreEvent, kind: Kind, door: Door): Buffer {
  if (event.type === "BOOKMARK") {
    const object = encodeProtobuf(kind.message, { metadata: { resourceVersion: String(event.revision) } });
    return Buffer.concat([bytesField(1, event.type), bytesField(2, Buffer.from(object))]);
  }
  const { type, entry } = event;
  return entry.form(`grpc typed ${type} ${kind.apiVersion}`, () =>
    Buffer.concat([bytesField(1, type), bytesField(2, protobufOf(entry, kind, door.deps))]),
  );
}
