import type { ServiceSpec } from "@kubets/api/types/core-v1";
import { decideClusterIps } from "./cluster-ips.ts";

const single: ServiceSpec = {
  type: "ClusterIP",
  clusterIP: "10.0.0.5",
  clusterIPs: ["10.0.0.5"],
  ipFamilies: ["IPv4"],
};
const both: ServiceSpec = { ...single, clusterIPs: ["10.0.0.5", "fd00::5"], ipFamilies: ["IPv4", "IPv6"] };
const alias: ServiceSpec = { type: "ExternalName", externalName: "x" };
const headless: ServiceSpec = { type: "ClusterIP", clusterIP: "None", clusterIPs: ["None"], ipFamilies: ["IPv4"] };

const rows = [
  {
    it: "takes an address for a new service",
    next: { ...single, clusterIP: undefined, clusterIPs: undefined },
    take: [""],
  },
  { it: "takes the address that is asked for", next: single, take: ["10.0.0.5"] },
  { it: "takes one of each family", next: { ...both, clusterIPs: [] }, take: ["", ""] },
  { it: "takes none for a headless service", next: headless },
  { it: "takes none for an alias", next: alias },
  { it: "does nothing where nothing changes", next: single, previous: single },
  { it: "gives the address back on the way to an alias", next: alias, previous: single, release: ["10.0.0.5"] },
  { it: "takes one on the way back", next: { ...single, clusterIPs: [] }, previous: alias, take: [""] },
  {
    it: "takes the second address of a second family",
    next: { ...both, clusterIPs: ["10.0.0.5"] },
    previous: single,
    take: [""],
  },
  { it: "gives the second address back with its family", next: single, previous: both, release: ["fd00::5"] },
] satisfies { it: string; next: ServiceSpec; previous?: ServiceSpec; take?: string[]; release?: string[] }[];

for (const { it, next, previous, take = [], release = [] } of rows as readonly {
  it: string;
  next: ServiceSpec;
  previous?: ServiceSpec;
  take?: string[];
  release?: string[];
}[]) {
  test(`decideClusterIps() ${it}`, () => {
    const decision = decideClusterIps(next, previous);
    expect(decision.take.map(({ address }) => address)).toEqual(take);
    expect(decision.release).toEqual(release);
  });
}
