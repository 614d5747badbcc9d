import { createMetrics, keepSecureContext, type Logger, type Stopper } from "@kubets/component";
import { admission } from "../admission/index.ts";
import { closedList } from "../authorization/closed-list.ts";
import { storeNodeView } from "../authorization/store-node-view.ts";
import { versionInfo } from "../health/version.ts";
import { recordOf } from "../kinds/index.ts";
import type { KindRegistry, RoadDeps } from "../road/deps.ts";
import { createHttpsServer, listen } from "../server/https-server.ts";
import { refuseUpgrade } from "../server/refuse-upgrade.ts";
import { trackConnections } from "../server/track-connections.ts";
import type { Settings } from "../settings.ts";
import { openAuthentication, openIdDocuments, readTokenKeys } from "./authentication.ts";
import { beginDuties } from "./duties.ts";
import { restDoor } from "./rest-door.ts";
import { serverPages } from "./server-pages.ts";
import { openSpecial } from "./special.ts";
import type { ServerStore } from "./store.ts";
import { openServingTls } from "./tls.ts";

/** How long requests may take to finish when the server stops. */
const drainMs = 10_000;

export interface ServeParts extends ServerStore {
  readonly settings: Settings;
  readonly registry: KindRegistry;
  readonly log: Logger;
  readonly stopper: Stopper;
}

export interface Serving {
  readonly port: number;
}

/** Opens the doors on a store, and resolves when the server is ready. */
export async function serve(parts: ServeParts): Promise<Serving> {
  const { settings, registry, store, pingEtcd, log, stopper } = parts;
  const keys = await readTokenKeys(settings);
  const authentication = await openAuthentication({ settings, keys, store, registry, log });
  const authorizer = closedList(storeNodeView(store, registry));
  const special = await openSpecial({ settings, authentication, authorizer, keys, etcd: pingEtcd });
  const deps: RoadDeps = { store, registry, recordOf, admission, special, now: () => new Date() };

  const state = { cachesReady: false, bootstrapped: false };
  const metrics = createMetrics(versionInfo);
  const pages = serverPages({
    health: {
      etcd: pingEtcd,
      cachesReady: () => state.cachesReady,
      bootstrapped: () => state.bootstrapped,
      stopping: () => stopper.signal.aborted,
    },
    registry,
    serverAddress: `${settings.advertiseAddress || "127.0.0.1"}:${settings.securePort}`,
    metrics,
    openid: openIdDocuments(settings, keys),
    log,
  });
  const limits = { reads: settings.maxRequestsInflight, writes: settings.maxMutatingRequestsInflight };
  const requestTimeoutMs = settings.requestTimeout;
  const onExchange = restDoor({ deps, authentication, authorizer, pages, metrics, log, limits, requestTimeoutMs });
  const port = await openHttps(parts, onExchange);

  await store.ready;
  state.cachesReady = true;
  await beginDuties({ deps, settings, log, stopper });
  state.bootstrapped = true;
  log.info("Ready", { port, revision: store.revision });
  return { port };
}

async function openHttps(
  { settings, log, stopper }: ServeParts,
  onExchange: ReturnType<typeof restDoor>,
): Promise<number> {
  const tls = await openServingTls(settings, log);
  stopper.onStop("TLS files", () => tls.close());
  const { cert, key, ca } = tls.current();
  const server = createHttpsServer({ cert: cert!, key: key!, clientCa: ca, onExchange, onUpgrade: refuseUpgrade });
  keepSecureContext(server, tls);
  const connections = trackConnections(server);
  const port = await listen(server, { host: settings.bindAddress, port: settings.securePort });
  stopper.onStop("HTTPS", () => connections.close(drainMs));
  return port;
}
