import { createHash } from "node:crypto";
import {
  aggregatedDiscovery,
  apiGroup,
  apiGroupList,
  apiResourceList,
  apiVersions,
  groupVersionsOf,
  type Kind,
} from "@kubets/api";
import type { KindRegistry } from "../road/deps.ts";
import { encodeObject } from "./encode-object.ts";
import type { Exchange } from "./exchange.ts";
import { negotiateAggregated } from "./negotiate.ts";
import { objectPage } from "./object-page.ts";
import { getOnly, type Page, type PageHandler, type PageTable } from "./other-paths.ts";
import { noSuchResource, wrongMethod } from "./route.ts";
import { wantsPretty } from "./wants-pretty.ts";

/** `/api`, `/apis` and the documents of groups and versions below them. */
export function discoveryPages(registry: KindRegistry, serverAddress: string): PageTable {
  const aggregated = { api: keptAggregated("api"), apis: keptAggregated("apis") };
  const core: PageHandler = (exchange) =>
    aggregatedPage(exchange, () => aggregated.api(registry.all())) ?? objectPage(exchange, apiVersions(serverAddress));
  const groups: PageHandler = (exchange) =>
    aggregatedPage(exchange, () => aggregated.apis(registry.all())) ??
    objectPage(exchange, apiGroupList(registry.all()), "index");
  const coreVersion = (exchange: Exchange) =>
    versionPage(exchange, { group: "", version: lastPart(exchange.path) }, registry);
  return new Map<string, PageHandler>([
    ["/api", getOnly(core)],
    ["/apis", groups],
    ["/api/", (exchange) => (exchange.path === "/api/" ? getOnly(core)(exchange) : coreVersion(exchange))],
    ["/apis/", (exchange) => (exchange.path === "/apis/" ? groups(exchange) : groupPage(exchange, registry))],
  ]);
}

/** The paths that discovery names, for the list at `/`. */
export const discoveryPaths = (kinds: readonly Kind[]): string[] =>
  [...groupVersionsOf(kinds)].flatMap(([group, versions]) =>
    group
      ? [`/apis/${group}`, ...versions.map((version) => `/apis/${group}/${version}`)]
      : versions.map((version) => `/api/${version}`),
  );

function groupPage(exchange: Exchange, registry: KindRegistry): Page | undefined {
  const [, , group = "", version, ...more] = exchange.path.replace(/\/$/, "").split("/");
  if (!registry.hasGroup(group) || group === "") return undefined;
  if (more.length > 0) throw noSuchResource();
  return version === undefined
    ? objectPage(exchange, apiGroup(registry.all(), group)!, "index")
    : versionPage(exchange, { group, version }, registry);
}

function versionPage(exchange: Exchange, asked: { group: string; version: string }, registry: KindRegistry): Page {
  const served = registry.all().some(({ group, version }) => group === asked.group && version === asked.version);
  if (!served) throw noSuchResource();
  if (exchange.method !== "GET") throw wrongMethod();
  return objectPage(exchange, apiResourceList(registry.all(), asked)!);
}

const lastPart = (path: string) => path.replace(/\/$/, "").split("/").at(-1) ?? "";

interface Kept {
  readonly kinds: readonly Kind[];
  readonly document: ReturnType<typeof aggregatedDiscovery>;
  readonly body: Buffer;
  readonly etag: string;
}

/** Made again only when the kinds have changed. */
function keptAggregated(root: "api" | "apis"): (kinds: readonly Kind[]) => Kept {
  let kept: Kept | undefined;
  return (kinds) => {
    if (kept?.kinds === kinds) return kept;
    const document = aggregatedDiscovery(kinds, root);
    const body = encodeObject(document, { encoding: "json", pretty: false });
    kept = { kinds, document, body, etag: `"${createHash("sha512").update(body).digest("hex").toUpperCase()}"` };
    return kept;
  };
}

/** The whole document at once, what kubectl asks for first; undefined where it is not asked for. */
function aggregatedPage(exchange: Exchange, kept: () => Kept): Page | undefined {
  const { headers } = exchange;
  const asked = negotiateAggregated(headers.accept);
  if (!asked) return undefined;
  const { document, body, etag } = kept();
  const about = { etag, vary: "Accept", "cache-control": "public" };
  const { encoding, type: contentType } = asked;
  if (headers["if-none-match"] === etag) return { code: 304, contentType, body: "", headers: about };
  const pretty = wantsPretty(exchange);
  const isKept = encoding === "json" && !pretty;
  return { code: 200, contentType, body: isKept ? body : encodeObject(document, { encoding, pretty }), headers: about };
}
