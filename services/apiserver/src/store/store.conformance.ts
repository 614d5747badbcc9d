import { setTimeout as sleep } from "node:timers/promises";
import { ApiError, type ApiObject, type Kind, kinds, parseFieldSelector, parseLabelSelector } from "@kubets/api";
import { compactOnce } from "./compactor.ts";
import type { Kv } from "./kv.ts";
import { openStore, type StoreOptions } from "./open-store.ts";
import type { ListOptions, Store, StoreEvent, WatchHandle, WatchOptions } from "./store.ts";

const configMap = kinds.ConfigMap as Kind;
const pod = kinds.Pod as Kind;
const node = kinds.Node as Kind;

interface Some {
  readonly namespace?: string;
  readonly labels?: Record<string, string>;
  readonly value?: string;
}
const aConfigMap = (name: string, { namespace = "default", labels, value = "1" }: Some = {}): ApiObject => ({
  kind: "ConfigMap",
  apiVersion: "v1",
  metadata: { name, namespace, uid: `uid-${name}`, ...(labels ? { labels } : {}) },
  data: { value },
});
const aPod = (name: string, nodeName: string): ApiObject => ({
  kind: "Pod",
  apiVersion: "v1",
  metadata: { name, namespace: "default", uid: name },
  spec: nodeName ? { nodeName } : {},
});
const withValue = (object: ApiObject, value: string): ApiObject => ({ ...object, data: { value } });

/** What every `Store` must do, whatever Kv it is on. */
export function storeConformance(open: () => Promise<Kv>): void {
  let kv: Kv;
  let prefix = "";
  let store: Store;
  let opened: Store[] = [];
  let tests = 0;

  const openAnother = async (options: Partial<StoreOptions> = {}): Promise<Store> => {
    const all = [configMap, pod, node];
    const another = await openStore({ kv, kinds: all, prefix, compactIntervalMs: 0, ...options });
    opened.push(another);
    await another.ready;
    return another;
  };
  beforeAll(async () => {
    kv = await open();
  });
  afterAll(() => kv.close());
  beforeEach(async () => {
    prefix = `/test-${process.pid}-${++tests}`;
    store = await openAnother();
  });
  afterEach(async () => {
    await Promise.all(opened.map((s) => s.close()));
    opened = [];
  });

  const create = (name: string, some?: Some) => store.create(configMap, aConfigMap(name, some));
  const setValue = (name: string, value: string) =>
    store.update(configMap, "default", name, ({ object }) => ({ object: withValue(object, value) }));
  const remove = (name: string) => store.remove(configMap, "default", name);
  const names = async (options: ListOptions = {}) => (await store.list(configMap, options)).entries.map((e) => e.name);
  const refusal = async (work: Promise<unknown>): Promise<ApiError> => {
    try {
      await work;
    } catch (error) {
      if (error instanceof ApiError) return error;
      throw error;
    }
    throw new Error("it was not refused");
  };
  /** Lets the store lose everything up to now but the newest. */
  const compactNow = async () => kv.compact(await kv.currentRevision());

  interface Watched {
    readonly events: StoreEvent[];
    readonly told: () => string[];
    readonly handle: WatchHandle;
    readonly ended: () => Error | "ended" | undefined;
    /** Waits until so many events have come. */
    until(count: number): Promise<string[]>;
  }
  async function watch(
    options: Partial<WatchOptions> & { kind?: Kind; from?: Store; takes?: number } = {},
  ): Promise<Watched> {
    const { kind = configMap, from = store, takes = Number.POSITIVE_INFINITY, ...rest } = options;
    const events: StoreEvent[] = [];
    let end: Error | "ended" | undefined;
    const handle = await from.watch(
      kind,
      { signal: new AbortController().signal, ...rest },
      {
        send: (event) => events.push(event) < takes,
        end: (error) => {
          end = error ?? "ended";
        },
      },
    );
    const told = () => events.map(textOf);
    const until = async (count: number) => {
      for (let waited = 0; events.length < count && waited < 5_000; waited += 10) await sleep(10);
      return told();
    };
    return { events, told, handle, until, ended: () => end };
  }
  const textOf = (event: StoreEvent): string => {
    if (event.type === "BOOKMARK") return event.initialEventsEnd ? "INITIAL END" : "BOOKMARK";
    const { value } = (event.entry.object.data ?? {}) as { value?: string };
    return value === undefined ? `${event.type} ${event.entry.name}` : `${event.type} ${event.entry.name}=${value}`;
  };

  describe("create()", () => {
    test("answers the object with its resourceVersion, in the bytes too, after uid", async () => {
      const entry = await create("a");
      expect(entry.revision).toBe(await kv.currentRevision());
      expect(entry.key).toBe(`${prefix}/configmaps/default/a`);
      expect(entry.json.toString()).toBe(
        `{"kind":"ConfigMap","apiVersion":"v1","metadata":{"name":"a","namespace":"default","uid":"uid-a","resourceVersion":"${entry.revision}"},"data":{"value":"1"}}`,
      );
      expect(JSON.stringify(entry.object)).toBe(entry.json.toString());
    });

    test("stores the object without its resourceVersion", async () => {
      await create("a");
      const { kvs } = await kv.range({ key: `${prefix}/configmaps/default/a` });
      expect(Buffer.from(kvs[0]!.value).toString()).not.toContain("resourceVersion");
    });

    test("refuses a name that is taken", async () => {
      await create("a");
      const error = await refusal(create("a"));
      expect([error.reason, error.message]).toEqual(["AlreadyExists", 'configmaps "a" already exists']);
    });

    test("of a dry run writes nothing, and refuses what is taken", async () => {
      const entry = await store.create(configMap, aConfigMap("a"), { dryRun: true });
      expect(entry.object.metadata.resourceVersion).toBeUndefined();
      expect(await names()).toEqual([]);
      await create("a");
      const error = await refusal(store.create(configMap, aConfigMap("a"), { dryRun: true }));
      expect(error.reason).toBe("AlreadyExists");
    });

    test("writes what goes alongside in the same transaction, or nothing", async () => {
      const side = { kind: configMap, namespace: "default", name: "side", object: aConfigMap("side"), revision: 0 };
      const entry = await store.create(configMap, aConfigMap("a"), { alongside: [side] });
      expect((await store.get(configMap, "default", "side")).revision).toBe(entry.revision);
      const error = await refusal(store.create(configMap, aConfigMap("b"), { alongside: [side] }));
      expect(error.reason).toBe("Conflict");
      expect(await names()).toEqual(["a", "side"]);
    });

    test("with a time to live lets the object go by itself", async () => {
      const seen = await watch();
      await store.create(configMap, aConfigMap("a"), { ttlSeconds: 1 });
      expect(await seen.until(2)).toEqual(["ADDED a=1", "DELETED a=1"]);
    }, 15_000);

    test("of an object too large for etcd is refused", async () => {
      const error = await refusal(create("a", { value: "x".repeat(1_600_000) }));
      expect(error.code).toBe(413);
    });
  });

  describe("get()", () => {
    test("of what is not there is NotFound", async () => {
      const error = await refusal(store.get(configMap, "default", "none"));
      expect([error.reason, error.message]).toEqual(["NotFound", 'configmaps "none" not found']);
    });

    test("sees at once what another server has written", async () => {
      const other = await openAnother();
      for (let i = 0; i < 50; i++) {
        const { revision } = await other.create(configMap, aConfigMap(`a${i}`));
        expect((await store.get(configMap, "default", `a${i}`)).revision).toBe(revision);
      }
    });

    test("gives the writer and the reader the same entry", async () => {
      const entry = await create("a");
      expect(await store.get(configMap, "default", "a")).toBe(entry);
    });

    test("of a resourceVersion of the future times out", async () => {
      const current = await kv.currentRevision();
      const asked = String(current + 1_000);
      const error = await refusal(store.get(configMap, "default", "a", { resourceVersion: asked }));
      expect([error.code, error.reason]).toEqual([504, "Timeout"]);
      expect(error.message).toMatch(new RegExp(`^Timeout: Too large resource version: ${asked}, current: \\d+$`));
      expect(error.details?.causes?.[0]?.reason).toBe("ResourceVersionTooLarge");
    });

    test("waits for a resourceVersion that is about to come", async () => {
      const { revision } = await create("a");
      const reading = store.get(configMap, "default", "a", { resourceVersion: String(revision + 1) });
      await setValue("a", "2");
      expect((await reading).revision).toBe(revision + 1);
    });

    test("of a malformed resourceVersion is BadRequest", async () => {
      const error = await refusal(store.get(configMap, "default", "a", { resourceVersion: "abc" }));
      expect(error.message).toBe(
        'invalid resource version: resourceVersion: Invalid value: "abc": strconv.ParseUint: parsing "abc": invalid syntax',
      );
    });
  });

  describe("update()", () => {
    test("writes what the change makes of the current object", async () => {
      const first = await create("a");
      const entry = await setValue("a", "2");
      expect(entry.revision).toBeGreaterThan(first.revision);
      expect((await store.get(configMap, "default", "a")).object.data).toEqual({ value: "2" });
    });

    test("loses nothing of many at once, from several servers", async () => {
      const other = await openAnother();
      await create("a", { value: "0" });
      const increment = (on: Store) =>
        on.update(configMap, "default", "a", ({ object }) => ({
          object: withValue(object, String(Number((object.data as { value: string }).value) + 1)),
        }));
      await Promise.all(Array.from({ length: 20 }, (_, i) => increment(i % 2 ? store : other)));
      expect((await store.get(configMap, "default", "a")).object.data).toEqual({ value: "20" });
    });

    test("writes nothing when the change keeps the object", async () => {
      const first = await create("a");
      const entry = await store.update(configMap, "default", "a", ({ object }) => ({ object }));
      expect(entry.revision).toBe(first.revision);
    });

    test("throws what the change throws about the current object", async () => {
      await create("a");
      const refuse = () => {
        throw new ApiError("Conflict", "no");
      };
      expect((await refusal(store.update(configMap, "default", "a", refuse))).message).toBe("no");
    });

    test("does not believe a cache that is behind when the change throws", async () => {
      const other = await openAnother();
      await create("a");
      const { revision } = await other.update(configMap, "default", "a", ({ object }) => ({
        object: withValue(object, "2"),
      }));
      const entry = await store.update(configMap, "default", "a", (current) => {
        if (current.revision !== revision) throw new ApiError("Conflict", "the cache is behind");
        return { object: withValue(current.object, "3") };
      });
      expect(entry.object.data).toEqual({ value: "3" });
    });

    test("that removes answers with what the change says", async () => {
      await create("a");
      const entry = await store.update(configMap, "default", "a", ({ object }) => ({
        remove: true,
        object: withValue(object, "last"),
      }));
      expect(entry.object.data).toEqual({ value: "last" });
      expect(await names()).toEqual([]);
    });

    test("of a dry run writes nothing", async () => {
      const first = await create("a");
      const entry = await store.update(
        configMap,
        "default",
        "a",
        ({ object }) => ({ object: withValue(object, "2") }),
        { dryRun: true },
      );
      expect([entry.object.data, entry.revision]).toEqual([{ value: "2" }, first.revision]);
      expect((await store.get(configMap, "default", "a")).revision).toBe(first.revision);
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
      expect((await refusal(store.get(configMap, "default", "a"))).reason).toBe("NotFound");
    });

    test("keeps the object when the check throws", async () => {
      await create("a");
      const error = await refusal(
        store.remove(configMap, "default", "a", () => {
          throw new ApiError("Forbidden", "no");
        }),
      );
      expect(error.message).toBe("no");
      expect(await names()).toEqual(["a"]);
    });

    test("writes what the check asks for", async () => {
      await create("a");
      await create("side");
      await store.remove(configMap, "default", "a", () => [{ kind: configMap, namespace: "default", name: "side" }]);
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
      const entries = await store.transact([write("a"), write("b")]);
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
      expect((await refusal(store.transact([write("a"), write("b")]))).reason).toBe("AlreadyExists");
      expect(await names()).toEqual(["b"]);
    });
  });

  describe("list()", () => {
    test("is in the order of keys, and selects by namespace, labels and fields", async () => {
      await create("b", { labels: { app: "web" } });
      await create("a", { labels: { app: "db" } });
      await create("a", { namespace: "another", labels: { app: "web" } });
      const of = async (options: ListOptions) =>
        (await store.list(configMap, options)).entries.map((e) => `${e.namespace}/${e.name}`);
      expect(await of({})).toEqual(["another/a", "default/a", "default/b"]);
      expect(await of({ namespace: "default" })).toEqual(["default/a", "default/b"]);
      expect(await of({ labels: parseLabelSelector("app=web") })).toEqual(["another/a", "default/b"]);
      expect(await of({ fields: parseFieldSelector("metadata.name=a") })).toEqual(["another/a", "default/a"]);
      expect(await of({ namespace: "default", fields: parseFieldSelector("metadata.name!=a") })).toEqual(["default/b"]);
    });

    test("selects by a field of the object, and by its absence", async () => {
      await store.create(pod, aPod("a", "node-1"));
      await store.create(pod, aPod("b", ""));
      const of = async (text: string) =>
        (await store.list(pod, { fields: parseFieldSelector(text) })).entries.map((e) => e.name);
      expect(await of("spec.nodeName=node-1")).toEqual(["a"]);
      expect(await of("spec.nodeName=")).toEqual(["b"]);
      expect(await of("spec.nodeName!=node-1")).toEqual(["b"]);
    });

    test("in pages is as of the first page, and says how many remain", async () => {
      for (const name of ["a", "b", "c", "d", "e"]) await create(name);
      const first = await store.list(configMap, { limit: 2 });
      expect(first.remainingItemCount).toBe(3);
      await create("bb");
      await remove("d");
      const second = await store.list(configMap, { limit: 2, continue: first.continue });
      expect(second.entries.map((e) => e.name)).toEqual(["c", "d"]);
      expect([second.revision, second.remainingItemCount]).toEqual([first.revision, 1]);
      const third = await store.list(configMap, { limit: 2, continue: second.continue });
      expect([third.entries.map((e) => e.name), third.continue]).toEqual([["e"], undefined]);
    });

    test("in pages of a namespace goes on in the namespace", async () => {
      for (const name of ["a", "b", "c"]) await create(name);
      await create("z", { namespace: "elsewhere" });
      const first = await store.list(configMap, { limit: 2, namespace: "default" });
      expect(first.remainingItemCount).toBe(1);
      const token = JSON.parse(Buffer.from(first.continue!, "base64url").toString());
      expect(token).toEqual({ v: "meta.k8s.io/v1", rv: first.revision, start: "b\0" });
      const second = await store.list(configMap, { limit: 2, namespace: "default", continue: first.continue });
      expect(second.entries.map((e) => e.name)).toEqual(["c"]);
    });

    test("goes on with a token of another server", async () => {
      for (const name of ["a", "b", "c"]) await create(name);
      const first = await store.list(configMap, { limit: 1 });
      await remove("b");
      const other = await openAnother();
      const second = await other.list(configMap, { limit: 1, continue: first.continue });
      expect([second.entries.map((e) => e.name), second.remainingItemCount]).toEqual([["b"], 1]);
    });

    test("of an expired token says so, with a token that goes on from the present", async () => {
      for (const name of ["a", "b", "c"]) await create(name);
      const first = await store.list(configMap, { limit: 1 });
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
      const result = await store.list(configMap, exactly);
      expect([result.entries.map((e) => e.name), result.revision]).toEqual([["a"], revision]);
      await compactNow();
      const error = await refusal(store.list(configMap, exactly));
      expect([error.code, error.message]).toEqual([410, "The resourceVersion for the provided list is too old."]);
    });

    test("not older than a revision is at least as new", async () => {
      const { revision } = await create("a");
      const result = await store.list(configMap, {
        resourceVersion: String(revision),
        resourceVersionMatch: "NotOlderThan",
      });
      expect(result.revision).toBeGreaterThanOrEqual(revision);
    });

    test("of resourceVersion 0 answers from memory, without pages", async () => {
      await create("a");
      await create("b");
      const result = await store.list(configMap, { resourceVersion: "0", limit: 1 });
      expect([result.entries.length, result.continue]).toEqual([2, undefined]);
    });

    test("of a resourceVersion of the future times out", async () => {
      const asked = String((await kv.currentRevision()) + 1_000);
      expect((await refusal(store.list(configMap, { resourceVersion: asked }))).code).toBe(504);
    });

    test("keeps its cacheKey while nothing that is listed changes", async () => {
      await create("a");
      const first = await store.list(configMap, {});
      await store.create(pod, aPod("a", ""));
      const second = await store.list(configMap, {});
      expect(second.cacheKey).toBe(first.cacheKey);
      expect(second.revision).toBeGreaterThan(first.revision);
      await create("b");
      expect((await store.list(configMap, {})).cacheKey).not.toBe(first.cacheKey);
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
        const error = await refusal(store.list(configMap, options));
        expect([error.code, error.message.slice(0, says.length)]).toEqual([code, says]);
      });
    }
  });

  describe("watch()", () => {
    test("without a resourceVersion begins with what is there", async () => {
      await create("a");
      const seen = await watch();
      await create("b");
      await setValue("a", "2");
      await remove("b");
      expect(await seen.until(4)).toEqual(["ADDED a=1", "ADDED b=1", "MODIFIED a=2", "DELETED b=1"]);
    });

    test("from a resourceVersion tells all that came after it, once", async () => {
      const { revision } = await create("a");
      await setValue("a", "2");
      await remove("a");
      const seen = await watch({ resourceVersion: String(revision) });
      await create("b");
      expect(await seen.until(3)).toEqual(["MODIFIED a=2", "DELETED a=2", "ADDED b=1"]);
    });

    test("tells a deletion with the deletion's revision", async () => {
      await create("a");
      const seen = await watch();
      const gone = await remove("a");
      await seen.until(2);
      const event = seen.events[1]!;
      expect(event.type === "DELETED" && event.entry.object.metadata.resourceVersion).toBe(String(gone.revision));
    });

    test("turns changes into additions and deletions, as a selector sees them", async () => {
      const relabel = (name: string, app: string) =>
        store.update(configMap, "default", name, ({ object }) => ({
          object: { ...object, metadata: { ...object.metadata, labels: { app } } },
        }));
      const seen = await watch({ labels: parseLabelSelector("app=web") });
      await create("a", { labels: { app: "db" } });
      await relabel("a", "web");
      await setValue("a", "2");
      const { revision } = await relabel("a", "db");
      await remove("a");
      await create("b", { labels: { app: "web" } });
      expect(await seen.until(4)).toEqual(["ADDED a=1", "MODIFIED a=2", "DELETED a=2", "ADDED b=1"]);
      const left = seen.events[2]!;
      expect(left.type === "DELETED" && left.entry.revision).toBe(revision);
    });

    test("of one node's pods follows a pod that comes and goes", async () => {
      const seen = await watch({ kind: pod, fields: parseFieldSelector("spec.nodeName=node-1") });
      const other = await watch({ kind: pod, fields: parseFieldSelector("spec.nodeName=node-2") });
      await store.create(pod, aPod("a", ""));
      await store.update(pod, "default", "a", ({ object }) => ({
        object: { ...object, spec: { nodeName: "node-1" } },
      }));
      await store.remove(pod, "default", "a");
      await store.create(pod, aPod("b", "node-2"));
      expect(await seen.until(2)).toEqual(["ADDED a", "DELETED a"]);
      expect(await other.until(1)).toEqual(["ADDED b"]);
    });

    test("of one name, and of one namespace, tells no others", async () => {
      const one = await watch({ namespace: "default", fields: parseFieldSelector("metadata.name=a") });
      const elsewhere = await watch({ namespace: "elsewhere" });
      await create("a");
      await create("b");
      await create("a", { namespace: "elsewhere" });
      expect(await one.until(1)).toEqual(["ADDED a=1"]);
      expect(await elsewhere.until(1)).toEqual(["ADDED a=1"]);
      expect(one.events).toHaveLength(1);
    });

    test("with sendInitialEvents marks where they end", async () => {
      await create("a");
      const options = { sendInitialEvents: true, resourceVersionMatch: "NotOlderThan", allowBookmarks: true };
      const seen = await watch(options);
      await create("b");
      expect(await seen.until(3)).toEqual(["ADDED a=1", "INITIAL END", "ADDED b=1"]);
      const mark = seen.events[1]!;
      expect(mark.type === "BOOKMARK" && mark.revision).toBeGreaterThan(0);
    });

    test("with sendInitialEvents=false begins with what comes", async () => {
      await create("a");
      const seen = await watch({ sendInitialEvents: false, resourceVersionMatch: "NotOlderThan" });
      await create("b");
      expect(await seen.until(1)).toEqual(["ADDED b=1"]);
    });

    test("tells how far it has come, only to those that asked", async () => {
      const other = await openAnother({ bookmarkIntervalMs: 60 });
      const asked = await watch({ from: other, allowBookmarks: true });
      const silent = await watch({ from: other });
      await asked.until(1);
      expect(asked.told()[0]).toBe("BOOKMARK");
      expect(silent.told()).toEqual([]);
    });

    test("of a resourceVersion of the future tells nothing before it", async () => {
      const { revision } = await create("a");
      const seen = await watch({ resourceVersion: String(revision + 2) });
      for (const value of ["2", "3", "4"]) await setValue("a", value);
      expect(await seen.until(1)).toEqual(["MODIFIED a=4"]);
    });

    test("from before what is kept in memory is answered from etcd", async () => {
      const { revision } = await create("a");
      for (let i = 2; i <= 30; i++) await setValue("a", String(i));
      const other = await openAnother({ replayRevisions: 5 });
      const seen = await watch({ from: other, resourceVersion: String(revision) });
      await setValue("a", "31");
      await remove("a");
      const expected = Array.from({ length: 30 }, (_, i) => `MODIFIED a=${i + 2}`);
      expect(await seen.until(31)).toEqual([...expected, "DELETED a=31"]);
    });

    test("from before what etcd keeps is Expired", async () => {
      const { revision } = await create("a");
      for (let i = 2; i <= 10; i++) await setValue("a", String(i));
      await compactNow();
      await create("b");
      const other = await openAnother({ replayRevisions: 0 });
      const error = await refusal(watch({ from: other, resourceVersion: String(revision) }));
      expect([error.code, error.reason]).toEqual([410, "Expired"]);
      expect(error.message).toMatch(new RegExp(`^too old resource version: ${revision} \\(\\d+\\)$`));
    });

    test("of a slow receiver waits for it, and neither misses nor repeats an event", async () => {
      const { revision } = await create("a");
      const seen = await watch({ resourceVersion: String(revision), takes: 1 });
      for (let i = 2; i <= 20; i++) await setValue("a", String(i));
      for (let i = 2; i <= 20; i++) {
        expect(await seen.until(i - 1)).toHaveLength(i - 1);
        seen.handle.drain();
      }
      expect(seen.told()).toEqual(Array.from({ length: 19 }, (_, i) => `MODIFIED a=${i + 2}`));
    });

    test("cuts a receiver off that is too slow for what memory there is", async () => {
      const other = await openAnother({ historyBytes: 20_000, bookmarkIntervalMs: 60 });
      const seen = await watch({ from: other, takes: 1 });
      await create("a", { value: "x".repeat(5_000) });
      for (let i = 0; i < 10; i++) await setValue("a", `${i}`.repeat(5_000));
      for (let waited = 0; !seen.ended() && waited < 5_000; waited += 10) await sleep(10);
      expect((seen.ended() as ApiError).reason).toBe("TooManyRequests");
    });

    test("ends once, when it is closed or its signal aborts", async () => {
      const stop = new AbortController();
      const aborted = await watch({ signal: stop.signal });
      stop.abort();
      expect(aborted.ended()).toBe("ended");
      const closed = await watch();
      closed.handle.close();
      expect(closed.ended()).toBe("ended");
      await create("a");
      expect([aborted.told(), closed.told()]).toEqual([[], []]);
    });

    test("of several watchers is in one order, and resumes at every revision without a gap", async () => {
      const other = await openAnother();
      const watchers = [await watch({ resourceVersion: "0" }), await watch({ from: other, resourceVersion: "0" })];
      const ids = Array.from({ length: 8 }, (_, i) => `a${i}`);
      const writer = async (seed: number) => {
        for (let i = 0; i < 40; i++) {
          const name = ids[(i * 7 + seed * 3) % ids.length]!;
          const on = i % 2 ? store : other;
          const [first, second] = i % 5 ? [setValue, remove] : [remove, setValue];
          await (i % 3 === 0 ? on.create(configMap, aConfigMap(name)) : first(name, `${seed}.${i}`)).catch(() =>
            second(name, `${seed}.${i}`).catch(() => undefined),
          );
        }
      };
      await Promise.all([0, 1, 2, 3].map(writer));
      const last = await create("last");
      const revisions = (seen: Watched) => seen.events.map((e) => (e.type === "BOOKMARK" ? 0 : e.entry.revision));
      for (const seen of watchers) {
        for (let waited = 0; revisions(seen).at(-1) !== last.revision && waited < 5_000; waited += 10) await sleep(10);
      }
      const history = watchers[0]!.told();
      expect(watchers[1]!.told()).toEqual(history);
      const all = revisions(watchers[0]!);
      expect(all).toEqual([...new Set(all)].sort((a, b) => a - b));
      const late = await openAnother({ replayRevisions: 20 });
      for (let at = 0; at < all.length - 1; at += 3) {
        for (const from of [store, late]) {
          const resumed = await watch({ from, resourceVersion: String(all[at]) });
          expect(await resumed.until(all.length - at - 1)).toEqual(history.slice(at + 1));
          resumed.handle.close();
        }
      }
    }, 30_000);

    const refused = [
      { it: "a malformed resourceVersion", options: { resourceVersion: "abc" }, code: 400 },
      { it: "a match without sendInitialEvents", options: { resourceVersionMatch: "NotOlderThan" }, code: 422 },
      { it: "sendInitialEvents without a match", options: { sendInitialEvents: true }, code: 422 },
    ];
    for (const { it, options, code } of refused) {
      test(`refuses ${it}`, async () => expect((await refusal(watch(options))).code).toBe(code));
    }
  });

  describe("addKind()", () => {
    test("fills the cache of a kind that comes later, and watches it", async () => {
      const widget = { ...configMap, group: "example.com", storage: "example.com/widgets", plural: "widgets" } as Kind;
      const put = (name: string) =>
        kv.txn({
          compare: [],
          writes: [
            {
              put: `${prefix}/example.com/widgets/default/${name}`,
              value: Buffer.from(
                `{"apiVersion":"example.com/v1","kind":"Widget","metadata":{"name":"${name}","namespace":"default","uid":"1"}}\n`,
              ),
            },
          ],
        });
      const { revision } = await put("a");
      await store.addKind(widget);
      const { entries } = await store.list(widget, {});
      expect(entries.map((e) => e.json.toString())).toEqual([
        `{"apiVersion":"example.com/v1","kind":"Widget","metadata":{"name":"a","namespace":"default","resourceVersion":"${revision}","uid":"1"}}`,
      ]);
      const seen = await watch({ kind: widget });
      await put("b");
      expect(await seen.until(2)).toEqual(["ADDED a", "ADDED b"]);
      store.removeKind(widget);
      expect(seen.ended()).toBe("ended");
    });
  });

  describe("a value that cannot be read", () => {
    test("is left out, told to the log, and holds nothing up", async () => {
      const problems: unknown[] = [];
      const put = (name: string) => ({
        put: `${prefix}/configmaps/default/${name}`,
        value: Buffer.from("k8s\0garbage"),
      });
      await kv.txn({ compare: [], writes: [put("before")] });
      const other = await openAnother({ observe: { problem: (error) => problems.push(error) } });
      const seen = await watch({ from: other });
      await kv.txn({ compare: [], writes: [put("after")] });
      await create("good");
      expect(await seen.until(1)).toEqual(["ADDED good=1"]);
      expect(problems.map(String)).toEqual([
        `Error: the value of ${prefix}/configmaps/default/before cannot be read`,
        `Error: the value of ${prefix}/configmaps/default/after cannot be read`,
      ]);
    });
  });

  describe("compaction", () => {
    test("is done by one of several servers, to where it was a round ago", async () => {
      const { revision } = await create("a");
      const zero = { keyRevision: 0, revision: 0 };
      const first = await compactOnce(kv, zero);
      const late = await compactOnce(kv, zero);
      const known = first.keyRevision > 0 ? first : late;
      await setValue("a", "2");
      await compactOnce(kv, known);
      await expect(kv.range({ key: `${prefix}/configmaps/default/a`, revision: revision - 1 })).rejects.toThrow(
        /compacted/,
      );
      await compactOnce(kv, known);
      expect(await names()).toEqual(["a"]);
    });
  });
}
