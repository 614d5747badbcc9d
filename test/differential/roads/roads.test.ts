import { kinds } from "@kubets/api";
import { doubtfulTexts } from "./doubtful-texts.ts";
import { partialOf } from "./partial.ts";
import { merged } from "./patches.ts";
import { several } from "./several.ts";

const kind = kinds.Pod;
const object = {
  metadata: { labels: { a: "1" } },
  spec: { containers: [{ name: "a", image: "b" }], tolerations: [{ key: "x" }, { key: "y" }] },
};
const keysOf = ({ patchMergeKey }: { patchMergeKey: string | undefined }) => (patchMergeKey ? [patchMergeKey] : []);
const rows = [
  {
    it: "names an item by its key",
    path: ["spec", "containers", 0, "image"],
    value: "c",
    is: { spec: { containers: [{ name: "a", image: "c" }] } },
  },
  {
    it: "says a list without keys as a whole",
    path: ["spec", "tolerations", 1, "key"],
    value: "z",
    is: { spec: { tolerations: [{ key: "x" }, { key: "z" }] } },
  },
  {
    it: "says of a map what changes",
    path: ["metadata", "labels", "b"],
    value: "2",
    is: { metadata: { labels: { b: "2" } } },
  },
  { it: "takes a field away", path: ["spec", "hostname"], value: undefined, is: { spec: { hostname: null } } },
];
for (const { it, path, value, is } of rows) {
  test(`partialOf() ${it}`, () => expect(partialOf({ kind, object, keysOf }, { path, value }, null)).toEqual(is));
}

test("merged() lays patches of different fields together", () => {
  expect(merged({ spec: { a: 1 } }, { spec: { b: [2] }, status: {} })).toEqual({ spec: { a: 1, b: [2] }, status: {} });
});

test("doubtfulTexts() writes fields twice and fields that nobody knows", () => {
  const texts = doubtfulTexts(kind.message, { metadata: { name: "a" } });
  expect(texts[0]).toEqual({ name: "thisFieldIsUnknown", text: '{"metadata":{"name":"a"},"thisFieldIsUnknown":1}' });
  expect(texts[2]?.text).toBe('{"metadata":{"name":"a","name":"a"}}');
  expect(texts.at(-1)?.text).toBe('{"thisFieldIsUnknown":1,"metadata":{"name":"a","thisFieldIsUnknown":1,"name":"a"}}');
});

test("several() draws the same each time", () => {
  const change = (name: string) => ({ name, field: name, edits: [], decodes: true });
  const changes = ["a", "b", "c", "d"].map(change);
  expect(several(changes, 5)).toEqual(several(changes, 5));
  expect(several(changes, 5)).toHaveLength(5);
});
