import { ApiError } from "@kubets/api";
import type { Registry } from "prom-client";
import { versionInfo } from "../health/version.ts";
import type { Exchange } from "./exchange.ts";
import { jsonPage } from "./object-page.ts";
import { getOnly, type PageHandler, type PageTable } from "./other-paths.ts";

export interface InformationOptions {
  readonly metrics: Registry;
  /** `/.well-known/openid-configuration` and `/openid/v1/jwks`; absent where no key signs tokens. */
  readonly openid: { readonly configuration: object; readonly keys: object } | undefined;
  /** All other paths there are, for the list at `/`. */
  readonly paths: () => readonly string[];
}

/** What the server says of itself. */
export function informationPages({ metrics, openid, paths }: InformationOptions): PageTable {
  const pages = new Map<string, PageHandler>([
    ["/", () => jsonPage({ paths: [...paths()].sort() })],
    ["/version", getOnly(({ headers }) => onlyAs("application/json", headers.accept, () => jsonPage(versionInfo)))],
    ["/metrics", async () => ({ code: 200, contentType: metrics.contentType, body: await metrics.metrics() })],
  ]);
  if (openid) {
    const { configuration, keys } = openid;
    const maxAge = { "cache-control": "public, max-age=3600" };
    pages.set(
      "/.well-known/openid-configuration",
      getOnly(({ headers }) =>
        onlyAs("application/json", headers.accept, () => ({ ...jsonPage(configuration), headers: maxAge })),
      ),
    );
    const jwks = "application/jwk-set+json";
    pages.set(
      "/openid/v1/jwks",
      getOnly(({ headers }) =>
        onlyAs(jwks, headers.accept, () => ({ ...jsonPage(keys), contentType: jwks, headers: maxAge })),
      ),
    );
  }
  return pages;
}

type MadePage = Awaited<ReturnType<PageHandler>>;

/** A document that exists in one form: another one is not acceptable. */
function onlyAs(type: string, accept: Exchange["headers"]["accept"], make: () => MadePage): MadePage {
  const types = (accept ?? "*/*").split(",").map((text) => text.split(";")[0]!.trim());
  if (types.includes("*/*") || types.includes(type)) return make();
  throw new ApiError("NotAcceptable", `406: Not Acceptable\n\nAvailable representations: ${type}`, { details: {} });
}
