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
  const page: PageHandler = async (exchange) => find(exchange, await documents());
  return new Map([
    ["/openapi/v2", page],
    ["/openapi/v3", page],
    ["/openapi/v3/", page],
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

async function find(exchange: Exchange, { pages }: OpenApiDocuments): Promise<Page | undefined> {
  const path = exchange.path.replace(/\/$/, "");
  const found = pages.get(path);
  if (!found) return undefined;
  const { accept = "", "accept-encoding": encodings = "" } = exchange.headers;
  if (accept.includes("protobuf") && !accept.includes("json") && !accept.includes("*/*")) throw onlyJson();
  const hashed = exchange.query.includes(`hash=${found.etag}`) && found.etag !== "";
  const headers = {
    vary: "Accept-Encoding, Accept",
    ...(found.etag ? { etag: `"${found.etag}"` } : {}),
    // What names its hash never changes.
    ...(hashed ? { "cache-control": "public, immutable" } : {}),
  };
  // The index has been served as plain text for so long that clients expect no other.
  const contentType = path === "/openapi/v3" ? "text/plain; charset=utf-8" : "application/json";
  if (String(encodings).includes("gzip")) {
    return {
      code: 200,
      contentType,
      body: Buffer.from(found.body),
      headers: { ...headers, "content-encoding": "gzip" },
    };
  }
  return { code: 200, contentType, body: await gunzip(found.body), headers };
}

const onlyJson = () => new ApiError("NotAcceptable", "only the following media types are accepted: application/json");
