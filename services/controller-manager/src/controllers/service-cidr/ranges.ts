import { BlockList, isIPv6 } from "node:net";
import type { ServiceCIDR } from "@kubets/api/types/networking-v1";

const familyOf = (address: string): "ipv4" | "ipv6" => (isIPv6(address) ? "ipv6" : "ipv4");

const split = (cidr: string): { readonly network: string; readonly prefix: number } => {
  const [network = "", prefix = ""] = cidr.split("/");
  return { network, prefix: Number(prefix) };
};

function contains(cidr: string, address: string): boolean {
  const { network, prefix } = split(cidr);
  if (familyOf(network) !== familyOf(address)) return false;
  const block = new BlockList();
  block.addSubnet(network, prefix, familyOf(network));
  return block.check(address, familyOf(address));
}

const cidrsOf = ({ spec }: ServiceCIDR): readonly string[] => spec?.cidrs ?? [];

/** Whether one of its ranges has the address. */
export const hasAddress = (cidr: ServiceCIDR, address: string): boolean =>
  cidrsOf(cidr).some((range) => contains(range, address));

/** Whether all its ranges lie in ranges of the others: nothing is left alone when it goes. */
export const isCovered = (cidr: ServiceCIDR, others: readonly ServiceCIDR[]): boolean =>
  cidrsOf(cidr).every((range) => others.flatMap(cidrsOf).some((other) => holds(other, range)));

const holds = (outer: string, inner: string): boolean =>
  split(outer).prefix <= split(inner).prefix && contains(outer, split(inner).network);

/** Whether an address of one could be an address of the other. */
export const overlaps = (a: ServiceCIDR, b: ServiceCIDR): boolean =>
  cidrsOf(a).some((one) => cidrsOf(b).some((other) => holds(one, other) || holds(other, one)));
