import ipaddr from "ipaddr.js";

/** A CIDR as numbers. */
export interface IpRange {
  readonly family: "IPv4" | "IPv6";
  /** Its lowest address. */
  readonly first: bigint;
  readonly last: bigint;
  readonly prefix: number;
}

/** Throws for what is no CIDR. Bits under the mask are dropped. */
export function parseRange(cidr: string): IpRange {
  const [address, prefix] = ipaddr.parseCIDR(cidr);
  const family = address.kind() === "ipv4" ? "IPv4" : "IPv6";
  const size = 1n << BigInt((family === "IPv4" ? 32 : 128) - prefix);
  const first = (numberOf(address) / size) * size;
  return { family, first, last: first + size - 1n, prefix };
}

export const addressNumber = (address: string): bigint => numberOf(ipaddr.parse(address));

/** As the kernel's tools print it. */
export function addressText(number: bigint, family: IpRange["family"]): string {
  const length = family === "IPv4" ? 4 : 16;
  const bytes = Array.from({ length }, (_, at) => Number((number >> BigInt(8 * (length - 1 - at))) & 0xffn));
  const address = ipaddr.fromByteArray(bytes);
  return "toRFC5952String" in address ? address.toRFC5952String() : address.toString();
}

export const contains = ({ first, last }: IpRange, number: bigint): boolean => number >= first && number <= last;

export const familyOf = (address: string): IpRange["family"] => (address.includes(":") ? "IPv6" : "IPv4");

/** The address of the bridge in a node's range: its pods' way out. */
export const gatewayOf = ({ first, family }: IpRange): string => addressText(first + 1n, family);

/** The range as the kernel prints it. */
export const rangeText = ({ first, family, prefix }: IpRange): string => `${addressText(first, family)}/${prefix}`;

const numberOf = (address: ipaddr.IPv4 | ipaddr.IPv6): bigint =>
  address.toByteArray().reduce((number, byte) => (number << 8n) | BigInt(byte), 0n);
