import { promisify } from "node:util";
import { Worker } from "node:worker_threads";
import { gunzip as gunzipLater } from "node:zlib";
import { ApiError } from "@kubets/api";
import type { Exchange } from "./exchange.ts";
import type { OpenApiDocuments } from "./openapi-worker.ts";
import type { Page, PageHandler, PageTable } from "./other-paths.ts";

const gunzip = promisify(gunzipLater);

/** `/openapi/v2`, `/openapi/v3` and the documents below it; made when first asked for, kept compressed. */
export function openApiPages(): PageTable {
  let made: Promise<OpenApiDocuments> | undefined;
  const documents = () => {
    made ??= makeDocuments().catch((error) => {
      made = undefined;
      throw error;
    });
    return made;
  };
  const handler: PageHandler = async (exchange) => find(exchange, await documents());
  return new Map([
    ["/openapi/v2", handler],
    ["/openapi/v3", handler],
    ["/openapi/v3/", handler],
  ]);
}

function makeDocuments(): Promise<OpenApiDocuments> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL("./openapi-worker.ts", import.meta.url));
    worker.once("message", resolve);
    worker.once("error", reject);
    worker.once("exit", () => reject(new Error("the worker ended without the documents")));
    worker.unref();
  });
}

/** What a client asks version 2 for, and what it is then told that it has got: `@` may not stand in a media type. */
const protobufAsked = "application/com.github.proto-openapi.spec.v2@v1.0+protobuf";
const protobufGiven = "application/com.github.proto-openapi.spec.v2.v1.0+protobuf";

async function find(exchange: Exchange, { pages, v2Protobuf }: OpenApiDocuments): Promise<Page | undefined> {
  const path = exchange.path.replace(/\/$/, "");
  const found = pages.get(path);
  if (!found) return undefined;
  const { accept = "", "accept-encoding": encodings = "" } = exchange.headers;
  const isGzip = String(encodings).includes("gzip");
  const vary = { vary: "Accept-Encoding, Accept" };
  if (path === "/openapi/v2" && (accept.includes(protobufAsked) || accept.includes(protobufGiven))) {
    return page(v2Protobuf, { contentType: protobufGiven, isGzip, headers: vary });
  }
  if (accept.includes("protobuf") && !accept.includes("json") && !accept.includes("*/*")) throw onlyJson();
  const hashed = exchange.query.includes(`hash=${found.etag}`) && found.etag !== "";
  const headers = {
    ...vary,
    ...(found.etag ? { etag: `"${found.etag}"` } : {}),
    // What names its hash never changes.
    ...(hashed ? { "cache-control": "public, immutable" } : {}),
  };
  // The index has been served as plain text for so long that clients expect no other.
  const contentType = path === "/openapi/v3" ? "text/plain; charset=utf-8" : "application/json";
  return page(found.body, { contentType, isGzip, headers });
}

interface PageOptions {
  readonly contentType: string;
  readonly isGzip: boolean;
  readonly headers: Readonly<Record<string, string>>;
}

/** A document that is kept compressed, as the client takes it. */
async function page(compressed: Uint8Array, { contentType, isGzip, headers }: PageOptions): Promise<Page> {
  if (!isGzip) return { code: 200, contentType, body: await gunzip(compressed), headers };
  return { code: 200, contentType, body: Buffer.from(compressed), headers: { ...headers, "content-encoding": "gzip" } };
}

const onlyJson = () => new ApiError("NotAcceptable", "only the following media types are accepted: application/json");
