import { compile } from "../compile.ts";
import { declaredTypes } from "../declared-type.ts";
import { estimatedCost } from "./estimated-cost.ts";

const types = declaredTypes();
const text = { type: "string", maxLength: 10 };
const self = types.of(
  {
    type: "object",
    properties: {
      ...{ name: text, count: { type: "integer" }, free: { type: "array", items: { type: "string" } } },
      labels: { type: "object", additionalProperties: text, maxProperties: 5 },
      items: { type: "array", maxItems: 10, items: { type: "object", properties: { name: text } } },
      ...{ "with-dash": text, unseen: { "x-kubernetes-preserve-unknown-fields": true } },
    },
  },
  false,
)!;
const environment = { variables: new Map([["self", self.cel]]), objects: types.objects, literals: new Set<string>() };

const costs = [
  ["a literal", "true", 0],
  ["a field", "self.count", 2],
  ["a comparison of numbers", "self.count > 1", 3],
  ["a comparison of texts by their length", "self.name == 'abcdefghijklmnopqrstuvwxyz'", 5],
  ["an alternative by all of its parts", "self.count > 1 || self.count < 5", 6],
  ["a choice by its dearer side", "self.count > 1 ? self.count : 1", 5],
  ["a part of a text by both lengths", "self.name.contains('abc')", 6],
  ["all items of a list", "self.items.all(x, x.name != '')", 53],
  ["keys of a map", "self.labels.all(k, k != '')", 23],
  ["a list of items", "self.items.map(x, x.name)", 153],
  ["a text put together", "'%s'.format([self.name]) == ''", 13],
  ["a test of presence", "has(self.name)", 1],
  ["a field that may not be there", "self.?name.orValue('')", 3],
  ["a field with another name in expressions", "self.with__dash__dash == ''", 2],
] as const;
test.each(costs)("%s costs what cel-go says", (_, expression, cost) => {
  const compiled = compile(expression, environment);
  if ("problem" in compiled) throw new Error(compiled.problem);
  expect(estimatedCost(compiled, self)).toBe(cost);
});

test("what expressions do not see is no field", () => {
  expect(compile("self.unseen == 1", environment)).toHaveProperty("problem");
});

test("lists in lists without bounds cost more than anybody has", () => {
  const compiled = compile("self.free.all(x, self.free.all(y, x == y))", environment);
  expect("tree" in compiled && estimatedCost(compiled, self)).toBeGreaterThan(1e12);
});
