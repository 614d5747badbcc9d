import { stringifyYaml } from "./stringify-yaml.ts";

const rows = [
  { it: "sorts keys", value: { b: 1, a: 2 }, text: "a: 2\nb: 1\n" },
  { it: "does not indent lists", value: { a: [{ c: 1, b: 2 }, 3] }, text: "a:\n- b: 2\n  c: 1\n- 3\n" },
  { it: "nests lists", value: [[1, 2], []], text: "- - 1\n  - 2\n- []\n" },
  {
    it: "writes what is empty in flow style",
    value: { a: {}, b: [], c: "", d: null },
    text: 'a: {}\nb: []\nc: ""\nd: null\n',
  },
  {
    it: "quotes what would be read as another type",
    value: ["yes", "1", "1.5", "null", "2020-01-01T00:00:00Z"],
    text: '- "yes"\n- "1"\n- "1.5"\n- "null"\n- "2020-01-01T00:00:00Z"\n',
  },
  {
    it: "quotes signs with single quotes",
    value: ["a: b", "#x", "it's: '", "- x"],
    text: "- 'a: b'\n- '#x'\n- 'it''s: '''\n- '- x'\n",
  },
  { it: "leaves plain texts plain", value: { ".": "f:spec", "k:1": "a,b c" }, text: ".: f:spec\nk:1: a,b c\n" },
  { it: "writes lines as a block", value: { a: { b: "x\ny\n" } }, text: "a:\n  b: |\n    x\n    y\n" },
  { it: "strips the block's last line break where there is none", value: { a: "x\ny" }, text: "a: |-\n  x\n  y\n" },
  {
    it: "tells how far lines are moved in that begin with a space",
    value: { a: " x\ny\n\n" },
    text: "a: |2+\n   x\n  y\n\n",
  },
  {
    it: "breaks a long text at a space behind the 80th character",
    value: { a: { b: `${"word ".repeat(15)}and more words` } },
    text: `a:\n  b: ${"word ".repeat(14)}word and\n    more words\n`,
  },
  {
    it: "breaks in quotes too, but not where two spaces stand",
    value: [`# ${"word ".repeat(15)} and  more`, `\t${"word ".repeat(15)}and  more`],
    text: `- '# ${"word ".repeat(15)} and  more'\n- "\\t${"word ".repeat(15)}and\n  \\ more"\n`,
  },
  {
    it: "gives a long key a line of its own",
    value: { ["k".repeat(129)]: "v" },
    text: `? ${"k".repeat(129)}\n: v\n`,
  },
  {
    it: "escapes what cannot be printed",
    value: ["\u001b[0m", "😀", "\u2028 "],
    text: '- "\\e[0m"\n- "\\U0001F600"\n- "\\L "\n',
  },
  { it: "keeps integers of 64 bits", value: { a: 9223372036854775807n }, text: "a: 9223372036854775807\n" },
  { it: "sorts digits by their number", value: { a10: 1, a9: 1 }, text: "a9: 1\na10: 1\n" },
];
for (const { it, value, text } of rows) test(`stringifyYaml() ${it}`, () => expect(stringifyYaml(value)).toBe(text));
