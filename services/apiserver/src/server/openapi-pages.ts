import { promisify } from "node:util";
import { Worker } from "node:worker_threads";
import { gunzip as gunzipLater } from "node:zlib";
import { parseQuery } from "../road/parse-query.ts";
import type { Exchange } from "./exchange.ts";
import type { OpenApiDocuments } from "./openapi-worker.ts";
import type { Page, PageHandler, PageTable } from "./other-paths.ts";
import { parseAccept } from "./parse-accept.ts";

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

async function find({ path, query, headers }: Exchange, documents: OpenApiDocuments): Promise<Page> {
  const isGzip = String(headers["accept-encoding"] ?? "").includes("gzip");
  const found = documents.pages.get(path);
  if (!found) return nothing(404);
  // The index has been served as plain text for so long that clients expect no other.
  if (path === "/openapi/v3")
    return page(found.body, { contentType: "text/plain; charset=utf-8", isGzip, headers: vary });
  const isV2 = path === "/openapi/v2";
  const form = formOf(headers.accept ?? "*/*", isV2);
  if (!form) return nothing(406, vary);
  const etag = `"${found.etag}"`;
  const asked = isV2 ? null : parseQuery(query).get("hash");
  if (asked && asked !== found.etag) {
    return { ...nothing(301, { ...vary, etag, location: `${path}?hash=${found.etag}` }), contentType: jsonType };
  }
  // What names its hash never changes.
  const kept: Readonly<Record<string, string>> = asked ? { "cache-control": "public, immutable" } : {};
  if (headers["if-none-match"] === etag) return nothing(304, { ...vary, etag, ...kept });
  const contentType = form === "json" ? jsonType : protobufGiven;
  const body = form === "json" ? found.body : documents.v2Protobuf;
  return page(body, { contentType, isGzip, headers: { ...vary, etag, ...kept } });
}

const jsonType = "application/json";
const vary = { vary: "Accept-Encoding, Accept" };

const nothing = (code: number, headers: Readonly<Record<string, string>> = {}): Page => ({
  code,
  contentType: "",
  body: "",
  headers,
});

/** In which form a client gets a document: version 3 is not there as protobuf. */
function formOf(accept: string, isV2: boolean): "json" | "protobuf" | undefined {
  for (const { type } of parseAccept(accept)) {
    if (/^(application|\*)\/(json|\*)$/.test(type)) return "json";
    if (isV2 && (type === protobufAsked || type === protobufGiven)) return "protobuf";
  }
  return undefined;
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
