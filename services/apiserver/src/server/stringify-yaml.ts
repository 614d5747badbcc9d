import { stringifyJson } from "@kubets/api";

/** YAML as sigs.k8s.io/yaml writes it: keys sorted, lists not indented, and quotes where a text would be read as something else. */
export function stringifyYaml(value: unknown): string {
  const lines: string[] = [];
  // Through JSON, so that values that only JSON knows (kept texts, 64-bit numbers) are plain.
  write(JSON.parse(stringifyJson(value)), 0, lines);
  return `${lines.join("\n")}\n`;
}

const pad = (depth: number) => "  ".repeat(depth);

function write(value: unknown, depth: number, lines: string[]): void {
  if (Array.isArray(value) && value.length > 0) writeList(value, depth, lines);
  else if (isObject(value) && Object.keys(value).length > 0) writeMap(value, depth, lines);
  else lines.push(pad(depth) + scalar(value, depth));
}

function writeMap(value: Record<string, unknown>, depth: number, lines: string[]): void {
  for (const key of Object.keys(value).sort(naturally)) {
    const item = value[key];
    const start = `${pad(depth)}${scalar(key, depth)}:`;
    if (Array.isArray(item) && item.length > 0) {
      lines.push(start);
      writeList(item, depth, lines);
    } else if (isObject(item) && Object.keys(item).length > 0) {
      lines.push(start);
      writeMap(item, depth + 1, lines);
    } else lines.push(`${start} ${scalar(item, depth)}`);
  }
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

function scalar(value: unknown, depth: number): string {
  if (typeof value === "string") return text(value, depth);
  if (Array.isArray(value)) return "[]";
  if (isObject(value)) return "{}";
  return value === null ? "null" : String(value);
}

/** Texts that YAML 1.1 reads as booleans, nulls, numbers or times. */
const reserved =
  /^(?:|~|null|Null|NULL|y|Y|n|N|yes|Yes|YES|no|No|NO|on|On|ON|off|Off|OFF|true|True|TRUE|false|False|FALSE|=|<<|[-+]?(?:\.inf|\.Inf|\.INF)|\.nan|\.NaN|\.NAN|[-+]?(?:0b[01_]+|0x[\da-fA-F_]+|0o?[0-7_]+|[\d][\d_]*(?:\.[\d_]*)?(?:[eE][-+]?\d+)?|\.[\d_]+(?:[eE][-+]?\d+)?)|\d{4}-\d{1,2}-\d{1,2}(?:[Tt ].*)?|[-+]?\d[\d_]*(?::[0-5]?\d)+(?:\.[\d_]*)?)$/;
/** Signs that begin something else, or would end the text. */
const indicators = /^[-?:](?:\s|$)|^[,[\]{}#&*!|>'"%@`]|^---|^\.\.\.|: |:$| #|^\s|\s$/;
// biome-ignore lint/suspicious/noControlCharactersInRegex: what must be escaped is just these
const unprintable = /[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ufeff\ud800-\udfff]|\r|\t/;

function text(value: string, depth: number): string {
  if (reserved.test(value)) return JSON.stringify(value);
  if (unprintable.test(value)) return doubleQuoted(value);
  if (value.includes("\n")) return value.trim() === "" || /^\s/.test(value) ? doubleQuoted(value) : block(value, depth);
  if (indicators.test(value)) return `'${value.replaceAll("'", "''")}'`;
  return value;
}

const doubleQuoted = (value: string) => JSON.stringify(value).replaceAll("\\u00", "\\x");

function block(value: string, depth: number): string {
  const ends = value.endsWith("\n") ? (value.endsWith("\n\n") ? "+" : "") : "-";
  const body = ends === "+" || ends === "" ? value.slice(0, -1) : value;
  const lines = body.split("\n").map((line) => (line === "" ? "" : pad(depth + 1) + line));
  return `|${ends}\n${lines.join("\n")}`;
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
