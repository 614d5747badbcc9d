import type { Server, ServerResponse } from "node:http";
import { http } from "@kubets/component";
import type { HealthCheck } from "../rules/proxier.ts";
import type { ProxyHealth } from "./proxy-health.ts";

export interface HealthServer {
  /** Opens a port for each, for the load balancers that ask whether this node has endpoints; closes what is no longer there. */
  serve(checks: readonly HealthCheck[]): void;
  close(): void;
}

export interface HealthServerOptions {
  readonly address: string;
  /** 0 serves only the services' checks. */
  readonly port: number;
  readonly health: () => ProxyHealth;
  /** When the rules were last in step. */
  readonly lastUpdated: () => Date;
  readonly onError: (error: Error, port: number) => void;
}

/** Serves /healthz and /livez of the proxy, and `healthCheckNodePort`s. */
export function openHealthServer(options: HealthServerOptions): HealthServer {
  const { address, port, health, lastUpdated, onError } = options;
  const opened = new Map<number, { server: Server; check: HealthCheck }>();
  const listen = (server: Server, at: number) => {
    server.on("error", (error) => onError(error, at));
    server.listen(at, address);
    return server;
  };
  const own = http.createServer((request, response) => {
    const { alive, eligible } = health();
    const path = request.url?.split("?")[0];
    if (path !== "/healthz" && path !== "/livez") return void response.writeHead(404).end("404 page not found\n");
    const ok = path === "/healthz" ? eligible : alive;
    const body = {
      lastUpdated: lastUpdated().toISOString(),
      currentTime: new Date().toISOString(),
      ...(path === "/healthz" ? { nodeEligible: eligible } : {}),
    };
    answer(response, ok ? 200 : 503, body);
  });
  if (port) listen(own, port);

  const openCheck = (first: HealthCheck) =>
    listen(
      http.createServer((_, response) => {
        const { namespace, service, localEndpoints } = opened.get(first.port)?.check ?? first;
        const { alive } = health();
        response.setHeader("X-Load-Balancing-Endpoint-Weight", `${localEndpoints}`);
        const body = { service: { namespace, name: service }, localEndpoints, serviceProxyHealthy: alive };
        answer(response, alive && localEndpoints > 0 ? 200 : 503, body);
      }),
      first.port,
    );
  return {
    serve: (checks) => {
      const wanted = new Set(checks.map((check) => check.port));
      for (const [at, { server }] of opened)
        if (!wanted.has(at)) {
          server.close();
          server.closeAllConnections();
          opened.delete(at);
        }
      for (const check of checks) {
        const server = opened.get(check.port)?.server ?? openCheck(check);
        opened.set(check.port, { server, check });
      }
    },
    close: () => {
      for (const server of [own, ...[...opened.values()].map((one) => one.server)]) {
        server.close();
        server.closeAllConnections();
      }
    },
  };
}

function answer(response: ServerResponse, code: number, body: object): void {
  response
    .writeHead(code, { "Content-Type": "application/json", "X-Content-Type-Options": "nosniff" })
    .end(JSON.stringify(body));
}
