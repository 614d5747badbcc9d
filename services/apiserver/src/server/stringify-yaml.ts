import { parseJson, stringifyJson } from "@kubets/api";
import { type ScalarPlace, yamlScalar } from "./yaml-scalar.ts";

/** YAML as sigs.k8s.io/yaml writes it: keys sorted, lists not indented, and quotes where a text would be read as something else. */
export function stringifyYaml(value: unknown): string {
  const lines: string[] = [];
  // Through JSON, so that values that only JSON knows (kept texts, 64-bit numbers) are plain.
  write(parseJson(stringifyJson(value)), 0, lines);
  return `${lines.join("\n")}\n`;
}

const pad = (depth: number) => "  ".repeat(depth);

function write(value: unknown, depth: number, lines: string[]): void {
  if (Array.isArray(value) && value.length > 0) writeList(value, depth, lines);
  else if (isObject(value) && Object.keys(value).length > 0) writeMap(value, depth, lines);
  else lines.push(pad(depth) + scalar(value, { column: depth * 2, indent: depth * 2 || 2, isKey: false }));
}

function writeMap(value: Record<string, unknown>, depth: number, lines: string[]): void {
  for (const key of Object.keys(value).sort(naturally)) {
    const item = value[key];
    const start = startOf(key, depth);
    if (Array.isArray(item) && item.length > 0) {
      lines.push(start);
      writeList(item, depth, lines);
    } else if (isObject(item) && Object.keys(item).length > 0) {
      lines.push(start);
      writeMap(item, depth + 1, lines);
    } else {
      const column = [...start.slice(start.lastIndexOf("\n") + 1)].length + 1;
      lines.push(`${start} ${scalar(item, { column, indent: (depth + 1) * 2, isKey: false })}`);
    }
  }
}

/** Bytes of a key that may stand before its colon; a longer one has a line of its own behind a question mark. */
const simpleKey = 128;

function startOf(key: string, depth: number): string {
  const indent = (depth + 1) * 2;
  if (Buffer.byteLength(key) <= simpleKey)
    return `${pad(depth)}${scalar(key, { column: depth * 2, indent, isKey: true })}:`;
  return `${pad(depth)}? ${scalar(key, { column: indent, indent, isKey: false })}\n${pad(depth)}:`;
}

function writeList(items: readonly unknown[], depth: number, lines: string[]): void {
  for (const item of items) {
    const own: string[] = [];
    write(item, depth + 1, own);
    // The item's first line stands on the dash's line.
    own[0] = `${pad(depth)}- ${own[0]!.slice((depth + 1) * 2)}`;
    for (const line of own) lines.push(line);
  }
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

function scalar(value: unknown, place: ScalarPlace): string {
  if (typeof value === "string") return yamlScalar(value, place);
  if (Array.isArray(value)) return "[]";
  if (isObject(value)) return "{}";
  return value === null ? "null" : String(value);
}

/** go-yaml's order of keys: runs of digits by their number, letters after other signs but before them behind a digit. */
function naturally(a: string, b: string): number {
  const [left, right] = [[...a], [...b]];
  const shorter = Math.min(left.length, right.length);
  for (let at = 0; at < shorter; at += 1) {
    const [x, y] = [left[at]!, right[at]!];
    if (x === y) continue;
    const [xLetter, yLetter] = [isLetter(x), isLetter(y)];
    if (xLetter && yLetter) return x < y ? -1 : 1;
    if (xLetter || yLetter) return xLetter === isDigit(left[at - 1]) ? -1 : 1;
    const difference = numberAt(left, at) - numberAt(right, at);
    return difference || (x < y ? -1 : 1);
  }
  return left.length - right.length;
}

const isLetter = (character: string) => /\p{L}/u.test(character);
const isDigit = (character: string | undefined) => character !== undefined && /\d/.test(character);
function numberAt(characters: readonly string[], at: number): number {
  let end = at;
  while (isDigit(characters[end])) end += 1;
  return Number(characters.slice(at, end).join(""));
}
