/** Makes the OpenAPI documents of the built-in kinds beside the event loop, for it takes a while and a lot of memory. */
import { createHash } from "node:crypto";
import { parentPort } from "node:worker_threads";
import { gzipSync } from "node:zlib";
import { allKinds, openApiV2, openApiV2Protobuf, openApiV3, openApiV3Index } from "@kubets/api";

export interface OpenApiDocuments {
  /** Compressed JSON, by path: `/openapi/v2`, `/openapi/v3`, `/openapi/v3/apis/apps/v1`. */
  readonly pages: ReadonlyMap<string, { readonly body: Uint8Array; readonly etag: string }>;
  /** `/openapi/v2` as protobuf, compressed too. */
  readonly v2Protobuf: Uint8Array;
}

const pages = new Map<string, { body: Uint8Array; etag: string }>();
const keep = (path: string, bytes: Uint8Array, etag: string) => pages.set(path, { body: gzipSync(bytes), etag });

const documents = new Map<string, Uint8Array>();
for (const [name, document] of openApiV3(allKinds)) documents.set(name, Buffer.from(JSON.stringify(document)));
const index = openApiV3Index(documents) as { paths: Record<string, { serverRelativeURL: string }> };
for (const [name, bytes] of documents) {
  const hash = index.paths[name]!.serverRelativeURL.split("hash=")[1] ?? "";
  keep(`/openapi/v3/${name}`, bytes, hash);
}
keep("/openapi/v3", Buffer.from(JSON.stringify(index)), "");
const v2 = openApiV2(allKinds);
const v2Bytes = Buffer.from(JSON.stringify(v2));
keep("/openapi/v2", v2Bytes, createHash("sha512").update(v2Bytes).digest("hex").toUpperCase());
const v2Protobuf = gzipSync(openApiV2Protobuf(v2));
parentPort?.postMessage({ pages, v2Protobuf } satisfies OpenApiDocuments);
