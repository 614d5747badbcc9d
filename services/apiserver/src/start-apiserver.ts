import { type ComponentContext, createMetrics, keepSecureContext } from "@kubets/component";
import { admission } from "./admission/index.ts";
import { closedList } from "./authorization/closed-list.ts";
import { storeNodeView } from "./authorization/store-node-view.ts";
import { versionInfo } from "./health/version.ts";
import { recordOf } from "./kinds/index.ts";
import type { RoadDeps } from "./road/deps.ts";
import { builtInKinds } from "./road/kind-registry.ts";
import { createHttpsServer, listen } from "./server/https-server.ts";
import { refuseUpgrade } from "./server/refuse-upgrade.ts";
import { trackConnections } from "./server/track-connections.ts";
import type { settings as settingsTable } from "./settings.ts";
import { openAuthentication, openIdDocuments, readTokenKeys } from "./start/authentication.ts";
import { beginDuties } from "./start/duties.ts";
import { openGrpcDoor } from "./start/grpc-door.ts";
import { restDoor } from "./start/rest-door.ts";
import { serverPages } from "./start/server-pages.ts";
import { openSpecial } from "./start/special.ts";
import { openServerStore } from "./start/store.ts";
import { openServingTls } from "./start/tls.ts";

/** How long requests may take to finish when the server stops. */
const drainMs = 10_000;

/** Opens the parts in the order in which they need each other; they are closed the other way round. */
export async function startApiserver(context: ComponentContext<typeof settingsTable>): Promise<void> {
  const { settings, log, stopper } = context;
  const registry = builtInKinds();
  const { store, pingEtcd } = await openServerStore(settings, registry);
  stopper.onStop("store", () => store.close());

  const keys = await readTokenKeys(settings);
  const authentication = await openAuthentication({ settings, keys, store, registry, log });
  const authorizer = closedList(storeNodeView(store, registry));
  const special = await openSpecial({ settings, authentication, authorizer, keys, etcd: pingEtcd });
  const deps: RoadDeps = { store, registry, recordOf, admission, special, now: () => new Date() };

  const state = { cachesReady: false, bootstrapped: false };
  const metrics = createMetrics(versionInfo);
  const health = {
    etcd: pingEtcd,
    cachesReady: () => state.cachesReady,
    bootstrapped: () => state.bootstrapped,
    stopping: () => stopper.signal.aborted,
  };
  const serverAddress = `${settings.advertiseAddress || "127.0.0.1"}:${settings.securePort}`;
  const pages = serverPages({ health, registry, serverAddress, metrics, openid: openIdDocuments(settings, keys), log });
  const onExchange = restDoor({
    deps,
    authentication,
    authorizer,
    pages,
    metrics,
    log,
    limits: { reads: settings.maxRequestsInflight, writes: settings.maxMutatingRequestsInflight },
    requestTimeoutMs: settings.requestTimeout,
  });

  const tls = await openServingTls(settings, log);
  stopper.onStop("TLS files", () => tls.close());
  const { cert, key, ca } = tls.current();
  const server = createHttpsServer({ cert: cert!, key: key!, clientCa: ca, onExchange, onUpgrade: refuseUpgrade });
  keepSecureContext(server, tls);
  const connections = trackConnections(server);
  const port = await listen(server, { host: settings.bindAddress, port: settings.securePort });
  stopper.onStop("HTTPS", () => connections.close(drainMs));
  log.info("Serving HTTPS", { address: settings.bindAddress, port });
  const grpc =
    settings.grpcPort === 0
      ? undefined
      : await openGrpcDoor({
          ...{ deps, authentication, authorizer, tls, log },
          address: settings.bindAddress,
          port: settings.grpcPort,
        });
  if (grpc) {
    stopper.onStop("gRPC", () => grpc.close(drainMs));
    log.info("Serving gRPC", { address: settings.bindAddress, port: grpc.port });
  }

  await store.ready;
  state.cachesReady = true;
  await beginDuties({ deps, settings, log, stopper });
  state.bootstrapped = true;
  grpc?.setServing(true);
  log.info("Ready", { revision: store.revision });
}
