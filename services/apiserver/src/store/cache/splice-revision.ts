/**
 * Puts `resourceVersion` into the bytes of a stored object, without parsing it. Values in etcd carry none; it belongs where Go
 * writes it: after `uid` in typed objects, at its place in the alphabet in objects whose keys are sorted (custom resources as
 * kube-apiserver writes them, which begin with `apiVersion`). The value is well-formed JSON. What comes out ends with a newline, as
 * Go's encoder writes it: an answer as it stands.
 */
export function spliceRevision(value: Uint8Array, revision: number): Buffer {
  const bytes = Buffer.from(value.buffer, value.byteOffset, trimmedLength(value));
  return spliceAt(bytes, slotOfRevision(bytes), revision);
}

/**
 * The same for bytes that this server has just made of an object with this uid, and without resourceVersion. In a typed object
 * the uid shows the place: before it stands no free text but names, whose quotes would be escaped.
 */
export function spliceAfterUid(bytes: Buffer, uid: string, revision: number): Buffer {
  const member = `"uid":"${uid}"`;
  const found = keyAt(bytes, 1) === "kind" ? bytes.indexOf(member) : -1;
  if (found < 0) return spliceRevision(bytes, revision);
  const from = found + Buffer.byteLength(member);
  return spliceAt(bytes, { from, to: from, isFirst: false, isLast: false }, revision);
}

function spliceAt(bytes: Buffer, { from, to, isFirst, isLast }: Slot, revision: number): Buffer {
  const text = `${isFirst ? "" : ","}"resourceVersion":"${revision}"${isFirst && !isLast ? "," : ""}`;
  const line = Buffer.allocUnsafeSlow(from + text.length + (bytes.length - to) + 1);
  bytes.copy(line, 0, 0, from);
  line.write(text, from, "latin1");
  bytes.copy(line, from + text.length, to);
  line[line.length - 1] = newline;
  return line;
}

/** Bytes from `from` to `to` of the value are to be replaced. */
interface Slot {
  readonly from: number;
  readonly to: number;
  /** Nothing stands before it in `metadata`, or after it. */
  readonly isFirst: boolean;
  readonly isLast: boolean;
}

const newline = 0x0a;
const quote = 0x22;
const comma = 0x2c;
const backslash = 0x5c;
const openBracket = 0x5b;
const closeBracket = 0x5d;
const openBrace = 0x7b;
const closeBrace = 0x7d;

/** In Go's declaration order, what comes before `resourceVersion`. */
const before = new Set(["name", "generateName", "namespace", "selfLink", "uid"]);

/** Length without the newline that kube-apiserver ends a value with. */
function trimmedLength(value: Uint8Array): number {
  let end = value.length;
  while (end > 0 && value[end - 1]! <= 0x20) end--;
  return end;
}

function slotOfRevision(bytes: Buffer): Slot {
  const first = skipSpace(bytes, 1);
  const isSorted = keyAt(bytes, first) === "apiVersion";
  for (let at = first; bytes[at] === quote; at = nextMember(bytes, at)) {
    if (keyAt(bytes, at) === "metadata") return slotIn(bytes, valueOfMember(bytes, at), isSorted);
  }
  throw new Error("a stored value without metadata");
}

function slotIn(bytes: Buffer, metadata: number, isSorted: boolean): Slot {
  let end = skipSpace(bytes, metadata + 1);
  let isFirst = true;
  for (let at = end; bytes[at] === quote; at = nextMember(bytes, at)) {
    const key = keyAt(bytes, at);
    const isThere = key === "resourceVersion";
    if (!isThere && (isSorted ? key > "resourceVersion" : !before.has(key))) break;
    const to = endOfValue(bytes, valueOfMember(bytes, at));
    if (isThere) return { from: end, to, isFirst, isLast: true };
    end = to;
    isFirst = false;
  }
  return { from: end, to: end, isFirst, isLast: bytes[end] === closeBrace };
}

function skipSpace(bytes: Buffer, at: number): number {
  while (bytes[at]! <= 0x20) at++;
  return at;
}

/** The key at `at`, escapes left as they are: the keys looked for have none. */
const keyAt = (bytes: Buffer, at: number): string => bytes.toString("latin1", at + 1, endOfString(bytes, at) - 1);

/** Where the value of the member at `at` begins: past the key, the colon and what space there is. */
const valueOfMember = (bytes: Buffer, at: number): number =>
  skipSpace(bytes, skipSpace(bytes, endOfString(bytes, at)) + 1);

/** Where the next member's key begins; at no quote where there is none. */
function nextMember(bytes: Buffer, at: number): number {
  const end = skipSpace(bytes, endOfValue(bytes, valueOfMember(bytes, at)));
  return bytes[end] === comma ? skipSpace(bytes, end + 1) : end;
}

function endOfString(bytes: Buffer, at: number): number {
  let i = at + 1;
  while (bytes[i] !== quote) i += bytes[i] === backslash ? 2 : 1;
  return i + 1;
}

function endOfValue(bytes: Buffer, at: number): number {
  let depth = 0;
  for (let i = at; i < bytes.length; ) {
    const byte = bytes[i]!;
    if (byte === quote) i = endOfString(bytes, i);
    else if (depth === 0 && (byte === comma || byte === closeBrace || byte === closeBracket || byte <= 0x20)) return i;
    else {
      if (byte === openBrace || byte === openBracket) depth++;
      else if (byte === closeBrace || byte === closeBracket) depth--;
      i++;
    }
    // A scalar outside of everything ends where something else begins.
    if (depth === 0 && (byte === quote || byte === closeBrace || byte === closeBracket)) return i;
  }
  return bytes.length;
}
