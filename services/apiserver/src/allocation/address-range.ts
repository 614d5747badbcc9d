import ipaddr from "ipaddr.js";
import { familyOf, type IpFamily } from "./ip-families.ts";

/** The addresses of a ServiceCIDR that services may have, as numbers; `dynamic` is where those begin that are not asked for by name. */
export interface AddressRange {
  readonly cidr: string;
  readonly family: IpFamily;
  readonly first: bigint;
  readonly last: bigint;
  readonly dynamic: bigint;
}

/**
 * The network's own address and IPv4's broadcast address are left out. The lower part of the range is for addresses that
 * are asked for by name: a sixteenth of it, at least 16 and at most 256 addresses.
 */
export function addressRange(cidr: string): AddressRange {
  const [address = "", bits = "0"] = cidr.split("/");
  const family = familyOf(address);
  const width = family === "IPv6" ? 128n : 32n;
  const size = 1n << (width - BigInt(bits));
  const base = (numberOf(address) / size) * size;
  const first = base + 1n;
  return { cidr, family, first, last: base + size - (family === "IPv4" ? 2n : 1n), dynamic: first + reserved(size) };
}

function reserved(size: bigint): bigint {
  const [least, most] = [16n, 256n];
  if (size <= least) return 0n;
  const share = size / 16n;
  return share < least ? least : share > most ? most : share;
}

export const contains = ({ family, first, last }: AddressRange, address: string): boolean => {
  if (familyOf(address) !== family) return false;
  const number = numberOf(address);
  return first <= number && number <= last;
};

/** Every address once: the dynamic part from a random place round, then the part that is kept for names. */
export function* candidates(range: AddressRange, random: () => number): Generator<string> {
  yield* round({ from: range.dynamic, to: range.last }, range.family, random);
  yield* round({ from: range.first, to: range.dynamic - 1n }, range.family, random);
}

function* round({ from, to }: { from: bigint; to: bigint }, family: IpFamily, random: () => number) {
  const size = to - from + 1n;
  if (size <= 0n) return;
  const start = (BigInt(Math.floor(random() * 2 ** 52)) * size) / 2n ** 52n;
  for (let i = 0n; i < size; i++) yield addressOf(from + ((start + i) % size), family);
}

const numberOf = (address: string): bigint =>
  ipaddr
    .parse(address)
    .toByteArray()
    .reduce((number, byte) => number * 256n + BigInt(byte), 0n);

function addressOf(number: bigint, family: IpFamily): string {
  const length = family === "IPv6" ? 16 : 4;
  const bytes = Array.from({ length }, (_, i) => Number((number >> BigInt(8 * (length - 1 - i))) & 255n));
  const address = ipaddr.fromByteArray(bytes);
  return address instanceof ipaddr.IPv6 ? address.toRFC5952String() : address.toString();
}

/** The API's own address: the first of the range. */
export const firstAddress = ({ first, family }: AddressRange): string => addressOf(first, family);

/** The address of the network itself, which is for nobody. */
export const networkAddress = ({ first, family }: AddressRange): string => addressOf(first - 1n, family);
