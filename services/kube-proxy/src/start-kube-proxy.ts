import { writeFile } from "node:fs/promises";
import { hostname } from "node:os";
import { connect, createCache } from "@kubets/client";
import {
  build,
  type ComponentContext,
  createMetrics,
  createRequestMetrics,
  openKubeconfig,
  openStatusServer,
} from "@kubets/component";
import { openHealthServer } from "./health/health-server.ts";
import { hostAndPort } from "./health/host-and-port.ts";
import { proxyHealth } from "./health/proxy-health.ts";
import { createProxyMetrics } from "./metrics.ts";
import type { Settings, settings as settingsTable } from "./settings.ts";
import { createSynchroniser } from "./sync/create-synchroniser.ts";
import { followCluster } from "./sync/follow-cluster.ts";
import { createSyncLoop } from "./sync/sync-loop.ts";

/** How long a change may wait for its rules before the proxy calls itself unwell. */
const healthTimeoutMs = 60_000;

/** Follows services and their endpoints, and keeps this node's iptables in step. Rules stay when the process ends. */
export async function startKubeProxy({
  settings,
  log,
  stopper,
}: ComponentContext<typeof settingsTable>): Promise<void> {
  const registry = createMetrics(build);
  const metrics = createProxyMetrics(registry);
  const access = await openKubeconfig(settings.kubeconfig, { log, endpoints: settings.grpcServers });
  stopper.onStop("certificates", () => access.tls.close());
  const client = connect({
    ...access,
    userAgent: `kube-proxy/${build.gitVersion}`,
    onRequest: createRequestMetrics(registry),
  });
  stopper.onStop("client", () => client.close());
  const cache = createCache({
    client,
    onError: (kind, error) => log.warn("A watch was interrupted", { kind: kind.kind, error: error.message }),
  });

  const nodeName = settings.hostnameOverride || hostname().toLowerCase();
  const view = followCluster({
    cache,
    nodeName,
    onService: (name, what) => {
      metrics.queued(what);
      synchroniser.changed(name);
      loop.poke();
    },
    onEverything: () => {
      synchroniser.everythingChanged();
      loop.poke();
    },
  });
  const synchroniser = createSynchroniser({ ...rulesOf(settings), view });
  let lastUpdated = new Date();
  let runMs = 0;
  const loop = createSyncLoop({
    minPauseMs: settings.iptablesMinSyncPeriod,
    signal: stopper.signal,
    onError: (error) => {
      metrics.failed();
      synchroniser.distrust();
      log.error("The rules could not be brought in step", error);
    },
    sync: async () => {
      // Before everything is known, what is not known yet would be taken away.
      await cache.synced();
      const began = performance.now();
      const { healthChecks } = await synchroniser.run();
      lastUpdated = new Date();
      runMs = performance.now() - began;
      metrics.synced({
        seconds: runMs / 1000,
        sinceChange: (performance.now() - (loop.behindSince() ?? began)) / 1000,
      });
      log.verbose(2)?.info("Rules in step", { milliseconds: Math.round(runMs) });
      health.serve(healthChecks);
    },
  });
  const { host, port } = hostAndPort(settings.healthzBindAddress);
  const health = openHealthServer({
    address: host,
    port,
    lastUpdated: () => lastUpdated,
    health: () => {
      const since = loop.behindSince();
      const behindForMs = since === undefined ? undefined : performance.now() - since;
      return proxyHealth({ behindForMs, timeoutMs: healthTimeoutMs, node: view.nodeObject() });
    },
    onError: (error, at) => log.error("A port for health checks cannot be served", error, { port: at }),
  });
  stopper.onStop("health", () => health.close());
  await serveMetrics();

  if (settings.iptablesLocalhostNodeports) await routeLoopback();
  cache.start(stopper.signal);
  loop.poke();
  compareNowAndThen();
  await cache.synced();

  async function serveMetrics() {
    const at = hostAndPort(settings.metricsBindAddress);
    if (!at.port) return;
    const status = await openStatusServer({ address: at.host, port: at.port, metrics: registry, log });
    status.app.get("/proxyMode", (_, response) => void response.type("text").send(settings.proxyMode));
    stopper.onStop("metrics", () => status.close());
  }

  /** Others flush what is ours. Looking for that takes at most a fiftieth of the time, however many rules there are. */
  function compareNowAndThen() {
    const pause = Math.max(settings.iptablesSyncPeriod, runMs * 50);
    setTimeout(() => {
      if (stopper.signal.aborted) return;
      synchroniser.distrust();
      loop.poke();
      compareNowAndThen();
    }, pause);
  }

  async function routeLoopback() {
    const file = "/proc/sys/net/ipv4/conf/all/route_localnet";
    await writeFile(file, "1").catch((error) =>
      log.warn("Node ports are not served on 127.0.0.1", { error: String(error) }),
    );
  }
}

function rulesOf(settings: Settings) {
  const ofFamily = (six: boolean) => settings.clusterCidr.filter((range) => range.includes(":") === six);
  const { masqueradeAll } = settings;
  return {
    families: [
      { family: "IPv4", settings: { podRanges: ofFamily(false), masqueradeAll } },
      { family: "IPv6", settings: { podRanges: ofFamily(true), masqueradeAll } },
    ],
    masqueradeBit: settings.iptablesMasqueradeBit,
    backend: settings.iptablesBackend,
  } as const;
}
