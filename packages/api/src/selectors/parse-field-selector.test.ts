import { parseFieldSelector } from "./parse-field-selector.ts";

const pod: Record<string, string> = { "spec.nodeName": "a", "metadata.name": "x,y=z\\" };
const get = (path: string) => pod[path] ?? "";

const rows: [string, string, boolean][] = [
  ["selects everything when empty", "", true],
  ["reads an equality", "spec.nodeName=a", true],
  ["reads a double equality", "spec.nodeName==b", false],
  ["reads an inequality", "spec.nodeName!=b", true],
  ["wants every term", "spec.nodeName=a,status.phase=Running", false],
  ["takes an unset field as empty", "status.phase=", true],
  ["skips empty terms", ",spec.nodeName=a,", true],
  ["passes over nothing that is nothing", "=,!=,spec.nodeName=a", true],
  ["reads escapes", "metadata.name=x\\,y\\=z\\\\", true],
];
for (const [it, text, matches] of rows)
  test(`parseFieldSelector() ${it}`, () => expect(parseFieldSelector(text).matches(get)).toBe(matches));

const refused: [string, string][] = [
  ["metadata.name", "invalid selector: 'metadata.name'; can't understand 'metadata.name'"],
  ["a=b=c", "invalid field selector: unescaped character in value: 61"],
  ["a=\\b", "invalid field selector: invalid escape sequence: \\b"],
  ["a=b\\", "invalid field selector: invalid escape sequence: \\"],
];
for (const [text, message] of refused)
  test(`parseFieldSelector() refuses ${text}`, () => expect(() => parseFieldSelector(text)).toThrow(message));

test("parseFieldSelector() writes terms in order, escaped", () =>
  expect(`${parseFieldSelector("b!=2,a==x\\,y")}`).toBe("a=x\\,y,b!=2"));
