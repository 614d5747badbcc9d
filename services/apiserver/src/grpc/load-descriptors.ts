/** Runs in a thread of its own: reads `proto/` and posts the descriptors of all files. */
import { readdirSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname } from "node:path";
import { parentPort } from "node:worker_threads";
import { loadSync } from "@grpc/proto-loader";
import { protoFolder } from "@kubets/client";

const services = readdirSync(`${protoFolder}services`, { recursive: true, encoding: "utf8" })
  .filter((path) => path.endsWith(".proto"))
  .map((path) => `services/${path}`);
/** `google/protobuf/descriptor.proto`, which our options extend, comes with protobufjs. */
const require = createRequire(import.meta.resolve("@grpc/proto-loader"));
const descriptors = dirname(require.resolve("protobufjs/package.json"));
const loaded = loadSync([...services, "kubets/api/v1/objects.proto"], { includeDirs: [protoFolder, descriptors] });

const files = new Map<string, Uint8Array>();
for (const { fileDescriptorProtos = [] } of Object.values(loaded) as { fileDescriptorProtos?: Buffer[] }[])
  for (const file of fileDescriptorProtos) files.set(file.toString("base64"), file);
parentPort?.postMessage([...files.values()]);
