import { type HealthCheck, healthReport, type Logger } from "@kubets/component";
import { parseQuery } from "../road/parse-query.ts";
import type { Exchange } from "../server/exchange.ts";
import type { Page, PageHandler, PageTable } from "../server/other-paths.ts";
import type { HealthChecks } from "./checks.ts";

/** `/livez`, `/readyz`, `/healthz`, and each check below them by its name. */
export function healthPages(checks: HealthChecks, log: Logger): PageTable {
  const pages = new Map<string, PageHandler>();
  const endpoints = { livez: checks.livez, readyz: checks.readyz, healthz: checks.livez };
  for (const [endpoint, list] of Object.entries(endpoints)) {
    const guard = { "x-content-type-options": "nosniff" };
    pages.set(`/${endpoint}`, async (exchange) => ({
      ...(await report({ endpoint, checks: list, exchange, log })),
      headers: guard,
    }));
    pages.set(`/${endpoint}/`, (exchange) => {
      const name = exchange.path.slice(endpoint.length + 2);
      const one = list.filter((check) => check.name === name);
      return one.length > 0 ? report({ endpoint: name, checks: one, exchange, log }) : undefined;
    });
  }
  return pages;
}

interface Asked {
  readonly endpoint: string;
  readonly checks: readonly HealthCheck[];
  readonly exchange: Exchange;
  readonly log: Logger;
}

async function report({ endpoint, checks, exchange, log }: Asked): Promise<Page> {
  const query = parseQuery(exchange.query);
  const exclude = query.getAll("exclude").flatMap((names) => names.split(","));
  const said = await healthReport(checks, { endpoint, verbose: query.has("verbose"), exclude });
  for (const [name, error] of said.failures)
    log.warn("A health check failed", { endpoint, name, reason: String(error) });
  return { code: said.ok ? 200 : 500, contentType: "text/plain; charset=utf-8", body: said.text };
}
