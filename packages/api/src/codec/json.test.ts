import fc from "fast-check";
import { parseExactJson } from "./exact-json.ts";
import { findDuplicateKeys, parseJson } from "./parse-json.ts";
import { stringifyJson } from "./stringify-json.ts";

describe("parseJson() and stringifyJson() keep", () => {
  const rows = [
    { it: "integers beyond 2^53", json: '{"a":9007199254740993,"b":-9223372036854775808,"c":18446744073709551615}' },
    { it: "the place of integer-like keys", json: '{"b":1,"10":2,"9":3,"a":{"1":[],"0":{}}}' },
    { it: "__proto__ as a key like any other", json: '{"__proto__":{"polluted":true},"constructor":1}' },
    { it: "integer-like keys that stand in escaped text", json: '{"a":"{\\"1\\":2}"}' },
    { it: "what HTML would read, escaped", json: '{"a":"\\u003cb\\u003e \\u0026 \\u2028"}' },
    { it: "any other text", json: '["é","\\"\\\\",1.5,1e+21,true,false,null]' },
  ];
  for (const { it, json } of rows) test(it, () => expect(stringifyJson(parseJson(json))).toBe(json));
});

test("stringifyJson() writes integer-like keys in the order of their bytes where no text gave an order", () => {
  expect(stringifyJson({ "10": 1, "9": 2, "-": 3 })).toBe('{"-":3,"10":1,"9":2}');
});

test("parseJson() does not pollute prototypes", () => {
  parseJson('{"__proto__":{"polluted":true},"1":1}');
  parseJson('{"1":1,"a":{"b":1},"a":{"__proto__":{"polluted":true}}}');
  expect(({} as Record<string, unknown>).polluted).toBeUndefined();
});

describe("parseJson() refuses, in Go's words,", () => {
  const rows = [
    { json: "", says: "unexpected end of JSON input" },
    { json: "{", says: "unexpected end of JSON input" },
    { json: "not json", says: "invalid character 'o' in literal null (expecting 'u')" },
    { json: "xyz", says: "invalid character 'x' looking for beginning of value" },
    { json: '{"a" 1}', says: "invalid character '1' after object key" },
    { json: '{"a":1 "b":2}', says: "invalid character '\"' after object key:value pair" },
    { json: "{a:1}", says: "invalid character 'a' looking for beginning of object key string" },
    { json: '{"a":1,}', says: "invalid character '}' looking for beginning of object key string" },
    { json: "[1 2]", says: "invalid character '2' after array element" },
    { json: "[1,]", says: "invalid character ']' looking for beginning of value" },
    { json: "{} {}", says: "invalid character '{' after top-level value" },
    { json: '"a\nb"', says: "invalid character '\\n' in string literal" },
    { json: '"\\x"', says: "invalid character 'x' in string escape code" },
    { json: "nul", says: "invalid character ' ' in literal null (expecting 'l')" },
    { json: '{"a":-', says: "invalid character ' ' in numeric literal" },
    { json: '"\\', says: "invalid character ' ' in string escape code" },
    { json: '"abc', says: "unexpected end of JSON input" },
    { json: "-a", says: "invalid character 'a' in numeric literal" },
    { json: "[".repeat(1_500_000), says: "exceeded max depth" },
    { json: `${"[".repeat(10_001)}${"]".repeat(10_001)}`, says: "exceeded max depth" },
  ];
  for (const { json, says } of rows) {
    test(json.slice(0, 20) || "nothing", () => expect(() => parseJson(json)).toThrow(says));
  }
});

test("parseExactJson() reads the items of a list that comes again into those before", () => {
  const text = '{"a":[{"b":1,"c":[1]},{"d":1}],"a":[{"b":2}]}';
  expect(parseExactJson(text)).toEqual({ a: [{ b: 2, c: [1] }] });
});

describe("findDuplicateKeys()", () => {
  const rows = [
    { it: "finds none in a plain object", json: '{"a":{"b":1},"b":[{"b":":"}]}', paths: [] },
    { it: "names the path", json: '{"spec":{"foo":1,"foo":2}}', paths: ["spec.foo"] },
    { it: "counts list items", json: '{"a":[{},{"x":1,"x":2}],"a":3}', paths: ["a[1].x", "a"] },
    { it: "reads escaped keys", json: '{"a":1,"\\u0061":2}', paths: ["a"] },
  ];
  for (const { it, json, paths } of rows) {
    test(it, () => {
      expect(findDuplicateKeys(json)).toEqual(paths);
      expect(findDuplicateKeys(json, JSON.parse(json))).toEqual(paths);
    });
  }
});

test("property: the exact parser reads what JSON.parse reads", () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      const text = JSON.stringify(value);
      expect(JSON.stringify(asNumbers(parseExactJson(text)))).toBe(JSON.stringify(JSON.parse(text)));
    }),
  );
});

/** What the exact parser keeps as bigint is a number to JSON.parse. */
function asNumbers(value: unknown): unknown {
  if (typeof value === "bigint") return Number(value);
  if (typeof value !== "object" || value === null) return value;
  if (Array.isArray(value)) return value.map(asNumbers);
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, asNumbers(item)]));
}
