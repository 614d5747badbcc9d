import { connect, createCache, createRecorder, elect, fencedClient, stableIdentity } from "@kubets/client";
import {
  type ComponentContext,
  createLeaderMetrics,
  createMetrics,
  createRequestMetrics,
  openKubeconfig,
  openStatusServer,
  openTlsFiles,
  UsageError,
} from "@kubets/component";
import { holdKinds } from "./act/held-kinds.ts";
import { runScheduler } from "./act/scheduler.ts";

import { createSchedulerMetrics } from "./metrics/scheduler-metrics.ts";
import { plugins } from "./plugins/index.ts";
import { createSchedulingQueue } from "./queue/scheduling-queue.ts";
import type { settings as table } from "./settings.ts";
import { gitVersion } from "./version.ts";

const schedulerName = "default-scheduler";

const hints = new Map(plugins.map(({ name, retryWhen = [] }) => [name, retryWhen]));

/** Connects, follows the cluster, and schedules while the lease is ours. */
export async function startScheduler({ settings, log, stopper }: ComponentContext<typeof table>): Promise<void> {
  if (!settings.kubeconfig) throw new UsageError("--kubeconfig is needed");
  const registry = createMetrics({ gitVersion, major: "1", minor: "36" });
  const newQueue = () =>
    createSchedulingQueue({
      now: () => performance.now(),
      hints,
      firstBackoffMs: settings.podInitialBackoffSeconds * 1000,
      lastBackoffMs: settings.podMaxBackoffSeconds * 1000,
    });
  let queue = newQueue();
  const metrics = createSchedulerMetrics({ registry, profile: schedulerName, pending: () => queue.counts() });
  const access = await openKubeconfig(settings.kubeconfig, { log, endpoints: settings.grpcServers });
  const client = connect({ ...access, userAgent: "kube-scheduler", onRequest: createRequestMetrics(registry) });
  stopper.onStop("client", client.close);
  const cache = createCache({
    client,
    onError: (kind, reason) => log.warn("A watch broke", { kind: kind.kind, reason }),
  });
  holdKinds(cache);
  cache.start(stopper.signal);
  let synced = false;
  void cache.synced().then(() => {
    synced = true;
  });
  if (settings.securePort) {
    const { tlsCertFile: certFile, tlsPrivateKeyFile: keyFile, clientCaFile: caFile } = settings;
    const tls = certFile ? await openTlsFiles({ certFile, keyFile, caFile: caFile || undefined }, { log }) : undefined;
    const status = await openStatusServer({
      address: settings.bindAddress,
      port: settings.securePort,
      tls,
      metrics: registry,
      ready: [
        {
          name: "informer-sync",
          check: () => {
            if (!synced) throw new Error("not everything has been listed yet");
          },
        },
      ],
      log,
    });
    stopper.onStop("status server", status.close);
  }
  const onLeading = createLeaderMetrics(registry);
  const lead = async (leadClient: typeof client, signal: AbortSignal) => {
    await cache.synced();
    const events = createRecorder({
      client: leadClient,
      source: schedulerName,
      onError: (error) => log.verbose(2)?.info("An event was lost", { error }),
    });
    queue = newQueue();
    await runScheduler({ client: leadClient, cache, queue, events, metrics, log, plugins, schedulerName }, signal);
  };
  if (!settings.leaderElect) {
    const scheduling = lead(client, stopper.signal);
    stopper.onStop("scheduling", () => scheduling);
    return;
  }
  const { identity, release } = await stableIdentity("kube-scheduler");
  stopper.onStop("identity", release);
  const lease = settings.leaderElectResourceName;
  const electing = elect(
    {
      client,
      namespace: settings.leaderElectResourceNamespace,
      name: lease,
      identity,
      leaseDurationMs: settings.leaderElectLeaseDuration,
      renewDeadlineMs: settings.leaderElectRenewDeadline,
      retryPeriodMs: settings.leaderElectRetryPeriod,
      log,
      onLeading: (leads) => onLeading(lease, leads),
    },
    (leadership) => lead(fencedClient(client, leadership), leadership.signal),
    stopper.signal,
  );
  stopper.onStop("leading", () => electing);
}
