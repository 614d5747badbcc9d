import { ApiError } from "@kubets/api";
import type { Pod } from "@kubets/api/types/core-v1";
import { type HealthCheck, type Logger, openStatusServer, type TlsSource } from "@kubets/component";
import type { Runtime } from "../ports/runtime.ts";
import { serveLogs } from "./serve-logs.ts";
import { mayUse } from "./who-may.ts";

type StatusOptions = Parameters<typeof openStatusServer>[0];

export interface KubeletServerOptions {
  readonly address: string;
  readonly port: number;
  readonly tls: TlsSource;
  readonly metrics: StatusOptions["metrics"];
  readonly live: readonly HealthCheck[];
  readonly runtime: Runtime;
  readonly pods: () => readonly Pod[];
  readonly log: Logger;
}

/** The HTTPS door: logs, pods, health and metrics, for the API server and administrators. */
export async function openKubeletServer({ runtime, pods, log, ...options }: KubeletServerOptions) {
  const server = await openStatusServer({ ...options, log, mayReadMetrics: ({ socket }) => mayUse(socket) });
  const { app } = server;
  app.use((request, response, next) => {
    if (mayUse(request.socket)) next();
    else response.status(401).type("text").send("Unauthorized\n");
  });
  app.get("/pods", (_, response) => {
    response.json({ kind: "PodList", apiVersion: "v1", metadata: {}, items: pods() });
  });
  app.get("/containerLogs/:namespace/:pod/:container", async (request, response) => {
    const { namespace, pod, container } = request.params;
    const { searchParams: query } = new URL(request.url, "https://kubelet");
    try {
      await serveLogs({ namespace, pod, container, query }, response, { runtime, pods });
    } catch (error) {
      if (response.headersSent) return void response.destroy();
      const code = error instanceof ApiError ? error.code : 500;
      if (code === 500) log.error("A log cannot be served", error);
      response
        .status(code)
        .type("text")
        .send(error instanceof ApiError ? error.message : "internal error");
    }
  });
  return server;
}
