import { parseQuery } from "./parse-query.ts";

const rows = [
  {
    it: "reads pairs",
    query: "a=1&b=2",
    want: [
      ["a", "1"],
      ["b", "2"],
    ],
  },
  { it: "reads escapes and plus signs", query: "a=x%20y+z", want: [["a", "x y z"]] },
  { it: "passes over a pair with half an escape", query: "a=%ZZ&b=%2F", want: [["b", "/"]] },
  { it: "passes over a pair with a semicolon", query: "a=1;b=2&c=3", want: [["c", "3"]] },
];
for (const { it, query, want } of rows) {
  test(`parseQuery() ${it}`, () => expect([...parseQuery(query)]).toEqual(want));
}
