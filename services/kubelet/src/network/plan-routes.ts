import type { PodNetworkSettings } from "../ports/pod-network.ts";
import { familyOf, parseRange, rangeText } from "./ip-range.ts";

/** Marks the routes that are ours in the kernel's table (`ip route … proto`): any number that nobody has a name for. */
export const routeProtocol = "201";

/** As `ip -j route` prints one. */
export interface Route {
  readonly dst: string;
  readonly gateway?: string;
  readonly type?: string;
}

export interface RoutesView {
  readonly settings: PodNetworkSettings;
  readonly clusterRanges: readonly string[];
  /** Ours, of both families. */
  readonly present: readonly Route[];
}

/**
 * Lines for `ip -batch` that bring the routes in step: to every other node's pods by its address, and no way at all to
 * addresses of the pod range that no node has, so that such a packet is answered and never leaves the machine.
 */
export function planRoutes({ settings, clusterRanges, present }: RoutesView): string[] {
  const wanted = new Map<string, Route>();
  for (const range of clusterRanges.map(normal)) wanted.set(range, { dst: range, type: "unreachable" });
  for (const { addresses, podCIDRs } of settings.nodes)
    for (const range of podCIDRs.map(normal)) {
      const gateway = addresses.find((address) => familyOf(address) === familyOf(range));
      if (gateway) wanted.set(range, { dst: range, gateway });
    }
  // A node whose own range is the whole cluster's has the bridge's route there.
  for (const range of settings.podCIDRs.map(normal)) wanted.delete(range);
  const there = new Map(present.map((route) => [fullText(route.dst), route]));
  return [
    ...[...there].filter(([dst]) => !wanted.has(dst)).map(([, route]) => `route delete ${lineOf(route)}`),
    ...[...wanted]
      .filter(([dst, route]) => !same(there.get(dst), route))
      .map(([, route]) => `route replace ${lineOf(route)}`),
  ];
}

const lineOf = ({ dst, gateway, type }: Route): string => {
  const what = type === "unreachable" ? `unreachable ${dst}` : `${dst} via ${gateway}`;
  return `${what} proto ${routeProtocol}`;
};

const same = (a: Route | undefined, b: Route): boolean =>
  a !== undefined && a.gateway === b.gateway && (a.type ?? "unicast") === (b.type ?? "unicast");

const normal = (cidr: string): string => rangeText(parseRange(cidr));

/** `ip` prints a range of one address without its length. */
const fullText = (dst: string): string => (dst.includes("/") ? dst : `${dst}/${familyOf(dst) === "IPv6" ? 128 : 32}`);
