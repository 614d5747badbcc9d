import fc from "fast-check";
import { parseLabelSelector } from "./parse-label-selector.ts";

const matching: { it: string; selector: string; labels: Record<string, string> | undefined; matches: boolean }[] = [
  { it: "selects everything when empty", selector: "", labels: undefined, matches: true },
  { it: "reads one equality", selector: "a=1", labels: { a: "1" }, matches: true },
  { it: "reads a double equality", selector: "a == 1", labels: { a: "1" }, matches: true },
  { it: "wants every requirement", selector: "a=1,b=2", labels: { a: "1" }, matches: false },
  { it: "takes an absent label as different", selector: "a!=1", labels: {}, matches: true },
  { it: "takes an absent label as not in a set", selector: "a notin (1,2)", labels: undefined, matches: true },
  { it: "finds a value of a set", selector: "a in (1, 2)", labels: { a: "2" }, matches: true },
  { it: "reads a set's missing value as the empty one", selector: "a in (,2)", labels: { a: "" }, matches: true },
  { it: "reads () as the empty value", selector: "a in ()", labels: { a: "" }, matches: true },
  { it: "reads nothing after = as the empty value", selector: "a=,b", labels: { a: "", b: "x" }, matches: true },
  { it: "asks for presence", selector: "a", labels: { a: "" }, matches: true },
  { it: "asks for absence", selector: "!a", labels: { b: "" }, matches: true },
  { it: "compares integers", selector: "a>9", labels: { a: "10" }, matches: true },
  { it: "finds no integer in text", selector: "a<9", labels: { a: "x" }, matches: false },
  { it: "knows no inherited label", selector: "constructor", labels: {}, matches: false },
  { it: "takes keywords as keys", selector: "in in (in),notin", labels: { in: "in", notin: "1" }, matches: true },
];
for (const row of matching)
  test(`parseLabelSelector() ${row.it}`, () =>
    expect(parseLabelSelector(row.selector).matches(row.labels)).toBe(row.matches));

const refused: [string, string][] = [
  ["g===9", "unable to parse requirement: found '=', expected: identifier"],
  ["a b", "unable to parse requirement: found 'b', expected: in, notin, =, ==, !=, gt, lt"],
  ["a,", "found '', expected: identifier after ','"],
  ["=1", "found '=', expected: !, identifier, or 'end of string'"],
  ["a=b c", "found 'c', expected: ',' or 'end of string'"],
  ["!a=b", "found '=', expected: ',' or 'end of string'"],
  ["a in b", "unable to parse requirement: found 'b' expected: '('"],
  ["a in (=)", "unable to parse requirement: found '=', expected: ',', ')' or identifier"],
  ["a in (b c)", "unable to parse requirement: found 'c', expected: ',' or ')'"],
  ["a in (b,", "unable to parse requirement: found '', expected: ',', or identifier"],
  [
    "a>x",
    `unable to parse requirement: values[0]: Invalid value: "x": for 'Gt', 'Lt' operators, the value must be an integer`,
  ],
  [
    "-a",
    `unable to parse requirement: <nil>: Invalid value: "-a": name part must consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character (e.g. 'MyName',  or 'my.name',  or '123-abc', regex used for validation is '([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]')`,
  ],
  [
    "a=b/c",
    `unable to parse requirement: values[0][a]: Invalid value: "b/c": a valid label must be an empty string or consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character (e.g. 'MyValue',  or 'my_value',  or '12345', regex used for validation is '(([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9])?')`,
  ],
];
for (const [selector, message] of refused)
  test(`parseLabelSelector() refuses ${selector}`, () => expect(() => parseLabelSelector(selector)).toThrow(message));

test("parseLabelSelector() writes requirements by key and values in order", () =>
  expect(`${parseLabelSelector(" z , b in (y,x), a == 1,!c, d>3 ")}`).toBe("a=1,b in (x,y),!c,d>3,z"));

const label = fc.stringMatching(/^[a-z]([a-z0-9.-]{0,5}[a-z0-9])?$/);
const requirement = fc.oneof(
  label,
  label.map((key) => `!${key}`),
  fc.tuple(label, fc.constantFrom("=", "!="), label).map((parts) => parts.join("")),
  fc
    .tuple(label, fc.constantFrom("in", "notin"), fc.array(label, { minLength: 1, maxLength: 3 }))
    .map(([key, operator, values]) => `${key} ${operator} (${values})`),
);
test("parseLabelSelector() reads what it wrote", () =>
  fc.assert(
    fc.property(fc.array(requirement, { maxLength: 4 }), (requirements) => {
      const text = `${parseLabelSelector(requirements.join(","))}`;
      expect(`${parseLabelSelector(text)}`).toBe(text);
    }),
  ));
