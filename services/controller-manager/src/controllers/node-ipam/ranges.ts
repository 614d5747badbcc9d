import { isIP, isIPv4 } from "node:net";

/** A block of addresses that is cut into equal ranges. */
export interface Block {
  readonly cidr: string;
  readonly base: bigint;
  readonly bits: 32 | 128;
  readonly prefix: number;
  /** Prefix length of each range. */
  readonly mask: number;
}

/** Throws with what is wrong. */
export function parseBlock(cidr: string, mask: number): Block {
  const [address = "", length = ""] = cidr.split("/");
  const bits = isIPv4(address) ? 32 : 128;
  const prefix = Number(length);
  if (!isIP(address) || !/^\d+$/.test(length) || prefix > bits) throw new Error(`"${cidr}" is not a CIDR block`);
  if (mask < prefix || mask > bits) throw new Error(`ranges of /${mask} do not fit into ${cidr}`);
  if (mask - prefix > 16) throw new Error(`${cidr} holds more than 65536 ranges of /${mask}`);
  const base = (toNumber(address) >> BigInt(bits - prefix)) << BigInt(bits - prefix);
  return { cidr, base, bits, prefix, mask };
}

/** The first range that overlaps none of those taken; undefined when all are. */
export function firstFree(block: Block, taken: readonly string[]): string | undefined {
  const used = taken.map(toSpan).filter((span) => span.bits === block.bits);
  const size = 1n << BigInt(block.bits - block.mask);
  const count = 1 << (block.mask - block.prefix);
  const starts = new Set(used.map(({ first }) => first));
  const odd = used.filter(({ first, last }) => last - first + 1n > size);
  for (let i = 0; i < count; i++) {
    const first = block.base + BigInt(i) * size;
    const isInside = odd.some((span) => span.first <= first && first <= span.last);
    if (!starts.has(first) && !isInside) return `${toAddress(first, block.bits)}/${block.mask}`;
  }
  return undefined;
}

function toSpan(cidr: string): { readonly first: bigint; readonly last: bigint; readonly bits: number } {
  const [address = "", length = ""] = cidr.split("/");
  const bits = isIPv4(address) ? 32 : 128;
  const size = 1n << BigInt(bits - Number(length));
  const first = (toNumber(address) / size) * size;
  return { first, last: first + size - 1n, bits };
}

function toNumber(address: string): bigint {
  if (isIPv4(address)) return address.split(".").reduce((sum, part) => sum * 256n + BigInt(part), 0n);
  const [head = "", tail] = address.split("::");
  const groups = (text: string) => (text ? text.split(":") : []);
  const zeros = tail === undefined ? 0 : 8 - groups(head).length - groups(tail).length;
  const all = [...groups(head), ...Array<string>(zeros).fill("0"), ...groups(tail ?? "")];
  return all.reduce((sum, group) => sum * 65536n + BigInt(Number.parseInt(group, 16)), 0n);
}

function toAddress(value: bigint, bits: 32 | 128): string {
  if (bits === 32) return [24n, 16n, 8n, 0n].map((shift) => String((value >> shift) & 255n)).join(".");
  const groups = Array.from({ length: 8 }, (_, i) => ((value >> BigInt(112 - 16 * i)) & 65535n).toString(16));
  return groups.join(":").replace(/(^|:)0(:0)+(:|$)/, "::");
}
