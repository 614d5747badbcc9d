import { readFile } from "node:fs/promises";
import { hostname } from "node:os";
import { connect, createCache } from "@kubets/client";
import {
  build,
  type ComponentContext,
  createMetrics,
  createRequestMetrics,
  openKubeconfig,
  openStatusServer,
  UsageError,
} from "@kubets/component";
import { keepAnnounced } from "./announce/keep-announced.ts";
import { createDnsMetrics } from "./metrics.ts";
import { listen } from "./server/listen.ts";
import { createResponder } from "./server/respond.ts";
import type { settings as settingsTable } from "./settings.ts";
import { createForwarder } from "./upstream/forward.ts";
import { createReplyCache } from "./upstream/reply-cache.ts";
import { nameserversOf } from "./upstream/resolv-conf.ts";
import { answerOf } from "./zone/answer.ts";
import { followZone } from "./zone/follow-zone.ts";

/** Follows services, endpoints and namespaces, and answers for their names on this node's address. */
export async function startDns({ settings, log, stopper }: ComponentContext<typeof settingsTable>): Promise<void> {
  const { bindAddress, port, clusterDomain: zone, clusterDns } = settings;
  if (bindAddress.length === 0) throw new UsageError("--bind-address must name the node's address");
  const registry = createMetrics(build);
  const access = await openKubeconfig(settings.kubeconfig, { log, endpoints: settings.grpcServers });
  stopper.onStop("certificates", () => access.tls.close());
  const client = connect({
    ...access,
    userAgent: `dns/${build.gitVersion}`,
    onRequest: createRequestMetrics(registry),
  });
  stopper.onStop("client", () => client.close());
  const cache = createCache({
    client,
    onError: (kind, error) => log.warn("A watch was interrupted", { kind: kind.kind, error: error.message }),
  });
  const view = followZone(cache);
  let known = false;

  const ours = new Set([...bindAddress, ...clusterDns]);
  const respond = createResponder({
    zone,
    answer: (question) => {
      const answer = answerOf(question, view, { zone, ttl: settings.ttl, addresses: clusterDns });
      // "No such name" would be believed, and kept.
      if (answer && !known) throw new Error("the cluster's services are not known yet");
      return answer;
    },
    forward: createForwarder({
      // Asking ourselves would never end.
      servers: async () => nameserversOf(await readFile(settings.resolvConf, "utf8")).filter((one) => !ours.has(one)),
      cache: createReplyCache({
        maxSeconds: settings.cacheTtl,
        maxReplies: settings.cacheSize,
        now: () => performance.now(),
      }),
      timeoutMs: settings.forwardTimeout,
    }),
    onFinished: createDnsMetrics(registry),
    onError: (error, { name, type }) => log.verbose(1)?.info("A query failed", { name, type, error: String(error) }),
  });
  for (const address of bindAddress) {
    const { close } = await listen({
      address,
      port,
      respond,
      onError: (error) => log.error("The door for queries failed", error, { address }),
    });
    stopper.onStop(`queries on ${address}`, close);
  }
  if (settings.metricsPort) {
    const ready = { name: "zone", check: () => assert(known, "the cluster's services are not known yet") };
    const address = settings.metricsBindAddress || (bindAddress[0] as string);
    const status = await openStatusServer({
      address,
      port: settings.metricsPort,
      metrics: registry,
      ready: [ready],
      log,
    });
    stopper.onStop("metrics", () => status.close());
  }

  cache.start(stopper.signal);
  await cache.synced();
  known = true;
  void keepAnnounced({
    client,
    nodeName: settings.hostnameOverride || hostname().toLowerCase(),
    clusterIPs: clusterDns,
    addresses: bindAddress,
    onError: (error) => log.error("The cluster could not be told where this name server is", error),
    signal: stopper.signal,
  });
}

function assert(holds: boolean, otherwise: string): void {
  if (!holds) throw new Error(otherwise);
}
