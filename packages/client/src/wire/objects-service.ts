import { fileURLToPath } from "node:url";
import type { MethodDefinition } from "@grpc/grpc-js";
import { loadSync, type PackageDefinition } from "@grpc/proto-loader";
import type * as message from "./messages.ts";

/** Where the definitions lie that both sides of the wire are made from. */
export const protoFolder = fileURLToPath(new URL("../../../../proto/", import.meta.url));

/** The package definition: the service, its messages, and the descriptors that reflection hands out. */
export const objectsPackage: PackageDefinition = loadSync("kubets/api/v1/objects.proto", {
  includeDirs: [protoFolder],
  longs: Number,
  enums: String,
  defaults: true,
  oneofs: true,
});

/** `kubets.api.v1.Objects`, method by method. */
export interface ObjectsService {
  readonly Get: MethodDefinition<message.GetRequest, message.ObjectMessage>;
  readonly List: MethodDefinition<message.ListRequest, message.ListChunk>;
  readonly Watch: MethodDefinition<message.WatchRequest, message.WatchEvent>;
  readonly Create: MethodDefinition<message.WriteRequest, message.ObjectMessage>;
  readonly Update: MethodDefinition<message.WriteRequest, message.ObjectMessage>;
  readonly Patch: MethodDefinition<message.PatchRequest, message.ObjectMessage>;
  readonly Apply: MethodDefinition<message.ApplyRequest, message.ObjectMessage>;
  readonly Delete: MethodDefinition<message.DeleteRequest, message.ObjectMessage>;
  readonly DeleteCollection: MethodDefinition<message.DeleteCollectionRequest, Record<string, never>>;
  readonly Transact: MethodDefinition<message.TransactRequest, message.TransactAnswer>;
  readonly Bind: MethodDefinition<message.Binding, message.BindingAnswer>;
}

export const objectsService = objectsPackage["kubets.api.v1.Objects"] as unknown as ObjectsService;
