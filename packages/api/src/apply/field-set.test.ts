import fc from "fast-check";
import {
  difference,
  differenceDeep,
  emptySet,
  equalSets,
  type FieldSet,
  intersection,
  isEmpty,
  leaf,
  pathsOf,
  union,
} from "./field-set.ts";
import { fromFieldsV1 } from "./fields-v1.ts";

const element = fc.constantFrom("f:a", "f:b", 'k:{"name":"x"}', 'k:{"port":10}', 'k:{"port":9}', 'v:"q"');
const path = fc.array(element, { minLength: 1, maxLength: 3 });
const setOf = (path: readonly string[]): FieldSet =>
  path.reduceRight<FieldSet>((below, element) => ({ [element]: below }), leaf);
const anySet = fc.array(path, { maxLength: 6 }).map((paths) => paths.map(setOf).reduce(union, emptySet));

const asText = (set: FieldSet) => JSON.stringify(set);
const pathTexts = (set: FieldSet) => [...pathsOf(set)].map((path) => path.join("/")).sort();
const law = (it: string, holds: (a: FieldSet, b: FieldSet, c: FieldSet) => void) =>
  test(`field sets: ${it}`, () => fc.assert(fc.property(anySet, anySet, anySet, holds)));

law("union is commutative, to the letter", (a, b) => expect(asText(union(a, b))).toBe(asText(union(b, a))));
law("union is associative", (a, b, c) => expect(asText(union(union(a, b), c))).toBe(asText(union(a, union(b, c)))));
law("union has the paths of both", (a, b) =>
  expect(pathTexts(union(a, b))).toEqual([...new Set([...pathTexts(a), ...pathTexts(b)])].sort()),
);
law("intersection has the paths that both have", (a, b) =>
  expect(pathTexts(intersection(a, b))).toEqual(pathTexts(a).filter((path) => pathTexts(b).includes(path))),
);
law("difference has the paths that only the first has", (a, b) =>
  expect(pathTexts(difference(a, b))).toEqual(pathTexts(a).filter((path) => !pathTexts(b).includes(path))),
);
law("difference and intersection make the whole", (a, b) =>
  expect(equalSets(union(difference(a, b), intersection(a, b)), a)).toBe(true),
);
law("the deep difference has nothing below a path of the second", (a, b) => {
  const isBelow = (path: string) => pathTexts(b).some((other) => path === other || path.startsWith(`${other}/`));
  expect(pathTexts(differenceDeep(a, b))).toEqual(pathTexts(a).filter((path) => !isBelow(path)));
});
law("a set without itself is empty", (a) => expect(isEmpty(difference(a, a))).toBe(true));
law("what is not touched is shared", (a) => expect(difference(a, { "f:zz": leaf })).toBe(a));
law("reading what was written gives the same text", (a) =>
  expect(asText(fromFieldsV1(JSON.parse(asText(a))))).toBe(asText(a)),
);

test("fromFieldsV1() puts children and keys in order", () => {
  const untidy = { 'v:"x"': {}, 'k:{"port": 10}': {}, 'k:{"z":1,"port":9}': {}, "f:b": {}, ".": {} };
  expect(asText(fromFieldsV1(untidy))).toBe(
    JSON.stringify({ ".": {}, "f:b": {}, 'k:{"port":9,"z":1}': {}, 'k:{"port":10}': {}, 'v:"x"': {} }),
  );
});

for (const wrong of [null, [], "x", { "f:a": 1 }, { q: {} }, { "k:[]": {} }, { "v:": {} }])
  test(`fromFieldsV1() refuses ${JSON.stringify(wrong)}`, () => expect(() => fromFieldsV1(wrong)).toThrow());
