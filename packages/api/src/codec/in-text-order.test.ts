import { inTextOrder } from "./in-text-order.ts";

const text = '{"a":{"x":1,"b":1,"y":1},"a":{"b":2},"z":[{"c":1,"c":2}]}';
const rows = [
  {
    it: "puts what comes again where it comes again",
    problems: ['duplicate field "a"', 'unknown field "a.x"', 'unknown field "a.y"'],
    is: ['unknown field "a.x"', 'unknown field "a.y"', 'duplicate field "a"'],
  },
  {
    it: "knows items of lists",
    problems: ['duplicate field "z[0].c"', 'unknown field "z"'],
    is: ['unknown field "z"', 'duplicate field "z[0].c"'],
  },
  {
    it: "leaves what it does not know for the end",
    problems: ["other", 'unknown field "z"'],
    is: ['unknown field "z"', "other"],
  },
];
for (const { it, problems, is } of rows)
  test(`inTextOrder() ${it}`, () => expect(inTextOrder(problems, text)).toEqual(is));
