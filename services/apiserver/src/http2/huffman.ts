import { errorCode, Http2Error } from "./errors.ts";

/**
 * How many bits each byte takes, and at last the end mark: RFC 7541 appendix B, a digit of base 36 each. The code is canonical, so that
 * the lengths say it all.
 */
const codeLengths = [
  "dnsssssssoussussssssssusssssssss6aacd68baa8b8666555666666678f6ca",
  "d67777777777777777777777878djde6f56565666577666567655677777fbeds",
  "kmkkmmmnmnnnnnonoomnonnnnlmnmnnomlkmmnnlnmmolmnnllmlnmnnkmmmnmmn",
  "qqkjmnmpqqqrrqopjlqrrqrollqqsrrrkoklmllnmmppooqnqrqqrrrrrsrrrrrq",
  "u",
].join("");

const endMark = 256;
const longestPadding = 7;

/** A node of the code's tree: leaves have a symbol. */
interface Node {
  readonly zero: Node | undefined;
  readonly one: Node | undefined;
  readonly symbol: number;
  readonly number: number;
  /** At most seven ones away from the root: what a string may end with. */
  readonly mayEnd: boolean;
}

/** The tree of a canonical code, its inner nodes; the root is the first. */
function buildTree(): readonly Node[] {
  const lengths = Array.from(codeLengths, (digit) => Number.parseInt(digit, 36));
  const symbols = lengths.map((_, symbol) => symbol).sort((a, b) => lengths[a]! - lengths[b]! || a - b);
  const inner: Node[] = [];
  let next = 0;
  // Walking the tree from the left meets the leaves in the order of the code.
  const grow = (depth: number, isOnes: boolean): Node => {
    const symbol = symbols[next]!;
    if (lengths[symbol] === depth) {
      next++;
      return { zero: undefined, one: undefined, symbol, number: -1, mayEnd: false };
    }
    const node = {
      zero: undefined,
      one: undefined,
      symbol: -1,
      number: inner.length,
      mayEnd: isOnes && depth <= longestPadding,
    };
    inner.push(node);
    const zero = grow(depth + 1, false);
    return Object.assign(node, { zero, one: grow(depth + 1, isOnes) });
  };
  grow(0, true);
  return inner;
}

const isWhole = 1 << 16;
const hasSymbol = 1 << 17;
const isError = 1 << 18;

/**
 * For each inner node and each four bits: the next node (8 bits), a byte that was completed on the way (8 bits; no code is shorter than
 * five bits), and what these bits say besides.
 */
function buildSteps(): Int32Array {
  const inner = buildTree();
  const steps = new Int32Array(inner.length * 16);
  for (const from of inner) {
    for (let bits = 0; bits < 16; bits++) {
      let node: Node = from;
      let step = 0;
      for (let bit = 3; bit >= 0; bit--) {
        node = ((bits >> bit) & 1 ? node.one : node.zero)!;
        if (node.symbol < 0) continue;
        step |= node.symbol === endMark ? isError : hasSymbol | (node.symbol << 8);
        if (node.symbol === endMark) break;
        node = inner[0]!;
      }
      const to = Math.max(node.number, 0);
      steps[from.number * 16 + bits] = step | to | (node.mayEnd ? isWhole : 0);
    }
  }
  return steps;
}

const steps = buildSteps();

/** Undoes HPACK's Huffman code. Throws for the end mark and for padding that is none. We send nothing in it: its writing costs more than it saves. */
export function decodeHuffman(bytes: Buffer, start: number, end: number): string {
  const text = Buffer.allocUnsafe(Math.floor(((end - start) * 8) / 5));
  let length = 0;
  let step = isWhole;
  for (let at = start; at < end; at++) {
    const byte = bytes[at]!;
    step = steps[((step & 0xff) << 4) | (byte >> 4)]!;
    if (step & hasSymbol) text[length++] = step >> 8;
    if (step & isError) break;
    step = steps[((step & 0xff) << 4) | (byte & 15)]!;
    if (step & hasSymbol) text[length++] = step >> 8;
    if (step & isError) break;
  }
  if (step & isError || !(step & isWhole)) throw new Http2Error(errorCode.compressionError, "not a Huffman string");
  return text.toString("latin1", 0, length);
}
