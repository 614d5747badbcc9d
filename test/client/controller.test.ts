import { type ApiObject, kinds } from "@kubets/api";
import {
  create,
  createCache,
  createRecorder,
  defineController,
  event,
  holdKinds,
  patch,
  remove,
  runController,
  slowStart,
} from "@kubets/client";
import { eventually } from "./eventually.ts";
import { openTestServer, type TestServer } from "./open-server.ts";

let server: TestServer;
beforeAll(async () => {
  server = await openTestServer();
}, 30_000);
afterAll(() => server.close());

const wanted = (set: ApiObject): number => Number((set.data as Record<string, string> | undefined)?.copies ?? 0);
let passes = 0;

/** A small ReplicaSet: a ConfigMap says how many Secrets it wants. */
const copies = defineController({
  name: "copies",
  of: kinds.ConfigMap,
  owns: [kinds.Secret],
  view: (cache, key) => {
    const set = cache.get(kinds.ConfigMap, key);
    if (!set?.data?.copies) return undefined;
    return { set: set as unknown as ApiObject, owned: cache.ownedBy(kinds.Secret, set.metadata.uid ?? "") };
  },
  reconcile: ({ set, owned }) => {
    passes += 1;
    const { name, uid = "", namespace } = set.metadata;
    const ownerReferences = [{ apiVersion: "v1", kind: "ConfigMap", name: name ?? "", uid, controller: true }];
    const one = { metadata: { generateName: `${name}-`, namespace, ownerReferences } };
    const missing = wanted(set) - owned.length;
    if (missing > 0) return [slowStart(Array.from({ length: missing }, () => create(kinds.Secret, one)))];
    if (missing < 0) return owned.slice(missing).map((secret) => remove(kinds.Secret, secret));
    const done = String(owned.length);
    if (set.metadata.annotations?.done === done) return [];
    return [
      patch(kinds.ConfigMap, set as never, { merge: { metadata: { annotations: { done } } } }),
      event(set, { type: "Normal", reason: "Copied", message: `there are ${done} now` }),
    ];
  },
});

test("a controller makes what is missing, once, takes away what is too much, and tells it", async () => {
  const { admin } = server;
  const cache = createCache({ client: admin });
  const events = createRecorder({ client: admin, source: "copies" });
  holdKinds(copies, cache);
  const abort = new AbortController();
  cache.start(abort.signal);
  const failed: unknown[] = [];
  const log = { info: (_: string, fields?: object) => failed.push(fields), warn: () => {} };
  const running = runController(copies, { client: admin, cache, events, log }, abort.signal);

  const key = { namespace: "default", name: "web" };
  const secrets = async () => (await admin.list(kinds.Secret, { namespace: "default" })).items;
  const isDone = (count: string) => async () =>
    (await admin.get(kinds.ConfigMap, key)).metadata.annotations?.done === count;
  await admin.create(kinds.ConfigMap, { metadata: key, data: { copies: "20" } });
  await eventually("20 copies are done", isDone("20"));
  expect(await secrets()).toHaveLength(20);

  const [victim] = await secrets();
  await admin.delete(kinds.Secret, { namespace: "default", name: victim?.metadata.name ?? "" });
  await eventually("the lost one is replaced", async () => {
    const names = (await secrets()).map(({ metadata }) => metadata.name);
    return names.length === 20 && !names.includes(victim?.metadata.name);
  });

  await admin.patch(kinds.ConfigMap, key, { patch: { merge: { data: { copies: "3" } } } });
  await eventually("3 are left", isDone("3"));
  expect(await secrets()).toHaveLength(3);
  await events.settled();
  const told = (await admin.list(kinds.Event, { namespace: "default" })).items;
  expect(told.map(({ reason, message, involvedObject }) => `${reason} ${involvedObject.name}: ${message}`)).toContain(
    "Copied web: there are 20 now",
  );
  expect(failed).toEqual([]);
  const before = passes;
  await new Promise((resolve) => setTimeout(resolve, 100));
  expect(passes).toBe(before);
  abort.abort();
  await running;
}, 20_000);

test("the same event again is counted in the one there is", async () => {
  const { admin } = server;
  const events = createRecorder({ client: admin, source: "teller" });
  const about = await admin.create(kinds.ConfigMap, { metadata: { name: "told", namespace: "default" } });
  for (let i = 0; i < 3; i++) events.tell(about, { type: "Warning", reason: "Again", message: "and again" });
  await events.settled();
  const { items } = await admin.list(kinds.Event, { namespace: "default" });
  expect(items.filter(({ reason }) => reason === "Again").map(({ count }) => count)).toEqual([3]);
});
