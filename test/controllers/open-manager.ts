import { kinds } from "@kubets/api";
import type { Pod } from "@kubets/api/types/core-v1";
import { createCache, createRecorder } from "@kubets/client";
import { readSettings } from "@kubets/component";
import { controllers } from "../../services/controller-manager/src/controllers/index.ts";
import { withoutManagedFields } from "../../services/controller-manager/src/objects/kept-parts.ts";
import { settings as table } from "../../services/controller-manager/src/settings.ts";
import { openTestServer, type TestServer } from "../client/open-server.ts";

/** The real controllers on the apiserver's own parts, with nobody who runs pods. */
export interface TestManager extends TestServer {
  /** Says of all pods of the namespace (or those chosen) that they run and are ready; there is no kubelet. */
  markReady(namespace: string, which?: (pod: Pod) => boolean): Promise<void>;
  /** Passes that failed, apart from lost races. */
  readonly failures: readonly unknown[];
  stop(): Promise<void>;
}

export const rootCa = "-----BEGIN CERTIFICATE-----\nof a test\n-----END CERTIFICATE-----\n";

/** Somebody else was faster: a pass that meets that is run again. */
const races: ReadonlySet<string> = new Set(["Conflict", "AlreadyExists", "NotFound"]);

export async function openManager(flags: readonly string[] = []): Promise<TestManager> {
  const server = await openTestServer();
  const client = server.connect({ tls: server.pki.client("system:kube-controller-manager") });
  const config = { apiVersion: "test/v1", kind: "Test" };
  const read = readSettings(table, config, { argv: [...flags], readFile: () => "" });
  if (read.asks !== "run") throw new Error("these flags ask for help");
  const cache = createCache({
    client,
    trim: withoutManagedFields,
    onError: (kind, error) => failures.push([kind.kind, error]),
  });
  const chosen = controllers({ settings: read.values, rootCa: () => rootCa });
  for (const controller of chosen) controller.hold(cache);
  const abort = new AbortController();
  cache.start(abort.signal);
  const failures: unknown[] = [];
  const log = {
    warn: () => {},
    info: (_: string, fields: Readonly<Record<string, unknown>> = {}) => {
      const reason = fields.reason as { reason?: string } | undefined;
      if (!races.has(reason?.reason ?? "")) failures.push(fields);
    },
  };
  const running = chosen.map((controller) => {
    const events = createRecorder({ client, source: controller.source ?? controller.name });
    return controller.run({ client, cache, events, log }, abort.signal);
  });
  let address = 0;
  return {
    ...server,
    failures,
    markReady: async (namespace, which = () => true) => {
      const { items } = await server.admin.list(kinds.Pod, { namespace });
      await Promise.all(
        items
          .filter((pod) => !pod.metadata.deletionTimestamp && !pod.status.podIP && which(pod))
          .map((pod) => {
            address += 1;
            const ip = `10.244.${address >> 8}.${address & 255}`;
            const conditions = [{ type: "Ready", status: "True", lastTransitionTime: new Date().toISOString() }];
            const status = { phase: "Running", podIP: ip, podIPs: [{ ip }], conditions };
            const { name = "" } = pod.metadata;
            return server.admin
              .patch(kinds.Pod, { namespace, name }, { patch: { merge: { status } }, subresource: "status" })
              .catch(() => {}); // gone meanwhile
          }),
      );
    },
    stop: async () => {
      abort.abort();
      await Promise.all(running);
      client.close();
      await server.close();
    },
  };
}
