import { mkdir } from "node:fs/promises";
import { hostname } from "node:os";
import { join } from "node:path";
import { kinds } from "@kubets/api";
import { type ApiClient, type Cache, connect, createCache, createRecorder } from "@kubets/client";
import {
  build,
  type ComponentContext,
  createMetrics,
  createRequestMetrics,
  type Logger,
  openKubeconfig,
  openStatusServer,
  openTlsFiles,
} from "@kubets/component";
import { createConfigSource } from "./config-source.ts";
import { collectImages } from "./images/collect-images.ts";
import { createKubeletMetrics } from "./metrics.ts";
import { createPodNetwork } from "./network/create-pod-network.ts";
import { readMachine } from "./node/machine.ts";
import { createNodeFacts } from "./node/node-facts.ts";
import { startNodeLoop } from "./node/node-loop.ts";
import { ownAddresses } from "./node/own-addresses.ts";
import { parseTaint } from "./node/parse-taint.ts";
import { admit } from "./pod/admit.ts";
import { dockerRuntime } from "./runtime/docker/docker-runtime.ts";
import { openKubeletServer } from "./server/open-server.ts";
import type { Settings, settings as settingsTable } from "./settings.ts";
import { followNetwork } from "./sync/follow-network.ts";
import { followRuntime } from "./sync/follow-runtime.ts";
import { endOrphans } from "./sync/orphans.ts";
import { createPodLoop, type PodLoop } from "./sync/pod-loop.ts";
import { refreshVolumes } from "./sync/refresh-volumes.ts";
import { createStatusWriter } from "./sync/status-writer.ts";
import { createClaimSource } from "./volumes/claim-source.ts";
import { createPodVolumes } from "./volumes/pod-volumes.ts";
import { createTokenSource } from "./volumes/token-source.ts";

/** Puts the kubelet together. Its end touches no container. */
export async function startKubelet({ settings, log, stopper }: ComponentContext<typeof settingsTable>): Promise<void> {
  const nodeName = settings.hostnameOverride || hostname().toLowerCase();
  const nodeIPs = settings.nodeIp.length ? settings.nodeIp : ownAddresses();
  const registry = createMetrics(build);
  const client = await openClient(settings, { log, registry, stopper });
  const cache = openCache(client, nodeName, log);
  await mkdir(settings.rootDir, { recursive: true });
  const machine = await readMachine(settings.rootDir);
  const runtime = dockerRuntime({
    endpoint: settings.dockerEndpoint,
    ...(settings.podInfraImage ? { podInfraImage: settings.podInfraImage } : {}),
  });
  const network = await createPodNetwork({
    folder: join(settings.rootDir, "network"),
    clusterRanges: settings.clusterCidr,
    onProblem: (error) => log.warn("There is no way to the pods of some nodes", { error: error.message }),
  });
  const recorder = createRecorder({
    client,
    source: "kubelet",
    host: nodeName,
    onError: (error) => log.info("An event was lost", { error }),
  });
  const follower = followNetwork(network, nodeName, { log, onChange: () => networkChanged() });
  const nodeLoop = startNodeLoop({
    client,
    registration: {
      name: nodeName,
      hostname: nodeName,
      architecture: machine.architecture,
      labels: settings.nodeLabels,
      taints: settings.registerWithTaints.map(parseTaint),
    },
    facts: createNodeFacts({ settings, nodeIPs, machine, runtime, networkProblem: () => follower.problem() }),
    statusEveryMs: settings.nodeStatusUpdateFrequency,
    reportEveryMs: settings.nodeStatusReportFrequency,
    leaseEveryMs: 10_000,
    log,
  });
  stopper.onStop("node", () => nodeLoop.stop());

  const config = createConfigSource(client);
  const hostIPs = () => nodeIPs;
  const allocatable = () => nodeLoop.node()?.status?.allocatable ?? {};
  const volumes = createPodVolumes(settings.rootDir, {
    config,
    hostIPs: nodeIPs,
    tokens: createTokenSource(client, Date.now),
    claims: createClaimSource(client),
    allocatable,
  });
  const statuses = createStatusWriter(client, log);
  stopper.onStop("statuses", () => statuses.stop());
  const pods = createPodLoop(
    {
      ...{ nodeName, runtime, network, volumes, config, client, recorder, statuses, hostIPs, allocatable, log },
      onStarted: (seconds) => metrics.podStarted(seconds),
      rootDir: settings.rootDir,
      networkProblem: () => follower.problem(),
      cluster: { domain: settings.clusterDomain, dns: settings.clusterDns },
      resolvConfPath: settings.resolvConf,
      nodeMemoryBytes: machine.memoryBytes,
      services: () => cache.list(kinds.Service),
    },
    (pod, others) => {
      const node = nodeLoop.node();
      return node ? admit(pod, others, node) : undefined;
    },
  );
  stopper.onStop("pods", () => pods.stop());

  const networkChanged = () => {
    nodeLoop.refresh();
    pods.networkChanged();
  };
  const metrics = createKubeletMetrics(registry, {
    nodeName,
    pods: () => pods.pods().length,
    containers: async () => countStates(await runtime.listContainers()),
  });
  cache.start(stopper.signal);
  await openDoors({ settings, log, stopper, registry, runtime, pods });
  void begin();

  async function begin(): Promise<void> {
    await cache.synced();
    cache.onChange(kinds.Node, ({ object }) => {
      if (object.metadata.name === nodeName) nodeLoop.seen(object);
      follower.update(cache.list(kinds.Node));
    });
    cache.onChange(kinds.Pod, ({ type, object }) => (type === "deleted" ? pods.gone(object) : pods.seen(object)));
    pods.run();
    followRuntime({
      runtime,
      pods,
      signal: stopper.signal,
      everyMs: settings.syncFrequency,
      endOrphans: () => endOrphans(pods, { runtime, network, rootDir: settings.rootDir }),
      log,
    });
    collectImages(runtime, { signal: stopper.signal, log });
    refreshVolumes({ volumes, pods, everyMs: settings.syncFrequency, signal: stopper.signal, log });
  }
}

function countStates(containers: readonly { state: string }[]): Readonly<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const { state } of containers) counts[state.toLowerCase()] = (counts[state.toLowerCase()] ?? 0) + 1;
  return counts;
}

type Context = Pick<ComponentContext<typeof settingsTable>, "log" | "stopper"> & {
  readonly registry: ReturnType<typeof createMetrics>;
};

async function openClient(settings: Settings, { log, registry, stopper }: Context): Promise<ApiClient> {
  const access = await openKubeconfig(settings.kubeconfig, { log, endpoints: settings.grpcServers });
  stopper.onStop("certificates", () => access.tls.close());
  const userAgent = `kubelet/${build.gitVersion}`;
  const client = connect({ ...access, userAgent, onRequest: createRequestMetrics(registry) });
  stopper.onStop("client", () => client.close());
  return client;
}

/** A node may see its own pods only. */
function openCache(client: ApiClient, nodeName: string, log: Logger): Cache {
  const onError = (kind: { kind: string }, error: Error) =>
    log.warn("A watch was interrupted", { kind: kind.kind, error: error.message });
  const cache = createCache({ client, onError });
  cache.hold(kinds.Pod, { select: { fieldSelector: `spec.nodeName=${nodeName}` } });
  cache.hold(kinds.Service);
  cache.hold(kinds.Node);
  return cache;
}

interface Doors extends Context {
  readonly settings: Settings;
  readonly runtime: ReturnType<typeof dockerRuntime>;
  readonly pods: PodLoop;
}

async function openDoors({ settings, log, stopper, registry, runtime, pods }: Doors): Promise<void> {
  if (settings.healthzPort) {
    const health = await openStatusServer({
      address: settings.healthzBindAddress,
      port: settings.healthzPort,
      metrics: registry,
      mayReadMetrics: () => false,
      log,
    });
    stopper.onStop("health page", () => health.close());
  }
  if (!settings.port) return;
  if (!settings.tlsCertFile) {
    log.warn("No certificate to serve with is given: logs cannot be read from this node");
    return;
  }
  const files = { certFile: settings.tlsCertFile, keyFile: settings.tlsPrivateKeyFile, caFile: settings.clientCaFile };
  const tls = await openTlsFiles(files, { log });
  const server = await openKubeletServer({
    ...{ tls, runtime, log, metrics: registry, live: [] },
    address: settings.address,
    port: settings.port,
    pods: () => pods.pods(),
  });
  stopper.onStop("server", () => server.close());
}
