import { parseFieldSelector, parseLabelSelector } from "@kubets/api";
import type { ListOptions } from "../store.ts";
import { aConfigMap, aPod, configMap, pod, refusal, type StoreHarness } from "./store-harness.ts";

/** Reads: as fresh as asked for, in pages, from memory or from etcd. */
export function readsConformance(h: StoreHarness): void {
  const { openAnother, create, setValue, remove, compactNow } = h;

  describe("get()", () => {
    test("of what is not there is NotFound", async () => {
      const error = await refusal(h.store.get(configMap, "default", "none"));
      expect([error.reason, error.message]).toEqual(["NotFound", 'configmaps "none" not found']);
    });

    test("sees at once what another server has written", async () => {
      const other = await openAnother();
      for (let i = 0; i < 50; i++) {
        const { revision } = await other.create(configMap, aConfigMap(`a${i}`));
        expect((await h.store.get(configMap, "default", `a${i}`)).revision).toBe(revision);
      }
    });

    test("gives the writer and the reader the same entry", async () => {
      const entry = await create("a");
      expect(await h.store.get(configMap, "default", "a")).toBe(entry);
    });

    test("of a resourceVersion of the future times out", async () => {
      const current = await h.kv.currentRevision();
      const asked = String(current + 1_000);
      const error = await refusal(h.store.get(configMap, "default", "a", { resourceVersion: asked }));
      expect([error.code, error.reason]).toEqual([504, "Timeout"]);
      expect(error.message).toMatch(new RegExp(`^Timeout: Too large resource version: ${asked}, current: \\d+$`));
      expect(error.details?.causes?.[0]?.reason).toBe("ResourceVersionTooLarge");
    });

    test("waits for a resourceVersion that is about to come", async () => {
      const { revision } = await create("a");
      const reading = h.store.get(configMap, "default", "a", { resourceVersion: String(revision + 1) });
      await setValue("a", "2");
      expect((await reading).revision).toBe(revision + 1);
    });

    test("of a malformed resourceVersion is BadRequest", async () => {
      const error = await refusal(h.store.get(configMap, "default", "a", { resourceVersion: "abc" }));
      expect(error.message).toBe(
        'invalid resource version: resourceVersion: Invalid value: "abc": strconv.ParseUint: parsing "abc": invalid syntax',
      );
    });
  });

  describe("list()", () => {
    test("is in the order of keys, and selects by namespace, labels and fields", async () => {
      await create("b", { labels: { app: "web" } });
      await create("a", { labels: { app: "db" } });
      await create("a", { namespace: "another", labels: { app: "web" } });
      const of = async (options: ListOptions) =>
        (await h.store.list(configMap, options)).entries.map((e) => `${e.namespace}/${e.name}`);
      expect(await of({})).toEqual(["another/a", "default/a", "default/b"]);
      expect(await of({ namespace: "default" })).toEqual(["default/a", "default/b"]);
      expect(await of({ labels: parseLabelSelector("app=web") })).toEqual(["another/a", "default/b"]);
      expect(await of({ fields: parseFieldSelector("metadata.name=a") })).toEqual(["another/a", "default/a"]);
      expect(await of({ namespace: "default", fields: parseFieldSelector("metadata.name!=a") })).toEqual(["default/b"]);
    });

    test("selects by a field of the object, and by its absence", async () => {
      await h.store.create(pod, aPod("a", "node-1"));
      await h.store.create(pod, aPod("b", ""));
      const of = async (text: string) =>
        (await h.store.list(pod, { fields: parseFieldSelector(text) })).entries.map((e) => e.name);
      expect(await of("spec.nodeName=node-1")).toEqual(["a"]);
      expect(await of("spec.nodeName=")).toEqual(["b"]);
      expect(await of("spec.nodeName!=node-1")).toEqual(["b"]);
    });

    test("in pages is as of the first page, and says how many remain", async () => {
      for (const name of ["a", "b", "c", "d", "e"]) await create(name);
      const first = await h.store.list(configMap, { limit: 2 });
      expect(first.remainingItemCount).toBe(3);
      await create("bb");
      await remove("d");
      const second = await h.store.list(configMap, { limit: 2, continue: first.continue });
      expect(second.entries.map((e) => e.name)).toEqual(["c", "d"]);
      expect([second.revision, second.remainingItemCount]).toEqual([first.revision, 1]);
      const third = await h.store.list(configMap, { limit: 2, continue: second.continue });
      expect([third.entries.map((e) => e.name), third.continue]).toEqual([["e"], undefined]);
    });

    test("in pages of a namespace goes on in the namespace", async () => {
      for (const name of ["a", "b", "c"]) await create(name);
      await create("z", { namespace: "elsewhere" });
      const first = await h.store.list(configMap, { limit: 2, namespace: "default" });
      expect(first.remainingItemCount).toBe(1);
      const token = JSON.parse(Buffer.from(first.continue!, "base64url").toString());
      expect(token).toEqual({ v: "meta.k8s.io/v1", rv: first.revision, start: "b\0" });
      const second = await h.store.list(configMap, { limit: 2, namespace: "default", continue: first.continue });
      expect(second.entries.map((e) => e.name)).toEqual(["c"]);
    });

    test("goes on with a token of another server", async () => {
      for (const name of ["a", "b", "c"]) await create(name);
      const first = await h.store.list(configMap, { limit: 1 });
      await remove("b");
      const other = await openAnother();
      const second = await other.list(configMap, { limit: 1, continue: first.continue });
      expect([second.entries.map((e) => e.name), second.remainingItemCount]).toEqual([["b"], 1]);
    });

    test("of an expired token says so, with a token that goes on from the present", async () => {
      for (const name of ["a", "b", "c"]) await create(name);
      const first = await h.store.list(configMap, { limit: 1 });
      await remove("b");
      await compactNow();
      const other = await openAnother();
      const error = await refusal(other.list(configMap, { limit: 1, continue: first.continue }));
      expect([error.code, error.reason]).toEqual([410, "Expired"]);
      expect(error.message).toMatch(
        /^The provided continue parameter is too old to display a consistent list result\. /,
      );
      const rest = await other.list(configMap, { continue: error.continueToken });
      expect(rest.entries.map((e) => e.name)).toEqual(["c"]);
    });

    test("at an exact revision shows what was there then, from memory or from etcd", async () => {
      const { revision } = await create("a");
      await create("b");
      const exactly = { resourceVersion: String(revision), resourceVersionMatch: "Exact" };
      const result = await h.store.list(configMap, exactly);
      expect([result.entries.map((e) => e.name), result.revision]).toEqual([["a"], revision]);
      await compactNow();
      const error = await refusal(h.store.list(configMap, exactly));
      expect([error.code, error.message]).toEqual([410, "The resourceVersion for the provided list is too old."]);
    });

    test("not older than a revision is at least as new", async () => {
      const { revision } = await create("a");
      const result = await h.store.list(configMap, {
        resourceVersion: String(revision),
        resourceVersionMatch: "NotOlderThan",
      });
      expect(result.revision).toBeGreaterThanOrEqual(revision);
    });

    test("of resourceVersion 0 answers from memory, without pages", async () => {
      await create("a");
      await create("b");
      await h.store.list(configMap, {}); // a consistent list: now the memory holds both
      const result = await h.store.list(configMap, { resourceVersion: "0", limit: 1 });
      expect([result.entries.length, result.continue]).toEqual([2, undefined]);
    });

    test("of a resourceVersion of the future times out", async () => {
      const asked = String((await h.kv.currentRevision()) + 1_000);
      expect((await refusal(h.store.list(configMap, { resourceVersion: asked }))).code).toBe(504);
    });

    test("keeps its cacheKey while nothing that is listed changes", async () => {
      await create("a");
      const first = await h.store.list(configMap, {});
      await h.store.create(pod, aPod("a", ""));
      const second = await h.store.list(configMap, {});
      expect(second.cacheKey).toBe(first.cacheKey);
      expect(second.revision).toBeGreaterThan(first.revision);
      await create("b");
      expect((await h.store.list(configMap, {})).cacheKey).not.toBe(first.cacheKey);
    });

    const refused = [
      {
        it: "a malformed resourceVersion",
        options: { resourceVersion: "abc" },
        code: 400,
        says: "invalid resource version: ",
      },
      {
        it: "a token that is none",
        options: { continue: "garbage" },
        code: 400,
        says: "invalid continue token: continue key is not valid",
      },
      {
        it: "a token with a resourceVersion",
        options: {
          continue: Buffer.from('{"v":"meta.k8s.io/v1","rv":1,"start":"a"}').toString("base64url"),
          resourceVersion: "1",
        },
        code: 400,
        says: "specifying resource version is not allowed when using continue",
      },
      {
        it: "a token that leads out of the folder",
        options: { continue: Buffer.from('{"v":"meta.k8s.io/v1","rv":1,"start":"../a"}').toString("base64url") },
        code: 400,
        says: "invalid continue token",
      },
      {
        it: "a match without a resourceVersion",
        options: { resourceVersionMatch: "Exact" },
        code: 422,
        says: 'ListOptions.meta.k8s.io "" is invalid: resourceVersionMatch: Forbidden: resourceVersionMatch is forbidden unless resourceVersion is provided',
      },
      {
        it: "an exact match of resourceVersion 0",
        options: { resourceVersionMatch: "Exact", resourceVersion: "0" },
        code: 422,
        says: 'ListOptions.meta.k8s.io "" is invalid: resourceVersionMatch: Forbidden: resourceVersionMatch "exact" is forbidden for resourceVersion "0"',
      },
      {
        it: "a match nobody knows",
        options: { resourceVersionMatch: "Near", resourceVersion: "1" },
        code: 422,
        says: 'ListOptions.meta.k8s.io "" is invalid: resourceVersionMatch: Unsupported value: "Near": supported values: "Exact", "NotOlderThan", ""',
      },
    ];
    for (const { it, options, code, says } of refused) {
      test(`refuses ${it}`, async () => {
        const error = await refusal(h.store.list(configMap, options));
        expect([error.code, error.message.slice(0, says.length)]).toEqual([code, says]);
      });
    }
  });
}
