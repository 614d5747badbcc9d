import { type ApiObject, kinds } from "@kubets/api";
import type { TransactWrite } from "@kubets/client";
import { openEtcdKv } from "../../services/apiserver/src/store/etcd/open-etcd-kv.ts";
import { openMemoryKv } from "../../services/apiserver/src/store/memory-kv.ts";
import { startEtcd } from "../../services/apiserver/src/testing/start-etcd.ts";
import { openTestServer, type TestServer } from "./open-server.ts";

const stores = [
  { store: "memory", open: async () => ({ kv: openMemoryKv(), stop: async () => {} }) },
  {
    store: "etcd",
    open: async () => {
      const etcd = await startEtcd();
      return { kv: openEtcdKv({ endpoints: [etcd.endpoint] }), stop: () => etcd.stop() };
    },
  },
];

const configMap = (name: string, data: Readonly<Record<string, string>> = {}) => ({
  metadata: { name, namespace: "default" },
  data,
});
const created = (name: string, data?: Readonly<Record<string, string>>): TransactWrite => ({
  create: kinds.ConfigMap,
  object: configMap(name, data),
});

describe.each(stores)("a transaction on $store", ({ open }) => {
  let server: TestServer;
  let stop: () => Promise<void>;
  beforeAll(async () => {
    const opened = await open();
    // No events are kept in memory: whoever resumes a watch is told by the store.
    server = await openTestServer({ kv: opened.kv, historyBytes: 1 });
    stop = opened.stop;
  }, 30_000);
  afterAll(async () => {
    await server.close();
    await stop();
  });

  const namesOf = async (labelSelector = "") => {
    const { items } = await server.admin.list(kinds.ConfigMap, { namespace: "default", labelSelector });
    return items.map(({ metadata }) => metadata.name);
  };
  const read = (name: string) => server.admin.get(kinds.ConfigMap, { namespace: "default", name });

  test("creates, updates, patches, applies and deletes at one revision, each write seeing those before it", async () => {
    const { admin } = server;
    const old = await admin.create(kinds.ConfigMap, configMap("old", { a: "1" }));
    await admin.create(kinds.ConfigMap, configMap("gone"));
    const key = { namespace: "default", name: "new" };
    const answers = (await admin.transact([
      created("new", { a: "1" }),
      { patch: kinds.ConfigMap, key, with: { merge: { data: { b: "2" } } } },
      { apply: kinds.ConfigMap, object: configMap("new", { c: "3" }), fieldManager: "me" },
      { update: kinds.ConfigMap, object: { ...old, data: { a: "2" } } as ApiObject },
      { delete: kinds.ConfigMap, key: { namespace: "default", name: "gone" } },
      created("gone", { again: "yes" }),
    ])) as ApiObject[];
    expect((await read("new")).data).toEqual({ a: "1", b: "2", c: "3" });
    expect((await read("old")).data).toEqual({ a: "2" });
    const revisions = await Promise.all(
      ["new", "old", "gone"].map(async (name) => (await read(name)).metadata.resourceVersion),
    );
    expect(new Set(revisions).size).toBe(1);
    expect(answers[3]!.metadata.resourceVersion).toBe(revisions[0]);
    expect((await read("gone")).data).toEqual({ again: "yes" });
  });

  const refused: { it: string; writes: () => TransactWrite[] | Promise<TransactWrite[]>; as: object }[] = [
    {
      it: "a name that is taken",
      writes: async () => {
        await server.admin.create(kinds.ConfigMap, configMap("taken"));
        return [created("x1"), created("taken")];
      },
      as: { reason: "AlreadyExists", code: 409 },
    },
    {
      it: "a stale object",
      writes: async () => {
        const made = await server.admin.create(kinds.ConfigMap, configMap("stale"));
        await server.admin.update(kinds.ConfigMap, { ...made, data: { newer: "1" } });
        return [created("x1"), { update: kinds.ConfigMap, object: made as ApiObject }];
      },
      as: { reason: "Conflict", code: 409 },
    },
    { it: "an object that is not valid", writes: () => [created("x1"), created("NOT VALID")], as: { code: 422 } },
    {
      it: "what is not there",
      writes: () => [created("x1"), { delete: kinds.ConfigMap, key: { namespace: "default", name: "none" } }],
      as: { reason: "NotFound", code: 404 },
    },
    {
      it: "more than etcd takes in one transaction",
      writes: () => Array.from({ length: 129 }, (_, i) => created(`x${i}`)),
      as: { reason: "RequestEntityTooLarge", code: 413 },
    },
    {
      it: "more bytes than etcd takes",
      writes: () => ["x1", "x2", "x3"].map((name) => created(name, { filler: "y".repeat(600_000) })),
      as: { reason: "RequestEntityTooLarge", code: 413 },
    },
    {
      it: "two creates of one name",
      writes: () => [created("x1"), created("x1")],
      as: { reason: "AlreadyExists", code: 409 },
    },
  ];
  test.each(refused)("is refused whole for $it", async ({ writes, as }) => {
    await expect(server.admin.transact(await writes())).rejects.toMatchObject(as);
    expect((await namesOf()).filter((name) => name?.startsWith("x"))).toEqual([]);
  });

  test("of 128 writes is done", async () => {
    await server.admin.transact(Array.from({ length: 128 }, (_, i) => created(`most-${i}`)));
    expect((await namesOf()).filter((name) => name?.startsWith("most-"))).toHaveLength(128);
  });

  test("is refused whole for one thing that the caller may not do", async () => {
    const alice = server.connect({ tls: server.pki.client("alice") });
    await expect(alice.transact([created("x1")])).rejects.toMatchObject({ reason: "Forbidden", code: 403 });
    alice.close();
  });

  test("loses no update that others make at the same time", async () => {
    const { admin } = server;
    await admin.transact([created("left", { n: "0" }), created("right", { n: "0" })]);
    const count = async (i: number) => {
      const [left, right] = [`l${i}`, `r${i}`];
      await admin.transact([
        {
          patch: kinds.ConfigMap,
          key: { namespace: "default", name: "left" },
          with: { merge: { data: { [left]: "1" } } },
        },
        {
          patch: kinds.ConfigMap,
          key: { namespace: "default", name: "right" },
          with: { merge: { data: { [right]: "1" } } },
        },
      ]);
    };
    await Promise.all([0, 1, 2, 3].map(count));
    expect(Object.keys((await read("left")).data ?? {})).toHaveLength(5);
    expect(Object.keys((await read("right")).data ?? {})).toHaveLength(5);
  });

  test("gives a Service its address in the same transaction", async () => {
    const service = { metadata: { name: "atomic", namespace: "default" }, spec: { ports: [{ port: 80 }] } };
    const [made] = (await server.admin.transact([{ create: kinds.Service, object: service }])) as ApiObject[];
    const { clusterIP } = (made as unknown as { spec: { clusterIP: string } }).spec;
    const address = await server.admin.get(kinds.IPAddress, { name: clusterIP });
    expect(address.metadata.resourceVersion).toBe(made!.metadata.resourceVersion);
  });

  test("is told whole to a watch that resumes in the middle of it", async () => {
    const { admin } = server;
    const { resourceVersion } = await admin.list(kinds.ConfigMap, { namespace: "default" });
    await admin.transact([created("w1"), created("w2"), created("w3")]);
    const take = async (from: string, count: number) => {
      const abort = new AbortController();
      const seen: { readonly name: string; readonly revision: string }[] = [];
      const watching = admin.watch(kinds.ConfigMap, {
        namespace: "default",
        resourceVersion: from,
        signal: abort.signal,
      });
      for await (const event of watching) {
        if (event.type === "BOOKMARK") continue;
        const { name = "", resourceVersion: revision = "" } = event.object.metadata;
        seen.push({ name, revision });
        if (seen.length === count) abort.abort();
      }
      return seen;
    };
    const [first] = await take(resourceVersion, 1);
    expect(first!.name).toBe("w1");
    // Who has seen only w1 has not missed the others: they are told again, all of them.
    const rest = await take(first!.revision, 3);
    expect(rest.map(({ name }) => name)).toEqual(["w1", "w2", "w3"]);
  });
});
