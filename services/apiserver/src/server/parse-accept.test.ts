import { parseAccept } from "./parse-accept.ts";

const rows = [
  { it: "keeps the order of what is wanted alike", accept: "a/x, b/y", want: ["a/x", "b/y"] },
  { it: "takes the higher q first", accept: "a/x;q=0.2,b/y;q=0.8", want: ["b/y", "a/x"] },
  { it: "takes a wildcard last, whatever its q", accept: "*/*,a/x;q=0.1", want: ["a/x", "*/*"] },
  { it: "takes a wildcard of the subtype after what is named", accept: "a/*,b/y;q=0.5", want: ["b/y", "a/*"] },
  { it: "reads a star alone as anything", accept: "*", want: ["*/*"] },
  { it: "passes over what is no media type", accept: "garbage,a/x/y,a/x", want: ["a/x"] },
  { it: "takes a q that is no number for 0", accept: "a/x;q=high,b/y;q=0.1", want: ["b/y", "a/x"] },
];
for (const { it, accept, want } of rows) {
  test(`parseAccept() ${it}`, () => expect(parseAccept(accept).map(({ type }) => type)).toEqual(want));
}

test("parseAccept() leaves out parameters without a value, or with two", () => {
  expect([...parseAccept("a/b;as=;v=1=2; g = x")[0]!.params]).toEqual([["g", "x"]]);
});
