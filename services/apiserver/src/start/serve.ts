import { createMetrics, keepSecureContext, type Logger, type Stopper, type TlsSource } from "@kubets/component";
import { admission } from "../admission/index.ts";
import { closedList } from "../authorization/closed-list.ts";
import { storeNodeView } from "../authorization/store-node-view.ts";
import { versionInfo } from "../health/version.ts";
import { recordOf } from "../kinds/index.ts";
import { createAdmissionMetrics } from "../metrics/admission-metrics.ts";
import { registerStorageMetrics } from "../metrics/storage-metrics.ts";
import type { KindRegistry, RoadDeps } from "../road/deps.ts";
import { createHttpsServer, listen } from "../server/https-server.ts";
import { takeUpgrade } from "../server/take-upgrade.ts";
import { trackConnections } from "../server/track-connections.ts";
import type { Settings } from "../settings.ts";
import { openAuthentication, openIdDocuments, readTokenKeys } from "./authentication.ts";
import { beginDuties } from "./duties.ts";
import { openGrpcDoor } from "./grpc-door.ts";
import { restDoor } from "./rest-door.ts";
import { openRoad } from "./road.ts";
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
  const { settings, registry, store, pingEtcd, databaseBytes, log, stopper } = parts;
  const keys = await readTokenKeys(settings);
  const authentication = await openAuthentication({ settings, keys, store, registry, log });
  const authorizer = closedList(storeNodeView(store, registry));
  const special = await openSpecial({ settings, authentication, authorizer, keys, etcd: pingEtcd });
  const state = { cachesReady: false, bootstrapped: false };
  const metrics = createMetrics(versionInfo);
  const kinds = () => registry.all();
  registerStorageMetrics(metrics, { store, kinds, isFilled: () => state.cachesReady, databaseBytes });
  const { measured, step: admissionStep } = createAdmissionMetrics(metrics);
  const plugins = admission.map(measured);
  const now = () => new Date();
  const deps: RoadDeps = { store, registry, recordOf, admission: plugins, admissionStep, special, now };
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
  const road = openRoad({ authorizer, kinds: registry, metrics, log, limits });
  const onExchange = restDoor({ deps, authentication, road, pages, requestTimeoutMs });
  const tls = await openServingTls(settings, log);
  stopper.onStop("TLS files", () => tls.close());
  const port = await openHttps(parts, { tls, onExchange });
  const { bindAddress: address, grpcPort } = settings;
  const grpc = grpcPort ? await openGrpcDoor({ deps, authentication, road, tls, address, port: grpcPort }) : undefined;
  stopper.onStop("gRPC", () => grpc?.close(drainMs));

  await store.ready;
  state.cachesReady = true;
  await beginDuties({ deps, settings, log, stopper });
  state.bootstrapped = true;
  grpc?.setServing(true);
  log.info("Ready", { port, revision: store.revision });
  return { port };
}

interface HttpsDoor {
  readonly tls: TlsSource;
  readonly onExchange: ReturnType<typeof restDoor>;
}

async function openHttps({ settings, stopper }: ServeParts, { tls, onExchange }: HttpsDoor): Promise<number> {
  const { cert, key, ca } = tls.current();
  const server = createHttpsServer({
    cert: cert!,
    key: key!,
    clientCa: ca,
    onExchange,
    onUpgrade: takeUpgrade(onExchange),
  });
  keepSecureContext(server.tls, tls);
  const connections = trackConnections(server);
  const port = await listen(server, { host: settings.bindAddress, port: settings.securePort });
  stopper.onStop("HTTPS", () => connections.close(drainMs));
  return port;
}
