/**
 * Puts `resourceVersion` into the bytes of a stored object, without parsing it. Values in etcd carry none; it belongs where Go
 * writes it: after `uid` in typed objects, at its place in the alphabet in objects whose keys are sorted (custom resources as
 * kube-apiserver writes them, which begin with `apiVersion`).
 */
export function spliceRevision(value: Uint8Array, revision: number): Buffer {
  const end = trimmedLength(value);
  const at = placeOfRevision(value, end);
  const member = `"resourceVersion":"${revision}"`;
  const text = at.first ? (at.empty ? member : `${member},`) : `,${member}`;
  const json = Buffer.allocUnsafeSlow(at.from + text.length + (end - at.to));
  json.set(value.subarray(0, at.from), 0);
  json.write(text, at.from, "latin1");
  json.set(value.subarray(at.to, end), at.from + text.length);
  return json;
}

interface Slot {
  /** Bytes from `from` to `to` are replaced. */
  readonly from: number;
  readonly to: number;
  /** Nothing stands before it in `metadata`. */
  readonly first: boolean;
  readonly empty: boolean;
}

const quote = 0x22;
const backslash = 0x5c;
const comma = 0x2c;
const openBrace = 0x7b;
const closeBrace = 0x7d;
const openBracket = 0x5b;
const closeBracket = 0x5d;

/** In Go's declaration order, what comes before `resourceVersion`. */
const before = new Set(["name", "generateName", "namespace", "selfLink", "uid"]);

/** Length without the newline that kube-apiserver ends a value with. */
function trimmedLength(value: Uint8Array): number {
  let end = value.length;
  while (end > 0 && value[end - 1]! <= 0x20) end--;
  return end;
}

function placeOfRevision(value: Uint8Array, end: number): Slot {
  const sorted = textAt(value, spaceAfter(value, 1), end) === "apiVersion";
  for (const member of members(value, 0, end)) {
    if (member.key === "metadata") return slotIn(value, member.from, { end, sorted });
  }
  throw new Error("a stored value without metadata");
}

function slotIn(value: Uint8Array, metadata: number, { end, sorted }: { end: number; sorted: boolean }): Slot {
  let last = spaceAfter(value, metadata + 1);
  let first = true;
  for (const { key, from, to } of members(value, metadata, end)) {
    if (key === "resourceVersion") return { from: last, to, first, empty: value[spaceAfter(value, to)] === closeBrace };
    if (value[from] === undefined || (sorted ? key > "resourceVersion" : !before.has(key))) break;
    last = to;
    first = false;
  }
  return { from: last, to: last, first, empty: value[last] === closeBrace };
}

/** The members of the object that opens at `at`: key, and where the value stands. */
function* members(value: Uint8Array, at: number, end: number): Generator<{ key: string; from: number; to: number }> {
  let position = spaceAfter(value, at + 1);
  while (position < end && value[position] !== closeBrace) {
    const key = textAt(value, position, end);
    // Past the key, the colon and what space there may be.
    const from = spaceAfter(value, spaceAfter(value, endOfString(value, position)) + 1);
    const to = endOfValue(value, from, end);
    yield { key, from, to };
    position = spaceAfter(value, to);
    if (value[position] === comma) position = spaceAfter(value, position + 1);
  }
}

function spaceAfter(value: Uint8Array, at: number): number {
  while (value[at]! <= 0x20) at++;
  return at;
}

/** The text of the string at `at`, escapes left as they are: the keys looked for have none. */
function textAt(value: Uint8Array, at: number, end: number): string {
  let text = "";
  for (let i = at + 1; i < end && value[i] !== quote; i++) text += String.fromCharCode(value[i]!);
  return text;
}

function endOfString(value: Uint8Array, at: number): number {
  for (let i = at + 1; i < value.length; i++) {
    if (value[i] === backslash) i++;
    else if (value[i] === quote) return i + 1;
  }
  return value.length;
}

function endOfValue(value: Uint8Array, at: number, end: number): number {
  let depth = 0;
  for (let i = at; i < end; ) {
    const byte = value[i]!;
    if (byte === quote) i = endOfString(value, i);
    else if (byte === openBrace || byte === openBracket) {
      depth++;
      i++;
    } else if (byte === closeBrace || byte === closeBracket) {
      if (depth === 0) return i;
      depth--;
      i++;
    } else if (depth === 0 && (byte === comma || byte <= 0x20)) return i;
    else i++;
    if (depth === 0 && (byte === quote || byte === closeBrace || byte === closeBracket)) return i;
  }
  return end;
}
