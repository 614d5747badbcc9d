import { type MemoryServer, openMemoryServer } from "../start/memory-server.ts";
import { type TestClient, testClient } from "./testing-client.ts";

/** The whole server on a store in memory, spoken to in both HTTPs. */
let server: MemoryServer;
beforeAll(async () => {
  server = await openMemoryServer();
}, 30_000);
afterAll(() => server.close());

interface Seen {
  readonly kind: string;
  readonly metadata: Readonly<Record<string, unknown>> & { readonly name: string; readonly resourceVersion: string };
  readonly data?: Readonly<Record<string, string>>;
  readonly items: readonly Seen[];
  readonly message: string;
  readonly reason: string;
}

const configMaps = "/api/v1/namespaces/default/configmaps";
const aConfigMap = (name: string, data: Record<string, string> = { a: "1" }) => ({
  apiVersion: "v1",
  kind: "ConfigMap",
  metadata: { name },
  data,
});
const mergePatch = { "content-type": "application/merge-patch+json" };

for (const version of ["2", "1.1"] as const) {
  describe(`over HTTP/${version}`, () => {
    const name = (text: string) => `${text}-${version.replace(".", "-")}`;
    let client: TestClient;
    beforeAll(() => {
      client = testClient(version, server);
    });
    afterAll(() => client.close());
    const create = async (body: unknown, query = "") => {
      const { code, json } = await client.send("POST", configMaps + query, { body });
      return { code, object: json as Seen };
    };

    test("a created object has an identity and its fields an owner", async () => {
      const { code, object } = await create(aConfigMap(name("created")));
      expect(code).toBe(201);
      expect(object.metadata).toMatchObject({ namespace: "default", uid: expect.any(String) });
      expect(object.metadata.managedFields).toMatchObject([
        { operation: "Update", fieldsV1: { "f:data": { "f:a": {} } } },
      ]);
    });

    test("a name that is taken is a conflict", async () => {
      await create(aConfigMap(name("taken")));
      const { code, object } = await create(aConfigMap(name("taken")));
      expect(code).toBe(409);
      expect(object).toMatchObject({ kind: "Status", reason: "AlreadyExists" });
    });

    test("a generated name begins as it was asked to", async () => {
      const body = { apiVersion: "v1", kind: "ConfigMap", metadata: { generateName: "made-" } };
      expect((await create(body)).object.metadata.name).toMatch(/^made-[bcdfghjklmnpqrstvwxz2456789]{5}$/);
    });

    test("an unknown field warns, and is refused where the client is strict", async () => {
      const body = { ...aConfigMap(name("warned")), extra: 1 };
      const warned = await client.send("POST", configMaps, { body });
      expect(warned.headers.warning).toContain('299 - "unknown field \\"extra\\""');
      const { code, object } = await create({ ...body, metadata: { name: name("strict") } }, "?fieldValidation=Strict");
      expect(code).toBe(400);
      expect(object.message).toContain('strict decoding error: unknown field "extra"');
    });

    test("a dry run writes nothing", async () => {
      expect((await create(aConfigMap(name("dry")), "?dryRun=All")).code).toBe(201);
      expect((await client.send("GET", `${configMaps}/${name("dry")}`)).code).toBe(404);
    });

    test("an update needs the newest version, where it names one", async () => {
      const { object } = await create(aConfigMap(name("updated")));
      const path = `${configMaps}/${name("updated")}`;
      const body = { ...object, data: { a: "2" } };
      expect((await client.send("PUT", path, { body })).code).toBe(200);
      const late = await client.send("PUT", path, { body: { ...body, data: { a: "3" } } });
      expect([late.code, (late.json as Seen).reason]).toEqual([409, "Conflict"]);
    });

    test("an update that changes nothing writes nothing", async () => {
      const { object } = await create(aConfigMap(name("same")));
      const answer = await client.send("PUT", `${configMaps}/${name("same")}`, { body: object });
      expect((answer.json as Seen).metadata.resourceVersion).toBe(object.metadata.resourceVersion);
    });

    test("the patch types do what they are for", async () => {
      await create(aConfigMap(name("patched"), { a: "1", b: "2" }));
      const path = `${configMaps}/${name("patched")}`;
      const merged = await client.send("PATCH", path, { body: { data: { a: null, c: "3" } }, headers: mergePatch });
      expect((merged.json as Seen).data).toEqual({ b: "2", c: "3" });
      const operations = [{ op: "replace", path: "/data/b", value: "4" }];
      const headers = { "content-type": "application/json-patch+json" };
      expect(((await client.send("PATCH", path, { body: operations, headers })).json as Seen).data).toEqual({
        b: "4",
        c: "3",
      });
      const wrong = await client.send("PATCH", path, { body: {} });
      expect(wrong.code).toBe(415);
    });

    test("server-side apply creates, changes, and minds other managers", async () => {
      const path = `${configMaps}/${name("applied")}`;
      const headers = { "content-type": "application/apply-patch+yaml" };
      const apply = (manager: string, data: Record<string, string>) =>
        client.send("PATCH", `${path}?fieldManager=${manager}`, { body: aConfigMap(name("applied"), data), headers });
      expect((await apply("one", { a: "1" })).code).toBe(201);
      expect((await apply("one", { a: "2" })).code).toBe(200);
      const refused = await apply("two", { a: "3" });
      expect([refused.code, (refused.json as Seen).message]).toEqual([
        409,
        expect.stringContaining('conflict with "one"'),
      ]);
    });

    test("a deleted object answers with a Status, and is gone", async () => {
      await create(aConfigMap(name("deleted")));
      const path = `${configMaps}/${name("deleted")}`;
      expect((await client.send("DELETE", path)).json).toMatchObject({ kind: "Status", status: "Success" });
      expect((await client.send("GET", path)).code).toBe(404);
    });

    test("a finalizer keeps a deleted object until it goes", async () => {
      await create({ ...aConfigMap(name("kept")), metadata: { name: name("kept"), finalizers: ["example.com/f"] } });
      const path = `${configMaps}/${name("kept")}`;
      const marked = (await client.send("DELETE", path)).json as Seen;
      expect(marked.metadata).toMatchObject({ deletionGracePeriodSeconds: 0, deletionTimestamp: expect.any(String) });
      await client.send("PATCH", path, { body: { metadata: { finalizers: null } }, headers: mergePatch });
      expect((await client.send("GET", path)).code).toBe(404);
    });

    test("a collection is deleted by selector and answered as it was", async () => {
      const labelled = (which: string) => ({
        ...aConfigMap(name(which)),
        metadata: { name: name(which), labels: { go: version } },
      });
      await create(labelled("gone-a"));
      await create(labelled("gone-b"));
      const answer = await client.send("DELETE", `${configMaps}?labelSelector=go%3D${version}`);
      expect((answer.json as Seen).items).toHaveLength(2);
      expect(((await client.send("GET", `${configMaps}?labelSelector=go%3D${version}`)).json as Seen).items).toEqual(
        [],
      );
    });

    test("a list holds items without their type", async () => {
      await create(aConfigMap(name("listed")));
      const list = (await client.send("GET", configMaps)).json as Seen;
      expect(list.kind).toBe("ConfigMapList");
      const item = list.items.find(({ metadata }) => metadata.name === name("listed"));
      expect(Object.keys(item!)).toEqual(["metadata", "data"]);
    });

    test("a page continues where the last one ended", async () => {
      const first = (await client.send("GET", "/api/v1/namespaces?limit=2")).json as Seen;
      expect(first.items).toHaveLength(2);
      const rest = await client.send("GET", `/api/v1/namespaces?limit=500&continue=${first.metadata.continue}`);
      const names = [...first.items, ...(rest.json as Seen).items].map(({ metadata }) => metadata.name);
      expect(names).toEqual([...names].sort());
      expect(names).toContain("kube-system");
    });

    test("a list is a Table, metadata alone, YAML or protobuf where asked", async () => {
      await create(aConfigMap(name("shapes")));
      const as = async (accept: string) => client.send("GET", configMaps, { headers: { accept } });
      const table = (await as("application/json;as=Table;v=v1;g=meta.k8s.io")).json as unknown as {
        rows: { cells: unknown[] }[];
      };
      expect(table.rows.map(({ cells }) => cells)).toContainEqual([name("shapes"), 1, expect.stringMatching(/^\d+s$/)]);
      const partial = (await as("application/json;as=PartialObjectMetadataList;v=v1;g=meta.k8s.io")).json as Seen;
      expect(partial.items[0]!.kind).toBe("PartialObjectMetadata");
      expect((await as("application/yaml")).text).toMatch(/^apiVersion: v1\nitems:\n/);
      expect((await as("application/vnd.kubernetes.protobuf")).bytes.subarray(0, 4).toString()).toBe("k8s\0");
    });

    test("a watch tells of each change in order", async () => {
      const { metadata } = (await client.send("GET", configMaps)).json as Seen;
      const query = `?watch=1&resourceVersion=${metadata.resourceVersion}&fieldSelector=metadata.name%3D${name("watched")}`;
      const watching = client.lines(configMaps + query, 3);
      await create(aConfigMap(name("watched")));
      const path = `${configMaps}/${name("watched")}`;
      await client.send("PATCH", path, { body: { data: { a: "2" } }, headers: mergePatch });
      await client.send("DELETE", path);
      expect((await watching).map((event) => (event as { type: string }).type)).toEqual([
        "ADDED",
        "MODIFIED",
        "DELETED",
      ]);
    });

    test("a watch of a version that is gone says so in its stream", async () => {
      const events = await client.lines(`${configMaps}?watch=1&resourceVersion=99999999&timeoutSeconds=1`, 1);
      expect(events).toEqual([]);
    });

    const refusals = [
      {
        it: "an unknown group is no page",
        method: "GET",
        path: "/apis/nope.example.com/v1",
        code: 404,
        text: "404 page not found\n",
      },
      {
        it: "an unknown resource is a Status",
        method: "GET",
        path: "/api/v1/nopes",
        code: 404,
        text: /could not find the requested/,
      },
      {
        it: "a cluster's kind has no namespace",
        method: "GET",
        path: "/api/v1/namespaces/default/nodes",
        code: 404,
        text: /could not/,
      },
      {
        it: "a collection takes no PUT",
        method: "PUT",
        path: configMaps,
        code: 405,
        text: /does not allow this method/,
      },
      {
        it: "an object of no namespace is none",
        method: "GET",
        path: "/api/v1/configmaps/a",
        code: 404,
        text: /could not find/,
      },
      { it: "a limit is a number", method: "GET", path: `${configMaps}?limit=abc`, code: 400, text: /invalid syntax/ },
      {
        it: "a bad selector is refused",
        method: "GET",
        path: `${configMaps}?labelSelector=a%3D%3D%3Db`,
        code: 400,
        text: /unable to parse requirement/,
      },
      {
        it: "a field that is no selector is refused",
        method: "GET",
        path: `${configMaps}?fieldSelector=data.x%3D1`,
        code: 400,
        text: /is not a known field selector/,
      },
      {
        it: "an unknown option value is refused",
        method: "POST",
        path: `${configMaps}?dryRun=Some`,
        code: 422,
        text: /CreateOptions.meta.k8s.io/,
      },
    ];
    for (const { it, method, path, code, text } of refusals) {
      test(it, async () => {
        const body = method === "GET" ? undefined : aConfigMap("x");
        const answer = await client.send(method, path, { body });
        expect([answer.code, answer.text]).toEqual([
          code,
          typeof text === "string" ? text : expect.stringMatching(text),
        ]);
      });
    }

    test("a body over three mebibytes is too large", async () => {
      const answer = await client.send("POST", configMaps, { body: "x".repeat(3 * 1024 * 1024 + 1) });
      expect([answer.code, (answer.json as Seen).message]).toEqual([413, "Request entity too large: limit is 3145728"]);
    });

    test("nobody sees health and version only; a user without rights is told what is missing", async () => {
      const headers = { authorization: "" };
      expect((await client.send("GET", "/version", { headers })).code).toBe(200);
      expect((await client.send("GET", "/readyz", { headers })).text).toBe("ok");
      const user = await client.send("GET", configMaps, { headers: { authorization: "Bearer usertoken" } });
      expect((user.json as Seen).message).toBe(
        'configmaps is forbidden: User "user" cannot list resource "configmaps" in API group "" in the namespace "default"',
      );
      expect((await client.send("GET", configMaps, { headers: { authorization: "Bearer wrong" } })).code).toBe(401);
    });

    test("readyz names its checks where asked, and leaves out what is excluded", async () => {
      const verbose = await client.send("GET", "/readyz?verbose&exclude=etcd");
      expect(verbose.text).toContain("[+]ping ok\n");
      expect(verbose.text).toContain("[+]etcd excluded: ok\n");
      expect(verbose.text).toMatch(/readyz check passed\n$/);
      expect((await client.send("GET", "/livez/etcd")).text).toBe("ok");
    });
  });
}
