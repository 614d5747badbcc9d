import { isDeepStrictEqual } from "node:util";
import { ApiError, type ApiObject, type Kind, kinds } from "@kubets/api";
import type { Namespace } from "@kubets/api/types/core-v1";
import {
  type ApiClient,
  type CacheView,
  createLoop,
  type Ending,
  lookAgain,
  type ObjectKey,
  settled,
} from "@kubets/client";
import type { Process } from "../../running/process.ts";
import { deletionConditions, type Found, patienceMs, type Remaining } from "./content.ts";

const finalizer = "kubernetes";

/**
 * Empties namespaces that are deleted, of all kinds, and lets them go when nothing is left. Pods go first, so that they
 * never run without what protects them. What is there is asked of the server: a cache could be too old to say "nothing".
 */
export const namespaces = (contentKinds: () => readonly Kind<object>[]): Process => ({
  name: "namespace",
  hold: (cache) => cache.hold(kinds.Namespace),
  run: async ({ cache, client, log, metrics, now = () => new Date() }, signal) => {
    await cache.synced();
    if (signal.aborted) return;
    const pass = (key: ObjectKey) => empty({ client, cache, contentKinds: contentKinds(), now: now() }, key);
    const loop = createLoop({ name: "namespace", pass, workers: 10, log, ...(metrics ? { metrics } : {}) });
    const stop = cache.onChange(kinds.Namespace, ({ object, type }) => {
      if (object.metadata.deletionTimestamp && type !== "deleted") loop.add({ name: object.metadata.name ?? "" });
    });
    loop.run();
    await new Promise<void>((resolve) => signal.addEventListener("abort", () => resolve()));
    stop();
    await loop.stop();
  },
});

interface Emptying {
  readonly client: ApiClient;
  readonly cache: CacheView;
  readonly contentKinds: readonly Kind<object>[];
  readonly now: Date;
}

async function empty({ client, cache, contentKinds, now }: Emptying, key: ObjectKey): Promise<Ending> {
  const cached = cache.get(kinds.Namespace, key);
  if (!cached?.metadata.deletionTimestamp) return settled;
  const namespace = await client.get(kinds.Namespace, key).catch(unlessGone);
  if (!namespace?.metadata.deletionTimestamp || !namespace.spec.finalizers?.includes(finalizer)) return settled;
  const found = await deleteContent(client, contentKinds, key.name);
  const told = await tell(client, namespace, found, now);
  if (found.failures.length > 0) throw new Error(found.failures.join(", "));
  if (found.remaining.length > 0) return lookAgain(patienceMs(found.remaining));
  const finalizers = namespace.spec.finalizers.filter((name) => name !== finalizer);
  const freed = { ...told, spec: { ...told.spec, finalizers } };
  await client.update(kinds.Namespace, freed, { subresource: "finalize" }).catch(unlessGone);
  return settled;
}

function unlessGone(error: unknown): undefined {
  if (!(error instanceof ApiError && error.reason === "NotFound")) throw error;
}

async function deleteContent(client: ApiClient, all: readonly Kind<object>[], namespace: string): Promise<Found> {
  const [pods, others] = [all.filter((kind) => kind.plural === "pods"), all.filter((kind) => kind.plural !== "pods")];
  const first = await deleteKinds(client, pods, namespace);
  if (first.remaining.length > 0 || first.failures.length > 0) return first;
  return deleteKinds(client, others, namespace);
}

async function deleteKinds(client: ApiClient, all: readonly Kind<object>[], namespace: string): Promise<Found> {
  const remaining: Remaining[] = [];
  const failures: string[] = [];
  await Promise.all(
    all.map(async (kind) => {
      try {
        const there = async () => (await client.list(kind, { namespace })).items as readonly unknown[] as ApiObject[];
        if ((await there()).length === 0) return;
        await client.deleteCollection(kind, { namespace });
        const objects = await there();
        if (objects.length > 0) remaining.push({ kind, objects });
      } catch (error) {
        failures.push(`${kind.plural}: ${(error as Error).message}`);
      }
    }),
  );
  return { remaining, failures };
}

async function tell(client: ApiClient, namespace: Namespace, found: Found, now: Date): Promise<Namespace> {
  const conditions = deletionConditions(namespace, found, now);
  if (isDeepStrictEqual(conditions, namespace.status?.conditions)) return namespace;
  const status = { ...namespace.status, phase: "Terminating" as const, conditions };
  return client.update(kinds.Namespace, { ...namespace, status }, { subresource: "status" });
}
