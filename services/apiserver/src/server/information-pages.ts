import { ApiError } from "@kubets/api";
import type { Registry } from "prom-client";
import { versionInfo } from "../health/version.ts";
import type { Exchange } from "./exchange.ts";
import { jsonPage } from "./object-page.ts";
import { type PageHandler, type PageTable, routedPages } from "./other-paths.ts";

export interface InformationOptions {
  readonly metrics: Registry;
  /** `/.well-known/openid-configuration` and `/openid/v1/jwks`; absent where no key signs tokens. */
  readonly openid: { readonly configuration: object; readonly keys: object } | undefined;
  /** All other paths there are, for the list at `/`. */
  readonly paths: () => readonly string[];
}

/** What the server says of itself. */
export function informationPages({ metrics, openid, paths }: InformationOptions): PageTable {
  const index: PageHandler = () => jsonPage({ paths: [...paths()].sort() });
  const version: PageHandler = ({ headers }) => onlyAs("application/json", headers.accept, () => jsonPage(versionInfo));
  const pages = new Map<string, PageHandler>([
    ["/", index],
    ["/index.html", index],
    ...routedPages("/version", version),
    ["/metrics", async () => ({ code: 200, contentType: metrics.contentType, body: await metrics.metrics() })],
  ]);
  if (openid) for (const [path, page] of openidPages(openid)) pages.set(path, page);
  return pages;
}

function openidPages({ configuration, keys }: NonNullable<InformationOptions["openid"]>) {
  const headers = { "cache-control": "public, max-age=3600" };
  const jwks = "application/jwk-set+json";
  return [
    ...routedPages("/.well-known/openid-configuration", ({ headers: { accept } }) =>
      onlyAs("application/json", accept, () => ({ ...jsonPage(configuration), headers })),
    ),
    ...routedPages("/openid/v1/jwks", ({ headers: { accept } }) =>
      onlyAs(jwks, accept, () => ({ ...jsonPage(keys), contentType: jwks, headers })),
    ),
  ];
}

type MadePage = Awaited<ReturnType<PageHandler>>;

/** A document that exists in one form: another one is not acceptable. */
function onlyAs(type: string, accept: Exchange["headers"]["accept"], make: () => MadePage): MadePage {
  const types = (accept ?? "*/*").split(",").map((text) => text.split(";")[0]!.trim());
  if (types.includes("*/*") || types.includes(type)) return make();
  throw new ApiError("NotAcceptable", `406: Not Acceptable\n\nAvailable representations: ${type}`, { details: {} });
}
