import { kinds } from "@kubets/api";
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
import { runScheduler } from "./act/scheduler.ts";
import { holdWorkloads } from "./act/workload-selector.ts";
import { plugins } from "./plugins/index.ts";
import type { settings as table } from "./settings.ts";
import { gitVersion } from "./version.ts";

const schedulerName = "default-scheduler";

/** Connects, follows the cluster, and schedules while the lease is ours. */
export async function startScheduler({ settings, log, stopper }: ComponentContext<typeof table>): Promise<void> {
  if (!settings.kubeconfig) throw new UsageError("--kubeconfig is needed");
  const metrics = createMetrics({ gitVersion, major: "1", minor: "36" });
  const access = await openKubeconfig(settings.kubeconfig, { log, endpoints: settings.grpcServers });
  const client = connect({ ...access, userAgent: "kube-scheduler", onRequest: createRequestMetrics(metrics) });
  stopper.onStop("client", client.close);
  const cache = createCache({
    client,
    onError: (kind, reason) => log.warn("A watch broke", { kind: kind.kind, reason }),
  });
  cache.hold(kinds.Node);
  cache.hold(kinds.Pod);
  cache.hold(kinds.Namespace);
  holdWorkloads(cache);
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
      metrics,
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
  const onLeading = createLeaderMetrics(metrics);
  const lead = async (leadClient: typeof client, signal: AbortSignal) => {
    await cache.synced();
    const events = createRecorder({
      client: leadClient,
      source: schedulerName,
      onError: (error) => log.verbose(2)?.info("An event was lost", { error }),
    });
    await runScheduler({ client: leadClient, cache, events, log, plugins, schedulerName }, signal);
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
