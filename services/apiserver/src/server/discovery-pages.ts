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
import type { Exchange } from "./exchange.ts";
import { objectPage } from "./object-page.ts";
import { getOnly, type Page, type PageHandler, type PageTable } from "./other-paths.ts";
import { noSuchResource, wrongMethod } from "./route.ts";

/** `/api`, `/apis` and the documents of groups and versions below them. */
export function discoveryPages(registry: KindRegistry, serverAddress: string): PageTable {
  const aggregated = { api: keptAggregated("api"), apis: keptAggregated("apis") };
  const core: PageHandler = (exchange) =>
    asksForAggregated(exchange)
      ? aggregatedPage(exchange, aggregated.api(registry.all()))
      : objectPage(exchange, apiVersions(serverAddress), "index");
  const groups: PageHandler = (exchange) =>
    asksForAggregated(exchange)
      ? aggregatedPage(exchange, aggregated.apis(registry.all()))
      : objectPage(exchange, apiGroupList(registry.all()), "index");
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

const aggregatedType = "application/json;g=apidiscovery.k8s.io;v=v2;as=APIGroupDiscoveryList";

/** The whole document at once: what kubectl asks for first. */
const asksForAggregated = ({ headers }: Exchange): boolean =>
  (headers.accept ?? "")
    .split(",")
    .some((clause) => clause.replaceAll(" ", "").split(";").sort().join() === aggregatedType.split(";").sort().join());

interface Kept {
  readonly kinds: readonly Kind[];
  readonly body: Buffer;
  readonly etag: string;
}

/** Made again only when the kinds have changed. */
function keptAggregated(root: "api" | "apis"): (kinds: readonly Kind[]) => Kept {
  let kept: Kept | undefined;
  return (kinds) => {
    if (kept?.kinds === kinds) return kept;
    const body = Buffer.from(`${JSON.stringify(aggregatedDiscovery(kinds, root))}\n`);
    kept = { kinds, body, etag: `"${createHash("sha512").update(body).digest("hex").toUpperCase()}"` };
    return kept;
  };
}

function aggregatedPage({ headers }: Exchange, { body, etag }: Kept): Page {
  const known = headers["if-none-match"] === etag;
  const about = { etag, vary: "Accept", "cache-control": "public" };
  return { code: known ? 304 : 200, contentType: aggregatedType, body: known ? "" : body, headers: about };
}
