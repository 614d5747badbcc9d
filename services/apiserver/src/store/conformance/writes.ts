import { ApiError } from "@kubets/api";
import type { Change, Store } from "../store.ts";
import { aConfigMap, configMap, refusal, type StoreHarness, withValue } from "./store-harness.ts";

/** Writes: each one transaction, decided again when another came first. */
export function writesConformance(h: StoreHarness): void {
  const { openAnother, create, setValue, remove, names, watch } = h;

  describe("create()", () => {
    test("answers the object with its resourceVersion, in the bytes too, after uid", async () => {
      const entry = await create("a");
      expect(entry.revision).toBe(await h.kv.currentRevision());
      expect(entry.key).toBe(`${h.prefix}/configmaps/default/a`);
      expect(entry.json.toString()).toBe(
        `{"kind":"ConfigMap","apiVersion":"v1","metadata":{"name":"a","namespace":"default","uid":"uid-a","resourceVersion":"${entry.revision}"},"data":{"value":"1"}}`,
      );
      expect(JSON.stringify(entry.object)).toBe(entry.json.toString());
    });

    test("stores the object without its resourceVersion", async () => {
      await create("a");
      const { kvs } = await h.kv.range({ key: `${h.prefix}/configmaps/default/a` });
      expect(Buffer.from(kvs[0]!.value).toString()).not.toContain("resourceVersion");
    });

    test("refuses a name that is taken", async () => {
      await create("a");
      const error = await refusal(create("a"));
      expect([error.reason, error.message]).toEqual(["AlreadyExists", 'configmaps "a" already exists']);
    });

    test("of a dry run writes nothing, and refuses what is taken", async () => {
      const entry = await h.store.create(configMap, aConfigMap("a"), { dryRun: true });
      expect(entry.object.metadata.resourceVersion).toBeUndefined();
      expect(await names()).toEqual([]);
      await create("a");
      const error = await refusal(h.store.create(configMap, aConfigMap("a"), { dryRun: true }));
      expect(error.reason).toBe("AlreadyExists");
    });

    test("writes what goes alongside in the same transaction, or nothing", async () => {
      const side = { kind: configMap, namespace: "default", name: "side", object: aConfigMap("side"), revision: 0 };
      const entry = await h.store.create(configMap, aConfigMap("a"), { alongside: [side] });
      expect((await h.store.get(configMap, "default", "side")).revision).toBe(entry.revision);
      const error = await refusal(h.store.create(configMap, aConfigMap("b"), { alongside: [side] }));
      expect(error.reason).toBe("Conflict");
      expect(await names()).toEqual(["a", "side"]);
    });

    test("with a time to live lets the object go by itself", async () => {
      const seen = await watch();
      await h.store.create(configMap, aConfigMap("a"), { ttlSeconds: 1 });
      expect(await seen.until(2)).toEqual(["ADDED a=1", "DELETED a=1"]);
    }, 15_000);

    test("of an object too large for etcd is refused", async () => {
      const error = await refusal(create("a", { value: "x".repeat(1_600_000) }));
      expect(error.code).toBe(413);
    });
  });

  describe("update()", () => {
    test("writes what the change makes of the current object", async () => {
      const first = await create("a");
      const entry = await setValue("a", "2");
      expect(entry.revision).toBeGreaterThan(first.revision);
      expect((await h.store.get(configMap, "default", "a")).object.data).toEqual({ value: "2" });
    });

    test("loses nothing of many at once, from several servers", async () => {
      const other = await openAnother();
      await create("a", { value: "0" });
      const increment = (on: Store) =>
        on.update(configMap, "default", "a", ({ object }) => ({
          object: withValue(object, String(Number((object.data as { value: string }).value) + 1)),
        }));
      await Promise.all(Array.from({ length: 20 }, (_, i) => increment(i % 2 ? h.store : other)));
      expect((await h.store.get(configMap, "default", "a")).object.data).toEqual({ value: "20" });
    });

    test("begins with what the caller has just written", async () => {
      const first = await create("a");
      const begunWith: number[] = [];
      let after = first;
      for (const value of ["1", "2", "3"]) {
        const change: Change = ({ object, revision }) => {
          begunWith.push(revision);
          return { object: withValue(object, value) };
        };
        const next = await h.store.update(configMap, "default", "a", change, { after });
        expect(begunWith).toEqual([after.revision]);
        begunWith.length = 0;
        after = next;
      }
    });

    test("does not believe what was written long ago", async () => {
      const first = await create("a");
      await setValue("a", "2");
      const append: Change = ({ object }) => ({
        object: withValue(object, `${(object.data as { value: string }).value}3`),
      });
      const entry = await h.store.update(configMap, "default", "a", append, { after: first });
      expect(entry.object.data).toEqual({ value: "23" });
    });

    test("writes nothing when the change keeps the object", async () => {
      const first = await create("a");
      const entry = await h.store.update(configMap, "default", "a", ({ object }) => ({ object }));
      expect(entry.revision).toBe(first.revision);
    });

    test("throws what the change throws about the current object", async () => {
      await create("a");
      const refuse = () => {
        throw new ApiError("Conflict", "no");
      };
      expect((await refusal(h.store.update(configMap, "default", "a", refuse))).message).toBe("no");
    });

    test("does not believe a cache that is behind when the change throws", async () => {
      const other = await openAnother();
      await create("a");
      const { revision } = await other.update(configMap, "default", "a", ({ object }) => ({
        object: withValue(object, "2"),
      }));
      const entry = await h.store.update(configMap, "default", "a", (current) => {
        if (current.revision !== revision) throw new ApiError("Conflict", "the cache is behind");
        return { object: withValue(current.object, "3") };
      });
      expect(entry.object.data).toEqual({ value: "3" });
    });

    test("that removes answers with what the change says", async () => {
      await create("a");
      const entry = await h.store.update(configMap, "default", "a", ({ object }) => ({
        remove: true,
        object: withValue(object, "last"),
      }));
      expect(entry.object.data).toEqual({ value: "last" });
      expect(await names()).toEqual([]);
    });

    test("of a dry run writes nothing", async () => {
      const first = await create("a");
      const entry = await h.store.update(
        configMap,
        "default",
        "a",
        ({ object }) => ({ object: withValue(object, "2") }),
        { dryRun: true },
      );
      expect([entry.object.data, entry.revision]).toEqual([{ value: "2" }, first.revision]);
      expect((await h.store.get(configMap, "default", "a")).revision).toBe(first.revision);
    });

    test("of what is not there is NotFound", async () => {
      expect((await refusal(setValue("none", "1"))).reason).toBe("NotFound");
    });
  });

  describe("remove()", () => {
    test("answers with what is gone, and its revision is the deletion's", async () => {
      const first = await create("a");
      const gone = await remove("a");
      expect(gone.revision).toBe(first.revision + 1);
      expect((await refusal(h.store.get(configMap, "default", "a"))).reason).toBe("NotFound");
    });

    test("keeps the object when the check throws", async () => {
      await create("a");
      const error = await refusal(
        h.store.remove(configMap, "default", "a", () => {
          throw new ApiError("Forbidden", "no");
        }),
      );
      expect(error.message).toBe("no");
      expect(await names()).toEqual(["a"]);
    });

    test("writes what the check asks for", async () => {
      await create("a");
      await create("side");
      await h.store.remove(configMap, "default", "a", () => [{ kind: configMap, namespace: "default", name: "side" }]);
      expect(await names()).toEqual([]);
    });
  });

  describe("transact()", () => {
    test("writes all of it at one revision, and a watch resumed there sees all of that revision", async () => {
      const write = (name: string) => ({
        kind: configMap,
        namespace: "default",
        name,
        object: aConfigMap(name),
        revision: 0,
      });
      const entries = await h.store.transact([write("a"), write("b")]);
      const revision = entries[0]!.revision;
      expect(entries.map((entry) => entry?.revision)).toEqual([revision, revision]);
      await create("c");
      const seen = await watch({ resourceVersion: String(revision) });
      expect(await seen.until(3)).toEqual(["ADDED a=1", "ADDED b=1", "ADDED c=1"]);
    });

    test("writes nothing when one revision is not the expected one", async () => {
      await create("b");
      const write = (name: string) => ({
        kind: configMap,
        namespace: "default",
        name,
        object: aConfigMap(name),
        revision: 0,
      });
      expect((await refusal(h.store.transact([write("a"), write("b")]))).reason).toBe("AlreadyExists");
      expect(await names()).toEqual(["b"]);
    });
  });
}
