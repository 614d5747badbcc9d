import { parseYaml } from "./parse-yaml.ts";

describe("parseYaml() reads as go-yaml does", () => {
  const rows = [
    { it: "octal numbers", yaml: "a: 0644\nb: 0o644", is: { a: 420, b: 420 } },
    { it: "YAML 1.1 booleans", yaml: "a: yes\nb: off\nc: 'no'", is: { a: true, b: false, c: "no" } },
    {
      it: "dates and base-60 numbers as text",
      yaml: "a: 2024-01-01\nb: 12:30:45",
      is: { a: "2024-01-01", b: "12:30:45" },
    },
    { it: "keys as text", yaml: "1: a\n1.5: b\ntrue: c", is: { 1: "a", "1.5": "b", true: "c" } },
    { it: "anchors and merges", yaml: "a: &x {q: 1}\nb:\n  <<: *x\n  w: 2", is: { a: { q: 1 }, b: { q: 1, w: 2 } } },
    { it: "binary as text", yaml: "a: !!binary aGVsbG8=", is: { a: "hello" } },
    { it: "integers beyond 2^53", yaml: "a: 9007199254740993\nb: 7", is: { a: 9007199254740993n, b: 7 } },
    { it: "the last of two equal keys", yaml: "a: 1\na: 2", is: { a: 2 } },
    { it: "a block that ends with the stream without a line break", yaml: "a: |\n  x\n  y", is: { a: "x\ny" } },
    { it: "a block whose last line is blank", yaml: "a: |\n  x\n  ", is: { a: "x\n" } },
    { it: "a lone dot as text", yaml: ".: {a: .}", is: { ".": { a: "." } } },
    { it: "floats in all their forms", yaml: "[1., .5, -1_0.5, 1e3, 1.e-1]", is: [1, 0.5, -10.5, 1000, 0.1] },
    { it: "what no float holds as text", yaml: "a: 1e400", is: { a: "1e400" } },
    { it: "prefixes in upper case", yaml: "[0X1F, -0B11, 0O7]", is: [31, -3, 7] },
    { it: "keys that look like maps", yaml: 'k:{"name":"a"}: {}', is: { 'k:{"name":"a"}': {} } },
  ];
  for (const { it, yaml, is } of rows) test(it, () => expect(parseYaml(yaml)).toEqual([is]));
});

test("parseYaml() reads each document of a stream", () => {
  expect(parseYaml("a: 1\n---\nb: 2\n")).toEqual([{ a: 1 }, { b: 2 }]);
  expect(parseYaml("")).toEqual([]);
});

test("parseYaml() puts keys in order, as Go does on their way to JSON", () => {
  expect(JSON.stringify(parseYaml("b: 1\nc: {z: 1, x: 2}\na: 3"))).toBe('[{"a":3,"b":1,"c":{"x":2,"z":1}}]');
});

test("parseYaml() reports duplicate keys, those inside a value before the value, where the value begins", () => {
  const problems: string[] = [];
  parseYaml("a: 1\nb:\n  c: 1\n  c: 2\na: 3\n", { duplicate: (problem) => problems.push(problem) });
  const lines = ['  line 4: key "c" already set in map', '  line 5: key "a" already set in map'];
  expect(problems).toEqual([`yaml: unmarshal errors:\n${lines.join("\n")}`]);
});

test("parseYaml() refuses an alias bomb quickly", () => {
  const level = (name: string, of: string) => `${name}: &${name} [${Array(9).fill(`*${of}`).join(",")}]`;
  const names = [..."abcdefghi"];
  const bomb = [`a: &a [x,x,x,x,x,x,x,x,x]`, ...names.slice(1).map((name, i) => level(name, names[i] as string))];
  const start = Date.now();
  expect(() => parseYaml(bomb.join("\n"))).toThrow("yaml: document contains excessive aliasing");
  expect(Date.now() - start).toBeLessThan(1000);
});

describe("parseYaml() refuses in go-yaml's words", () => {
  const rows = [
    {
      it: "a map in a map's value",
      yaml: "a: 1\nb: c: d",
      says: "yaml: line 2: mapping values are not allowed in this context",
    },
    {
      it: "a template's braces",
      yaml: "a: {{ .X }}",
      says: 'yaml: invalid map key: map[interface {}]interface {}{".X":interface {}(nil)}',
    },
    { it: "a list as key", yaml: "{[1, b]: 3}", says: 'yaml: invalid map key: []interface {}{1, "b"}' },
    { it: "null as key", yaml: "~: a", says: 'unsupported map key of type: %!s(<nil>), key: <nil>, value: "a"' },
    { it: "tabs", yaml: "a:\n\tb: 1", says: "yaml: line 2: found character that cannot start any token" },
    {
      it: "tabs before more of a text",
      yaml: "a: b\n\tc: 1",
      says: "yaml: line 2: found a tab character that violates indentation",
    },
    { it: "an open list", yaml: "a: [b", says: "yaml: line 1: did not find expected ',' or ']'" },
    { it: "an open list of more lines", yaml: "a: 1\nb: [c\n", says: "yaml: line 2: did not find expected ',' or ']'" },
    { it: "nothing between commas", yaml: "a: [1,,2]", says: "yaml: did not find expected node content" },
    { it: "a key without a colon", yaml: "a: b\nc\n", says: "yaml: line 3: could not find expected ':'" },
    { it: "another indentation", yaml: "a:\n  b: 1\n c: 2", says: "yaml: line 2: did not find expected key" },
    { it: "text behind a text", yaml: "a: 'b' c", says: "yaml: did not find expected key" },
    { it: "half an escape", yaml: 'a: "\\x"', says: "yaml: did not find expected hexdecimal number" },
    { it: "a merge of no map", yaml: "<<: b", says: "yaml: map merge requires map or sequence of maps as the value" },
    { it: "an open quote", yaml: "a: 'b", says: "yaml: found unexpected end of stream" },
    { it: "an unknown escape", yaml: 'a: "\\q"', says: "yaml: found unknown escape character" },
    {
      it: "a character that begins nothing",
      yaml: "a: @b",
      says: "yaml: found character that cannot start any token",
    },
    { it: "an unknown anchor", yaml: "a: *b", says: "yaml: unknown anchor 'b' referenced" },
    { it: "control characters", yaml: "a: \u0007", says: "yaml: control characters are not allowed" },
  ];
  for (const { it, yaml, says } of rows) test(it, () => expect(() => parseYaml(yaml)).toThrow(new Error(says)));
});
