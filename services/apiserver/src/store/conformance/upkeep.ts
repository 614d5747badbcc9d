import type { Kind } from "@kubets/api";
import { compactOnce } from "../compactor.ts";
import { configMap, type StoreHarness } from "./store-harness.ts";

/** What goes on beside the requests. */
export function upkeepConformance(h: StoreHarness): void {
  const { openAnother, create, setValue, names, watch } = h;

  describe("addKind()", () => {
    test("fills the cache of a kind that comes later, and watches it", async () => {
      const widget = { ...configMap, group: "example.com", storage: "example.com/widgets", plural: "widgets" } as Kind;
      const put = (name: string) =>
        h.kv.txn({
          compare: [],
          writes: [
            {
              put: `${h.prefix}/example.com/widgets/default/${name}`,
              value: Buffer.from(
                `{"apiVersion":"example.com/v1","kind":"Widget","metadata":{"name":"${name}","namespace":"default","uid":"1"}}\n`,
              ),
            },
          ],
        });
      const { revision } = await put("a");
      await h.store.addKind(widget);
      const { entries } = await h.store.list(widget, {});
      expect(entries.map((e) => e.json.toString())).toEqual([
        `{"apiVersion":"example.com/v1","kind":"Widget","metadata":{"name":"a","namespace":"default","resourceVersion":"${revision}","uid":"1"}}`,
      ]);
      const seen = await watch({ kind: widget });
      await put("b");
      expect(await seen.until(2)).toEqual(["ADDED a", "ADDED b"]);
      h.store.removeKind(widget);
      expect(seen.ended()).toBe("ended");
    });
  });

  describe("a value that cannot be read", () => {
    test("is left out, told to the log, and holds nothing up", async () => {
      const problems: unknown[] = [];
      const put = (name: string) => ({
        put: `${h.prefix}/configmaps/default/${name}`,
        value: Buffer.from("k8s\0garbage"),
      });
      await h.kv.txn({ compare: [], writes: [put("before")] });
      const other = await openAnother({ observe: { problem: (error) => problems.push(error) } });
      const seen = await watch({ from: other });
      await h.kv.txn({ compare: [], writes: [put("after")] });
      await create("good");
      expect(await seen.until(1)).toEqual(["ADDED good=1"]);
      expect(problems.map(String)).toEqual([
        `Error: the value of ${h.prefix}/configmaps/default/before cannot be read`,
        `Error: the value of ${h.prefix}/configmaps/default/after cannot be read`,
      ]);
    });
  });

  describe("compaction", () => {
    test("is done by one of several servers, to where it was a round ago", async () => {
      const { revision } = await create("a");
      const zero = { keyRevision: 0, revision: 0 };
      const first = await compactOnce(h.kv, zero);
      const late = await compactOnce(h.kv, zero);
      const known = first.keyRevision > 0 ? first : late;
      await setValue("a", "2");
      await compactOnce(h.kv, known);
      await expect(h.kv.range({ key: `${h.prefix}/configmaps/default/a`, revision: revision - 1 })).rejects.toThrow(
        /compacted/,
      );
      await compactOnce(h.kv, known);
      expect(await names()).toEqual(["a"]);
    });
  });
}
