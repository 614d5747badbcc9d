import type { ServiceSpec } from "@kubets/api/types/core-v1";
import { familyOf, type IpFamily } from "./ip-families.ts";

/** One address to find or to take: `index` is its place in clusterIPs, `address` is empty where any will do. */
export interface Wanted {
  readonly index: number;
  readonly family: IpFamily;
  readonly address: string;
}
export interface AddressDecision {
  readonly take: readonly Wanted[];
  readonly release: readonly string[];
}

const nothing: AddressDecision = { take: [], release: [] };

/** Which cluster IPs a service must be given, and which it gives back, on create and on update. */
export function decideClusterIps(next: ServiceSpec, previous: ServiceSpec | undefined): AddressDecision {
  if (!previous || previous.type === "ExternalName") {
    return holdsAddresses(next) ? { take: wantedFrom(next, 0), release: [] } : nothing;
  }
  if (!holdsAddresses(previous)) return nothing;
  if (next.type === "ExternalName") return { take: [], release: previous.clusterIPs ?? [] };
  const [before, after] = [previous.ipFamilies?.length ?? 0, next.ipFamilies?.length ?? 0];
  if (before === 1 && after === 2) return { take: wantedFrom(next, 1), release: [] };
  if (before === 2 && after === 1) return { take: [], release: previous.clusterIPs?.slice(1) ?? [] };
  return nothing;
}

/** Neither headless nor an alias. */
export const holdsAddresses = ({ type, clusterIPs }: ServiceSpec): boolean =>
  type !== "ExternalName" && clusterIPs?.[0] !== "None";

const wantedFrom = ({ ipFamilies, clusterIPs }: ServiceSpec, start: number): Wanted[] =>
  (ipFamilies ?? [])
    .map((family, index) => ({ index, family: family as IpFamily, address: clusterIPs?.[index] ?? "" }))
    .slice(start);

/** The addresses that a service gives back when it goes. */
export const heldAddresses = (spec: ServiceSpec): string[] =>
  holdsAddresses(spec) ? (spec.clusterIPs ?? []).filter((address) => address && familyOf(address)) : [];
