import {
  type ApiClient,
  connect,
  createCache,
  createRecorder,
  elect,
  fencedClient,
  type Leadership,
  type QueueMetrics,
  stableIdentity,
} from "@kubets/client";
import {
  type ComponentContext,
  createLeaderMetrics,
  createMetrics,
  createQueueMetrics,
  createRequestMetrics,
  type Logger,
  openKubeconfig,
  openStatusServer,
  openTlsFiles,
  UsageError,
} from "@kubets/component";
import { controllers, type Given, type Settings } from "./controllers/index.ts";
import { withoutManagedFields } from "./objects/kept-parts.ts";
import type { settings as settingsTable } from "./settings.ts";

const userAgent = "kube-controller-manager/v1.36.3+kubets0";
const source = "controller-manager";

/** Opens the API and the status server, then runs the controllers for as long as the lease is ours. */
export async function startControllerManager({
  settings,
  log,
  stopper,
}: ComponentContext<typeof settingsTable>): Promise<void> {
  if (!settings.kubeconfig) throw new UsageError("--kubeconfig is required");
  const metrics = createMetrics({ gitVersion: "v1.36.3+kubets0", major: "1", minor: "36" });
  const access = await openKubeconfig(settings.kubeconfig, { log, endpoints: settings.grpcServers });
  const client = connect({ ...access, userAgent, onRequest: createRequestMetrics(metrics) });
  stopper.onStop("client", () => client.close());
  const status = settings.securePort === 0 ? undefined : await openStatus(settings, log, metrics);
  if (status) stopper.onStop("status server", status.close);

  const given: Given = {
    settings,
    rootCa: await rootCaOf(settings, log),
    authority: await authorityOf(settings, log),
  };
  const queues = createQueueMetrics(metrics);
  const work = (leadership: Leadership) => runAll({ client, leadership, given, queues, log });
  const { identity, release } = await stableIdentity("kube-controller-manager");
  const election = {
    client,
    namespace: settings.leaderElectResourceNamespace,
    name: settings.leaderElectResourceName,
    identity,
    leaseDurationMs: settings.leaderElectLeaseDuration,
    renewDeadlineMs: settings.leaderElectRenewDeadline,
    retryPeriodMs: settings.leaderElectRetryPeriod,
    log,
    onLeading: (leads: boolean) => leaderStatus(settings.leaderElectResourceName, leads),
  };
  const leaderStatus = createLeaderMetrics(metrics);
  const alone = { signal: stopper.signal, safeUntil: () => Number.POSITIVE_INFINITY };
  const running = settings.leaderElect ? elect(election, work, stopper.signal) : work(alone);
  stopper.onStop("controllers", () => running.finally(release));
}

interface Running {
  readonly client: ApiClient;
  readonly leadership: Leadership;
  readonly given: Given;
  readonly queues: QueueMetrics;
  readonly log: Logger;
}

/** One cache for all controllers, from the beginning of a leadership to its end. */
async function runAll({ client: open, leadership, given, queues, log }: Running): Promise<void> {
  const { signal } = leadership;
  const client = fencedClient(open, leadership);
  const onError = (error: unknown) => log.warn("An event could not be written", { reason: error });
  const cache = createCache({
    client,
    trim: withoutManagedFields,
    onError: (kind, error) => log.warn("A kind cannot be watched", { kind: kind.kind, reason: error }),
  });
  const chosen = controllers(given);
  for (const controller of chosen) controller.hold(cache);
  cache.start(signal);
  await Promise.all(
    chosen.map((controller) => {
      const events = createRecorder({ client, source: controller.source ?? source, onError });
      const runtime = { client, cache, events, metrics: queues, log: log.with({ controller: controller.name }) };
      return controller.run(runtime, signal);
    }),
  );
}

async function openStatus(settings: Settings, log: Logger, metrics: ReturnType<typeof createMetrics>) {
  const { tlsCertFile: certFile, tlsPrivateKeyFile: keyFile, clientCaFile: caFile } = settings;
  const tls = certFile ? await openTlsFiles({ certFile, keyFile, ...(caFile && { caFile }) }, { log }) : undefined;
  return openStatusServer({
    address: settings.bindAddress,
    port: settings.securePort,
    ...(tls ? { tls } : {}),
    metrics,
    log,
  });
}

async function authorityOf(settings: Settings, log: Logger): Promise<Given["authority"]> {
  const { clusterSigningCertFile: certFile, clusterSigningKeyFile: keyFile } = settings;
  if (!certFile || !keyFile) return undefined;
  const source = await openTlsFiles({ certFile, keyFile }, { log });
  return () => ({ cert: String(source.current().cert), key: String(source.current().key) });
}

async function rootCaOf({ rootCaFile }: Settings, log: Logger): Promise<(() => string) | undefined> {
  if (!rootCaFile) return undefined;
  const source = await openTlsFiles({ caFile: rootCaFile }, { log });
  return () => String(source.current().ca);
}
