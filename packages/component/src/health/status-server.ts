import type { Server } from "node:http";
import { createServer as createHttps } from "node:https";
import type { AddressInfo } from "node:net";
import type { TLSSocket } from "node:tls";
import type { Express, Request } from "express";
import type { Registry } from "prom-client";
import { http } from "../http/http.ts";
import type { Logger } from "../logging/logger.ts";
import { keepSecureContext, type TlsSource } from "../tls/tls-source.ts";
import { type HealthCheck, healthReport, ping } from "./health-report.ts";

export interface StatusServerOptions {
  readonly address: string;
  /** 0 takes any free port. */
  readonly port: number;
  /** Absent: plain HTTP. With `ca`, client certificates are asked for. */
  readonly tls?: TlsSource;
  readonly metrics: Registry;
  /** Beside `ping`. Liveness is asked by /livez and /healthz, readiness by /readyz (which asks liveness too). */
  readonly live?: readonly HealthCheck[];
  readonly ready?: readonly HealthCheck[];
  /** Who may read /metrics; by default anyone over plain HTTP, and holders of a client certificate over TLS. */
  readonly mayReadMetrics?: (request: Request) => boolean | Promise<boolean>;
  readonly log: Logger;
}

export interface StatusServer {
  readonly port: number;
  /** For what a process serves beside health and metrics. */
  readonly app: Express;
  close(): Promise<void>;
}

const hasClientCertificate = (request: Request): boolean =>
  !("encrypted" in request.socket) || (request.socket as TLSSocket).authorized;

/** Serves /healthz, /livez, /readyz (`?verbose`, `?exclude=`, one check by its path) and /metrics. */
export async function openStatusServer(options: StatusServerOptions): Promise<StatusServer> {
  const { tls, log, metrics, mayReadMetrics = hasClientCertificate } = options;
  const live = [ping, ...(options.live ?? [])];
  const ready = [...live, ...(options.ready ?? [])];
  // The API server serves these pages by itself, and need not have it in memory.
  const { default: express } = await import("express");
  const app = express().disable("x-powered-by");
  for (const [endpoint, checks] of Object.entries({ healthz: live, livez: live, readyz: ready }))
    serveHealth(app, { endpoint, checks, log });
  app.get("/metrics", async (request, response) => {
    if (!(await mayReadMetrics(request))) return void response.status(401).type("text").send("Unauthorized\n");
    response.set("Content-Type", metrics.contentType).send(await metrics.metrics());
  });

  const server: Server = tls
    ? createHttps({ ...tls.current(), requestCert: tls.current().ca !== undefined, rejectUnauthorized: false }, app)
    : http.createServer(app);
  const stopReloading = tls && "setSecureContext" in server ? keepSecureContext(server as never, tls) : () => {};
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject).listen(options.port, options.address, () => resolve());
  });
  return {
    port: (server.address() as AddressInfo).port,
    app,
    close: () => {
      stopReloading();
      server.closeAllConnections();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}

interface Served {
  readonly endpoint: string;
  readonly checks: readonly HealthCheck[];
  readonly log: Logger;
}

function serveHealth(app: Express, { endpoint, checks, log }: Served): void {
  app.get([`/${endpoint}`, `/${endpoint}/:check`], async (request, response) => {
    const { check } = request.params;
    const chosen = check === undefined ? checks : checks.filter(({ name }) => name === check);
    if (chosen.length === 0) return void response.status(404).type("text").send("404 page not found\n");
    const exclude = [request.query["exclude"] ?? []].flat().map(String);
    const report = await healthReport(chosen, { endpoint, verbose: request.query["verbose"] !== undefined, exclude });
    for (const [name, reason] of report.failures) log.warn("Health check failed", { endpoint, check: name, reason });
    response
      .status(report.ok ? 200 : 500)
      .type("text")
      .set("X-Content-Type-Options", "nosniff")
      .send(report.text);
  });
}
