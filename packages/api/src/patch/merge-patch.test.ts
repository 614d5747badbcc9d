import fc from "fast-check";
import { mergePatch } from "./merge-patch.ts";

const rows: [string, unknown, unknown, unknown][] = [
  ["sets and keeps keys", { a: 1, b: 2 }, { b: 3 }, { a: 1, b: 3 }],
  ["removes by null", { a: 1, b: 2 }, { b: null }, { a: 1 }],
  ["merges objects", { a: { b: 1, c: 2 } }, { a: { c: null, d: 3 } }, { a: { b: 1, d: 3 } }],
  ["replaces lists", { a: [1, 2] }, { a: [3] }, { a: [3] }],
  ["drops nulls of objects it adds", {}, { a: { b: null, c: 1 } }, { a: { c: 1 } }],
  [
    "drops nulls of objects in lists, but not items that are null",
    { a: [1] },
    { a: [null, { b: null, c: [{ d: null }] }] },
    { a: [null, { c: [{}] }] },
  ],
  [
    "keeps the nulls of a list that takes the place of an object",
    { a: {} },
    { a: [{ b: null }] },
    { a: [{ b: null }] },
  ],
  ["replaces what is no object", { a: "x" }, { a: { b: 1 } }, { a: { b: 1 } }],
];
for (const [it, target, patch, after] of rows)
  test(`mergePatch() ${it}`, () => expect(mergePatch(target, patch)).toEqual(after));

test("mergePatch() refuses what is no object", () =>
  expect(() => mergePatch({}, [])).toThrow(
    "error decoding patch: json: cannot unmarshal array into Go value of type map[string]interface {}",
  ));

test("mergePatch() sets __proto__ as a key", () => {
  const after = mergePatch({}, JSON.parse('{"__proto__":{"polluted":1}}')) as object;
  expect(Object.keys(after)).toEqual(["__proto__"]);
  expect("polluted" in after).toBe(false);
});

const value = fc.letrec((tie) => ({
  any: fc.oneof(
    { maxDepth: 3 },
    fc.constantFrom(1, "x", true, null),
    fc.array(fc.integer(), { maxLength: 2 }),
    tie("object"),
  ),
  object: fc.dictionary(fc.constantFrom("a", "b", "c", "__proto__"), tie("any"), { maxKeys: 3, noNullPrototype: true }),
}));

test("mergePatch() done twice is done once, and changes neither argument", () =>
  fc.assert(
    fc.property(value.object, value.object, (target, patch) => {
      const before = structuredClone([target, patch]);
      const once = mergePatch(target, patch);
      expect(mergePatch(once, patch)).toEqual(once);
      expect([target, patch]).toEqual(before);
    }),
  ));

test("mergePatch() by an empty patch changes nothing", () =>
  fc.assert(fc.property(value.object, (target) => expect(mergePatch(target, {})).toEqual(target))));
