import { type ApiClient, type ConnectOptions, connect } from "@kubets/client";
import { createMetrics, fixedTls, silentLogger } from "@kubets/component";
import { admission } from "../../services/apiserver/src/admission/index.ts";
import { internalKinds } from "../../services/apiserver/src/allocation/internal-kinds.ts";
import { clientCertificates } from "../../services/apiserver/src/authentication/client-certificates.ts";
import { tokenFile } from "../../services/apiserver/src/authentication/token-file.ts";
import { createAuthentication } from "../../services/apiserver/src/authentication/union.ts";
import { closedList } from "../../services/apiserver/src/authorization/closed-list.ts";
import { storeNodeView } from "../../services/apiserver/src/authorization/store-node-view.ts";
import { writeBootstrapObjects } from "../../services/apiserver/src/bootstrap/write-bootstrap-objects.ts";
import { recordOf } from "../../services/apiserver/src/kinds/index.ts";
import type { Verb } from "../../services/apiserver/src/road/call.ts";
import type { RoadDeps, VerbHandler } from "../../services/apiserver/src/road/deps.ts";
import { builtInKinds } from "../../services/apiserver/src/road/kind-registry.ts";
import { openGrpcDoor } from "../../services/apiserver/src/start/grpc-door.ts";
import { openRoad } from "../../services/apiserver/src/start/road.ts";
import type { Kv } from "../../services/apiserver/src/store/kv.ts";
import { openMemoryKv } from "../../services/apiserver/src/store/memory-kv.ts";
import { openStore } from "../../services/apiserver/src/store/open-store.ts";
import { bind } from "../../services/apiserver/src/subresources/binding.ts";
import { getScale, patchScale, updateScale } from "../../services/apiserver/src/subresources/scale.ts";
import { createPki, type Pki } from "./pki.ts";

/** The apiserver's own parts behind its gRPC door, on a store in memory. */
export interface TestServer {
  readonly endpoint: string;
  readonly pki: Pki;
  readonly deps: RoadDeps;
  connect(options?: Partial<ConnectOptions>): ApiClient;
  /** An administrator's client. */
  readonly admin: ApiClient;
  compact(): Promise<void>;
  close(): Promise<void>;
}

export interface TestServerOptions {
  readonly historyBytes?: number;
  /** Its own in memory, unless a test brings one; it is closed with the server. */
  readonly kv?: Kv;
}

export async function openTestServer({
  historyBytes,
  kv = openMemoryKv(),
}: TestServerOptions = {}): Promise<TestServer> {
  const pki = createPki();
  const registry = builtInKinds();
  const store = await openStore({
    kv,
    kinds: [...registry.all(), ...internalKinds],
    bookmarkIntervalMs: 200,
    historyBytes,
  });
  const now = () => new Date();
  const special: RoadDeps["special"] = new Map<string, Partial<Record<Verb, VerbHandler>>>([
    ["pods/binding", { create: bind }],
    ["deployments.apps/scale", { get: getScale, update: updateScale, patch: patchScale }],
  ]);
  const deps: RoadDeps = { store, registry, recordOf, admission, special, now };
  const authentication = createAuthentication({
    certificates: clientCertificates(now),
    tokens: [tokenFile("admin-token,token-admin,1,system:masters\nuser-token,alice,2\n", "tokens")],
    allowAnonymous: true,
  });
  await store.ready;
  const log = { ...silentLogger, error: (message: string, error: unknown) => console.error(message, error) };
  const road = openRoad({
    authorizer: closedList(storeNodeView(store, registry)),
    kinds: registry,
    metrics: createMetrics({ gitVersion: "v1.36.3+kubets", major: "1", minor: "36" }),
    log,
    limits: { reads: 400, writes: 200 },
  });
  const grpc = await openGrpcDoor({
    deps,
    authentication,
    road,
    tls: fixedTls({ ...pki.issue("kube-apiserver"), ca: pki.ca }),
    address: "127.0.0.1",
    port: 0,
  });
  grpc.setServing(true);
  const endpoint = `localhost:${grpc.port}`;
  const open: TestServer["connect"] = (options = {}) =>
    connect({ endpoints: [endpoint], tls: pki.client("admin", ["system:masters"]), userAgent: "test/1", ...options });
  const admin = open();
  await writeBootstrapObjects(deps, {
    serviceCidrs: ["10.96.0.0/16"],
    securePort: 6443,
    nodePorts: { from: 30000, to: 32767 },
    now: now(),
  });
  return {
    endpoint,
    pki,
    deps,
    connect: open,
    admin,
    compact: async () => kv.compact(await kv.currentRevision()),
    close: async () => {
      admin.close();
      await grpc.close(1000);
      await store.close();
      await kv.close();
      pki.remove();
    },
  };
}
