import { isIPv4, isIPv6 } from "node:net";
import type { Format } from "./format.ts";

const notAnAddress = "must be a valid IP address, (e.g. 10.9.8.7 or 2001:db8::ffff)";

/** An address without zone; node:net already refuses leading zeros. */
export const isAddress = (text: string): boolean => isIPv4(text) || (isIPv6(text) && !text.includes("%"));

const leadingZero = /(^|[.:])0[0-9]+(\.|$)/;

/** Nothing that two parsers could read as two addresses: no leading zeros, no IPv4 in the clothes of IPv6. */
export const isIp: Format = (text) => {
  if (!isAddress(text)) return [isAddress(withoutLeadingZeros(text)) ? "must not have leading 0s" : notAnAddress];
  return isMapped(text) ? ["must not be an IPv4-mapped IPv6 address"] : [];
};

const isMapped = (address: string): boolean => address.includes(":") && addressBits(address) >> 32n === 0xffffn;

const withoutLeadingZeros = (text: string): string =>
  leadingZero.test(text) ? text.replace(/(^|[.:])0+(?=[0-9])/g, "$1") : text;

export const isIpV4Address: Format = (text) => (isIPv4(text) ? [] : ["must be an IPv4 address"]);
export const isIpV6Address: Format = (text) => (isIPv6(text) && !text.includes("%") ? [] : ["must be an IPv6 address"]);

export const familyOf = (address: string): "IPv4" | "IPv6" => (address.includes(":") ? "IPv6" : "IPv4");

/** The bits of an address as a number, which compares and masks. */
export function addressBits(address: string): bigint {
  if (isIPv4(address)) return address.split(".").reduce((bits, part) => (bits << 8n) | BigInt(part), 0n);
  const [head = "", tail] = withoutDottedTail(address).split("::");
  const front = head ? head.split(":") : [];
  const back = tail ? tail.split(":") : [];
  const gap = tail === undefined ? [] : Array<string>(8 - front.length - back.length).fill("0");
  return [...front, ...gap, ...back].reduce((bits, part) => (bits << 16n) | BigInt(`0x${part}`), 0n);
}

/** `::ffff:1.2.3.4` as `::ffff:102:304`. */
function withoutDottedTail(address: string): string {
  const dotted = address.slice(address.lastIndexOf(":") + 1);
  if (!dotted.includes(".")) return address;
  const bits = addressBits(dotted);
  return `${address.slice(0, -dotted.length)}${(bits >> 16n).toString(16)}:${(bits & 0xffffn).toString(16)}`;
}

/** Canonical text as RFC 5952 has it: lower case, the longest run of zeros left out. */
export function canonicalAddress(address: string): string {
  if (isIPv4(address)) return address;
  const bits = addressBits(address);
  const groups = Array.from({ length: 8 }, (_, i) => Number((bits >> BigInt(16 * (7 - i))) & 0xffffn));
  if (bits >> 32n === 0xffffn) return `::ffff:${[24n, 16n, 8n, 0n].map((shift) => (bits >> shift) & 0xffn).join(".")}`;
  const run = longestZeroRun(groups);
  const hex = (part: readonly number[]) => part.map((group) => group.toString(16)).join(":");
  return run.length < 2
    ? hex(groups)
    : `${hex(groups.slice(0, run.start))}::${hex(groups.slice(run.start + run.length))}`;
}

function longestZeroRun(groups: readonly number[]): { start: number; length: number } {
  let best = { start: 0, length: 0 };
  for (let start = 0; start < groups.length; start++) {
    let length = 0;
    while (groups[start + length] === 0) length++;
    if (length > best.length) best = { start, length };
  }
  return best;
}

const notABlock = "must be a valid CIDR value, (e.g. 10.9.8.0/24 or 2001:db8::/64)";

export interface AddressBlock {
  readonly family: "IPv4" | "IPv6";
  readonly bits: bigint;
  readonly prefix: number;
  /** Bits of the address outside the prefix are zero. */
  readonly aligned: boolean;
}

export function parseBlock(text: string): AddressBlock | undefined {
  const [address = "", prefixText = "", ...rest] = text.split("/");
  if (rest.length || !isAddress(address) || !/^(0|[1-9][0-9]*)$/.test(prefixText)) return undefined;
  const family = familyOf(address);
  const width = family === "IPv4" ? 32 : 128;
  const prefix = Number(prefixText);
  if (prefix > width) return undefined;
  const bits = addressBits(address);
  const hostBits = BigInt(width - prefix);
  return { family, bits, prefix, aligned: (bits >> hostBits) << hostBits === bits };
}

export function blockContains(block: AddressBlock, address: string): boolean {
  if (familyOf(address) !== block.family) return false;
  const hostBits = BigInt((block.family === "IPv4" ? 32 : 128) - block.prefix);
  return addressBits(address) >> hostBits === block.bits >> hostBits;
}

/** Strict: the address of the block is its first one, in canonical text. */
export const isCidr: Format = (text) => {
  const block = parseBlock(text);
  if (!block) {
    const lenient = parseBlock(text.replace(/(^|[./])0+(?=[0-9])/g, "$1"));
    return [lenient?.family === "IPv4" ? "must not have leading 0s in IP or prefix length" : notABlock];
  }
  if (isMapped(text.slice(0, text.indexOf("/")))) return ["must not have an IPv4-mapped IPv6 address"];
  return block.aligned ? [] : ["must not have bits set beyond the prefix length"];
};

const specialBlocks = (
  [
    ["may not be unspecified (0.0.0.0)", ["0.0.0.0/32"]],
    ["may not be unspecified (::)", ["::/128"]],
    ["may not be in the loopback range (127.0.0.0/8, ::1/128)", ["127.0.0.0/8", "::1/128"]],
    ["may not be in the link-local range (169.254.0.0/16, fe80::/10)", ["169.254.0.0/16", "fe80::/10"]],
    ["may not be in the link-local multicast range (224.0.0.0/24, ff02::/10)", ["224.0.0.0/24", "ff02::/16"]],
  ] as const
).map(([rule, blocks]) => ({ rule, blocks: blocks.map((block) => parseBlock(block) as AddressBlock) }));

/** Strict, and in the one way it can be written. */
export const isCanonicalCidr: Format = (text) => {
  const wrong = isCidr(text);
  if (wrong.length) return wrong;
  const [address = "", prefix = ""] = text.split("/");
  const canonical = `${canonicalAddress(address)}/${prefix}`;
  return canonical === text ? [] : [`must be in canonical form (${JSON.stringify(canonical)})`];
};

/** The same, in the one way it can be written. */
export const isCanonicalIp: Format = (text) => {
  const wrong = isIp(text);
  if (wrong.length) return wrong;
  const canonical = canonicalAddress(text);
  return canonical === text ? [] : [`must be in canonical form (${JSON.stringify(canonical)})`];
};

/** Addresses that mean this host or this link, and so nothing to anybody elsewhere. */
export const specialAddress: Format = (text) => {
  const address = withoutLeadingZeros(text);
  return isAddress(address)
    ? specialBlocks
        .filter(({ blocks }) => blocks.some((block) => blockContains(block, address)))
        .map(({ rule }) => rule)
    : ["must be a valid IP address"];
};
