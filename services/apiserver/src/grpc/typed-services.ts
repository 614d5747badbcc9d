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

const deleted = Buffer.alloc(0);

function handlerOf({ name }: TypedMethod, kind: Kind, door: Door): UntypedHandleCall {
  const resource = { group: kind.group, version: kind.version, resource: kind.plural, subresource: "" };
  const call = <Request extends object>(
    asks: (request: Request, metadata: Metadata) => ask.Asked,
    reply: (answer: Answer) => Buffer,
  ) =>
    unary((request: Request, server: ServerUnaryCall<Request, Buffer>) =>
      answered(server, asks(request, server.metadata), door, ({ answer }) => reply(answer)),
    ) as UntypedHandleCall;
  const object = (answer: Answer) => objectReply(answer, kind, door);
  switch (name) {
    case "Get":
      return call((request: message.GetRequest) => ask.askGet({ ...request, resource }), object);
    case "Create":
    case "Update":
    case "UpdateStatus":
      return call((bytes: Buffer, metadata) => askWrite(name, { bytes, kind, resource, metadata }), object);
    case "Delete":
      return call(
        (request: message.DeleteRequest) => ask.askDelete({ ...request, resource }),
        () => deleted,
      );
    case "DeleteCollection":
      return call(
        (request: message.DeleteCollectionRequest) => ask.askDeleteCollection({ ...request, resource }),
        () => deleted,
      );
    case "List":
      return call(
        (request: message.ListRequest) => ask.askList({ ...request, resource }),
        (answer) => {
          if (answer.is !== "list") throw new Error(`a list was answered with ${answer.is}`);
          return typedList(answer.result, (entry) => protobufOf(entry, kind, door.deps));
        },
      );
    case "Watch":
      return serverStream((request: message.WatchRequest, stream: ServerWritableStream<message.WatchRequest, Buffer>) =>
        answered(stream, ask.askWatch({ ...request, resource }), door, ({ answer }) => {
          if (answer.is !== "watch") throw new Error(`a watch was answered with ${answer.is}`);
          const { stopping } = door;
          return pourWatch({ stream, answer, bytesOf: (event) => typedEvent(event, kind, door), stopping });
        }),
      ) as UntypedHandleCall;
  }
}

interface TypedWrite {
  readonly bytes: Buffer;
  readonly kind: Kind;
  readonly resource: message.Resource;
  readonly metadata: Metadata;
}

/** The message is wrapped as REST takes it; options are metadata, for the request is the object alone. */
function askWrite(
  name: "Create" | "Update" | "UpdateStatus",
  { bytes, kind, resource, metadata }: TypedWrite,
): ask.Asked {
  const { metadata: meta } = decodeProtobuf(kind.message, bytes) as Partial<ApiObject>;
  const option = (key: string) => String(metadata.get(`kubets-${key}`)[0] ?? "");
  const request: message.WriteRequest = {
    resource: { ...resource, subresource: name === "UpdateStatus" ? "status" : "" },
    namespace: kind.namespaced ? (meta?.namespace ?? "") : "",
    name: meta?.name ?? "",
    object: envelope(kind, [bytes]),
    encoding: "PROTOBUF",
    options: {
      dryRun: option("dry-run") === "true",
      fieldManager: option("field-manager"),
      fieldValidation: option("field-validation"),
    },
  };
  return name === "Create" ? ask.askCreate(request) : ask.askUpdate(request);
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
