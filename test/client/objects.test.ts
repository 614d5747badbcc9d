import { type ApiObject, kinds } from "@kubets/api";
import { fixedTls } from "@kubets/component";
import { openTestServer, type TestServer } from "./open-server.ts";
import { createPki } from "./pki.ts";

let server: TestServer;
beforeAll(async () => {
  server = await openTestServer();
}, 30_000);
afterAll(() => server.close());

const configMap = (name: string, data: Record<string, string> = { a: "1" }) => ({
  metadata: { name, namespace: "default" },
  data,
});

test("an object is created, read, updated, patched, applied and deleted", async () => {
  const { admin } = server;
  const key = { namespace: "default", name: "one" };
  const made = await admin.create(kinds.ConfigMap, configMap("one"));
  expect(made).toMatchObject({ kind: "ConfigMap", apiVersion: "v1", data: { a: "1" } });
  expect(await admin.get(kinds.ConfigMap, key)).toEqual(made);
  const updated = await admin.update(kinds.ConfigMap, { ...made, data: { a: "2" } });
  expect(updated.data).toEqual({ a: "2" });
  await expect(admin.update(kinds.ConfigMap, made)).rejects.toMatchObject({ reason: "Conflict", code: 409 });
  const patched = await admin.patch(kinds.ConfigMap, key, { patch: { merge: { data: { b: "3" } } } });
  expect(patched.data).toEqual({ a: "2", b: "3" });
  const applied = await admin.apply(kinds.ConfigMap, configMap("one", { c: "4" }), { fieldManager: "me" });
  expect(applied.data).toEqual({ a: "2", b: "3", c: "4" });
  expect(await admin.delete(kinds.ConfigMap, key)).toMatchObject({ status: "Success" });
  await expect(admin.get(kinds.ConfigMap, key)).rejects.toMatchObject({
    reason: "NotFound",
    message: 'configmaps "one" not found',
  });
});

test("the user agent is the field manager", async () => {
  const made = await server.admin.create(kinds.ConfigMap, configMap("managed"));
  expect(made.metadata.managedFields?.[0]).toMatchObject({ manager: "test", operation: "Update" });
});

test("a long list comes in chunks, whole and in order", async () => {
  const filler = "x".repeat(20_000);
  const names = Array.from({ length: 60 }, (_, i) => `many-${String(i).padStart(3, "0")}`);
  await Promise.all(
    names.map((name) =>
      server.admin.create(kinds.ConfigMap, {
        ...configMap(name, { filler }),
        metadata: { name, namespace: "default", labels: { many: "yes" } },
      }),
    ),
  );
  const { items, resourceVersion } = await server.admin.list(kinds.ConfigMap, {
    namespace: "default",
    labelSelector: "many=yes",
  });
  expect(items.map((item) => item.metadata.name)).toEqual(names);
  expect(Number(resourceVersion)).toBeGreaterThan(1);
  const page = await server.admin.list(kinds.ConfigMap, { namespace: "default", labelSelector: "many=yes", limit: 7 });
  expect(page.items).toHaveLength(7);
  expect(page.continue).not.toBe("");
  await server.admin.deleteCollection(kinds.ConfigMap, { namespace: "default", labelSelector: "many=yes" });
  expect((await server.admin.list(kinds.ConfigMap, { labelSelector: "many=yes" })).items).toEqual([]);
});

test("a watch tells changes from a revision on, in order", async () => {
  const { resourceVersion } = await server.admin.list(kinds.ConfigMap, { namespace: "default" });
  const abort = new AbortController();
  const seen: string[] = [];
  const watching = (async () => {
    for await (const event of server.admin.watch(kinds.ConfigMap, {
      namespace: "default",
      resourceVersion,
      signal: abort.signal,
    })) {
      if (event.type === "BOOKMARK") continue;
      seen.push(`${event.type} ${event.object.metadata.name}`);
      if (event.type === "DELETED") abort.abort();
    }
  })();
  const made = await server.admin.create(kinds.ConfigMap, configMap("watched"));
  await server.admin.update(kinds.ConfigMap, { ...made, data: {} });
  await server.admin.delete(kinds.ConfigMap, { namespace: "default", name: "watched" });
  await watching;
  expect(seen).toEqual(["ADDED watched", "MODIFIED watched", "DELETED watched"]);
});

test("a transaction writes all or nothing, and later writes see earlier ones", async () => {
  const { admin } = server;
  const answers = await admin.transact([
    { create: kinds.Namespace, object: { metadata: { name: "atomic" } } },
    { create: kinds.ConfigMap, object: { metadata: { name: "a", namespace: "atomic" }, data: {} } },
    { create: kinds.Secret, object: { metadata: { name: "b", namespace: "atomic" } } },
  ]);
  const revisions = new Set(answers.map((answer) => (answer as ApiObject).metadata.resourceVersion));
  expect(revisions.size).toBe(1);
  const failing = admin.transact([
    { create: kinds.ConfigMap, object: { metadata: { name: "c", namespace: "atomic" } } },
    { create: kinds.ConfigMap, object: { metadata: { name: "NOT VALID", namespace: "atomic" } } },
  ]);
  await expect(failing).rejects.toMatchObject({ reason: "Invalid", code: 422 });
  const taken = admin.transact([
    { create: kinds.Secret, object: { metadata: { name: "d", namespace: "atomic" } } },
    { create: kinds.ConfigMap, object: { metadata: { name: "a", namespace: "atomic" } } },
  ]);
  await expect(taken).rejects.toMatchObject({ reason: "AlreadyExists" });
  expect((await admin.list(kinds.Secret, { namespace: "atomic" })).items.map((one) => one.metadata.name)).toEqual([
    "b",
  ]);
});

test("bindings are pipelined on one stream, each answered by itself", async () => {
  const { admin } = server;
  await admin.create(kinds.Node, { metadata: { name: "n1" }, spec: {}, status: {} } as never);
  await admin.create(kinds.ServiceAccount, { metadata: { name: "default", namespace: "default" } }).catch(() => {});
  const pod = (name: string) => ({
    metadata: { name, namespace: "default" },
    spec: { containers: [{ name: "c", image: "x" }] },
  });
  for (const name of ["p1", "p2"]) await admin.create(kinds.Pod, pod(name) as never);
  const scheduler = server.connect({ tls: server.pki.client("system:kube-scheduler") });
  const stream = scheduler.bind();
  const results = await Promise.allSettled(
    ["p1", "p2", "missing"].map((name) => stream.bind({ namespace: "default", pod: name, node: "n1" })),
  );
  expect(results.map(({ status }) => status)).toEqual(["fulfilled", "fulfilled", "rejected"]);
  expect((results[2] as PromiseRejectedResult).reason).toMatchObject({ reason: "NotFound" });
  expect((await admin.get(kinds.Pod, { namespace: "default", name: "p1" })).spec.nodeName).toBe("n1");
  stream.close();
  scheduler.close();
});

describe("who may come in", () => {
  const key = { namespace: "kube-system", name: "x" };
  test("nobody without a certificate or a token", async () => {
    const client = server.connect({ tls: fixedTls({ cert: undefined, key: undefined, ca: server.pki.ca }) });
    await expect(client.get(kinds.ConfigMap, key)).rejects.toMatchObject({ code: 401, reason: "Unauthorized" });
    client.close();
  });
  test("nobody with a certificate of another authority", async () => {
    const other = createPki();
    const client = server.connect({
      tls: fixedTls({ ...other.issue("admin", ["system:masters"]), ca: server.pki.ca }),
    });
    await expect(client.get(kinds.ConfigMap, key)).rejects.toMatchObject({ code: 401, reason: "Unauthorized" });
    client.close();
    other.remove();
  });
  test("a bearer token", async () => {
    const tls = fixedTls({ cert: undefined, key: undefined, ca: server.pki.ca });
    const client = server.connect({ tls, token: async () => "admin-token" });
    await expect(client.get(kinds.ConfigMap, key)).rejects.toMatchObject({ reason: "NotFound" });
    const wrong = server.connect({ tls, token: async () => "guess" });
    await expect(wrong.get(kinds.ConfigMap, key)).rejects.toMatchObject({ reason: "Unauthorized" });
    client.close();
    wrong.close();
  });
  test("a user without rights is told what is missing", async () => {
    const client = server.connect({ tls: server.pki.client("alice") });
    await expect(client.list(kinds.Secret, { namespace: "kube-system" })).rejects.toMatchObject({
      code: 403,
      message:
        'secrets is forbidden: User "alice" cannot list resource "secrets" in API group "" in the namespace "kube-system"',
    });
    client.close();
  });
});

test("a server is reached by its address, if its certificate is for that address", async () => {
  const port = server.endpoint.split(":")[1];
  const byAddress = server.connect({ endpoints: [`127.0.0.1:${port}`] });
  expect((await byAddress.get(kinds.Namespace, { name: "default" })).metadata.name).toBe("default");
  const elsewhere = server.connect({ endpoints: [`127.0.0.1:${port}`], serverName: "10.0.0.1", deadlineMs: 500 });
  await expect(elsewhere.get(kinds.Namespace, { name: "default" })).rejects.toMatchObject({
    reason: "ServiceUnavailable",
  });
  byAddress.close();
  elsewhere.close();
});

test("an endpoint that does not answer is passed over", async () => {
  const client = server.connect({ endpoints: ["localhost:1", server.endpoint] });
  expect((await client.get(kinds.Namespace, { name: "default" })).metadata.name).toBe("default");
  client.close();
});
