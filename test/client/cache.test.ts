import { kinds } from "@kubets/api";
import { createCache } from "@kubets/client";
import { eventually } from "./eventually.ts";
import { openTestServer, type TestServer } from "./open-server.ts";

let server: TestServer;
beforeAll(async () => {
  server = await openTestServer();
}, 30_000);
afterAll(() => server.close());

const configMap = (name: string, more: object = {}) => ({
  metadata: { name, namespace: "default", ...more },
  data: {},
});

test("a cache holds what there is, follows what changes, and tells deletions with the last object", async () => {
  const { admin } = server;
  await admin.create(kinds.ConfigMap, configMap("before", { labels: { team: "a" } }));
  const cache = createCache({ client: admin });
  cache.hold(kinds.ConfigMap, {
    select: { namespace: "default" },
    indexes: { team: ({ metadata }) => [metadata.labels?.team ?? ""] },
  });
  const abort = new AbortController();
  const told: string[] = [];
  cache.onChange(kinds.ConfigMap, ({ type, object }) => told.push(`${type} ${object.metadata.name}`));
  cache.start(abort.signal);
  await cache.synced();
  expect(cache.by(kinds.ConfigMap, "team", "a").map((one) => one.metadata.name)).toEqual(["before"]);

  const made = await admin.create(kinds.ConfigMap, configMap("after"));
  expect(await cache.reached(kinds.ConfigMap, Number(made.metadata.resourceVersion))).toBe(true);
  expect(cache.get(kinds.ConfigMap, { namespace: "default", name: "after" })).toEqual(made);
  await admin.patch(
    kinds.ConfigMap,
    { namespace: "default", name: "before" },
    { patch: { merge: { metadata: { labels: { team: "b" } } } } },
  );
  await admin.delete(kinds.ConfigMap, { namespace: "default", name: "after" });
  await eventually("the deletion is seen", () => told.includes("deleted after"));
  expect(told).toEqual(["added before", "added after", "updated before", "deleted after"]);
  expect(cache.by(kinds.ConfigMap, "team", "a")).toEqual([]);
  expect(cache.by(kinds.ConfigMap, "team", "b")).toHaveLength(1);
  abort.abort();
});

test("bookmarks bring a silent cache up to the present", async () => {
  const { admin } = server;
  const cache = createCache({ client: admin });
  cache.hold(kinds.Secret);
  const abort = new AbortController();
  cache.start(abort.signal);
  await cache.synced();
  const made = await admin.create(kinds.ConfigMap, configMap("elsewhere"));
  expect(await cache.reached(kinds.Secret, Number(made.metadata.resourceVersion), 5000)).toBe(true);
  abort.abort();
});

test("only what is selected is held", async () => {
  const cache = createCache({ client: server.admin });
  cache.hold(kinds.Namespace, { select: { fieldSelector: "metadata.name=default" } });
  const abort = new AbortController();
  cache.start(abort.signal);
  await cache.synced();
  expect(cache.list(kinds.Namespace).map(({ metadata }) => metadata.name)).toEqual(["default"]);
  expect(() => cache.hold(kinds.Namespace)).toThrow("already held with another selection");
  abort.abort();
});

test("owners are an index", async () => {
  const { admin } = server;
  const owner = await admin.create(kinds.ConfigMap, configMap("owner"));
  const { uid = "" } = owner.metadata;
  const ownerReferences = [{ apiVersion: "v1", kind: "ConfigMap", name: "owner", uid }];
  await admin.create(kinds.Secret, { metadata: { name: "owned", namespace: "default", ownerReferences } });
  const cache = createCache({ client: admin });
  cache.hold(kinds.Secret);
  const abort = new AbortController();
  cache.start(abort.signal);
  await cache.synced();
  expect(cache.ownedBy(kinds.Secret, uid).map(({ metadata }) => metadata.name)).toEqual(["owned"]);
  abort.abort();
});
