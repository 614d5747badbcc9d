import { setTimeout as sleep } from "node:timers/promises";
import { type ApiError, parseFieldSelector, parseLabelSelector } from "@kubets/api";
import { aConfigMap, aPod, configMap, pod, refusal, type StoreHarness, type Watched } from "./store-harness.ts";

/** Watches: every change once, in order, from any revision etcd still has. */
export function watchesConformance(h: StoreHarness): void {
  const { openAnother, create, setValue, remove, compactNow, watch } = h;

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
        h.store.update(configMap, "default", name, ({ object }) => ({
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
      await h.store.create(pod, aPod("a", ""));
      await h.store.update(pod, "default", "a", ({ object }) => ({
        object: { ...object, spec: { nodeName: "node-1" } },
      }));
      await h.store.remove(pod, "default", "a");
      await h.store.create(pod, aPod("b", "node-2"));
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

    test("without a resourceVersion marks where what there was ends, too", async () => {
      await create("a");
      const seen = await watch({ allowBookmarks: true });
      const silent = await watch();
      await create("b");
      expect(await seen.until(3)).toEqual(["ADDED a=1", "INITIAL END", "ADDED b=1"]);
      expect(await silent.until(2)).toEqual(["ADDED a=1", "ADDED b=1"]);
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
      await asked.until(2);
      expect(asked.told().slice(0, 2)).toEqual(["INITIAL END", "BOOKMARK"]);
      expect(silent.told()).toEqual([]);
    });

    test("tells how far it has come shortly before its end", async () => {
      const { revision } = await create("a");
      const options = { resourceVersion: String(revision), endsInMs: 2_100 };
      const asked = await watch({ ...options, allowBookmarks: true });
      const silent = await watch(options);
      const { revision: last } = await h.store.create(pod, aPod("a", ""));
      expect(await asked.until(1)).toEqual(["BOOKMARK"]);
      const mark = asked.events[0]!;
      expect(mark.type === "BOOKMARK" && mark.revision).toBeGreaterThanOrEqual(last);
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
          const on = i % 2 ? h.store : other;
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
        for (const from of [h.store, late]) {
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
}
