import { kinds } from "../schema/table.ts";
import { mergeApplied } from "./merge-applied.ts";
import { shapeOfMessage } from "./shape.ts";

const shape = shapeOfMessage(kinds.ConfigMap.message);
const finalizers = (list: readonly string[]) => ({ metadata: { finalizers: list } });

const rows: { it: string; live: string; applied: string; merged: string }[] = [
  { it: "takes the applied order", live: "abc", applied: "cba", merged: "cba" },
  { it: "puts new items behind those that nobody applied", live: "ab", applied: "xy", merged: "abxy" },
  { it: "keeps others behind the shared item that they follow", live: "ca", applied: "bcd", merged: "bcad" },
  { it: "keeps others before the shared item that they precede", live: "gf", applied: "efd", merged: "gefd" },
  { it: "keeps others first where the shared item comes later", live: "abcd", applied: "bca", merged: "bcda" },
  { it: "takes a list where there was none", live: "", applied: "ab", merged: "ab" },
  { it: "keeps the list where an empty one is applied", live: "ab", applied: "", merged: "ab" },
];
for (const row of rows)
  test(`mergeApplied() ${row.it}`, () =>
    expect(mergeApplied(shape, finalizers([...row.live]), finalizers([...row.applied]))).toEqual(
      finalizers([...row.merged]),
    ));

test("mergeApplied() shares what is not applied", () => {
  const live = { data: { a: "1" }, metadata: { labels: { l: "1" } } };
  const merged = mergeApplied(shape, live, { metadata: { labels: { m: "2" } } }) as typeof live;
  expect(merged.data).toBe(live.data);
  expect(merged.metadata.labels).toEqual({ l: "1", m: "2" });
});
