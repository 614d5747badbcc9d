import type { Logger } from "@kubets/component";
import type { Registry } from "prom-client";
import { type HealthParts, healthChecks } from "../health/checks.ts";
import { healthPages } from "../health/pages.ts";
import type { KindRegistry } from "../road/deps.ts";
import { discoveryPages, discoveryPaths } from "../server/discovery-pages.ts";
import { informationPages } from "../server/information-pages.ts";
import { openApiPages } from "../server/openapi-pages.ts";
import type { PageTable } from "../server/other-paths.ts";

export interface ServerPagesOptions {
  readonly health: HealthParts;
  readonly registry: KindRegistry;
  /** host:port by which clients reach this server. */
  readonly serverAddress: string;
  readonly metrics: Registry;
  readonly openid: { readonly configuration: object; readonly keys: object } | undefined;
  readonly log: Logger;
}

/** All that is served beside resources. */
export function serverPages({ health, registry, serverAddress, metrics, openid, log }: ServerPagesOptions): PageTable {
  const checks = healthChecks(health);
  const pages: PageTable = new Map([
    ...healthPages(checks, log),
    ...discoveryPages(registry, serverAddress),
    ...openApiPages(),
  ]);
  const endpoints = { livez: checks.livez, readyz: checks.readyz, healthz: checks.livez };
  const below = Object.entries(endpoints).flatMap(([endpoint, list]) => list.map(({ name }) => `/${endpoint}/${name}`));
  const own = [...pages.keys()].filter((path) => !path.endsWith("/"));
  const paths = () => [...own, ...below, ...discoveryPaths(registry.all()), "/metrics", "/version"];
  return new Map([...pages, ...informationPages({ metrics, openid, paths })]);
}
