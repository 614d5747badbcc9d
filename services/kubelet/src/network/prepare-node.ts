import { gatewayOf, type IpRange } from "./ip-range.ts";
import { bridgeName, hardwareAddress } from "./link-names.ts";
import { ipBatch, ipJson, type NodeCommands } from "./node-commands.ts";

/**
 * Kernel settings of the node's namespace. Frames between pods of one bridge must pass iptables too, or the answer of a
 * pod that was called by its service's address goes back untranslated.
 */
const kernelSettings: Readonly<Record<string, string>> = {
  "net/ipv4/ip_forward": "1",
  "net/ipv6/conf/all/forwarding": "1",
  "net/bridge/bridge-nf-call-iptables": "1",
  "net/bridge/bridge-nf-call-ip6tables": "1",
};
/** For host ports on 127.0.0.1. */
const bridgeSettings = { [`net/ipv4/conf/${bridgeName}/route_localnet`]: "1" };

interface Link {
  readonly ifname: string;
  readonly mtu: number;
  readonly addr_info: readonly { readonly local: string; readonly prefixlen: number; readonly scope: string }[];
}

/** Makes the bridge with the gateways' addresses and sets the kernel up. Resolves with the MTU of pods' cables. */
export async function prepareNode(run: NodeCommands, ranges: readonly IpRange[]): Promise<{ readonly mtu: number }> {
  await setKernel(run, kernelSettings);
  const links = await ipJson<Link>(run, ["address", "show"]);
  const mtu = uplinkMtu(links, await ipJson<{ dev: string }>(run, ["route", "show", "default"]));
  const bridge = links.find(({ ifname }) => ifname === bridgeName);
  const wanted = ranges.map((range) => ({ local: gatewayOf(range), prefixlen: range.prefix }));
  const present = (bridge?.addr_info ?? []).filter(({ scope }) => scope === "global");
  const text = ({ local, prefixlen }: { local: string; prefixlen: number }) => `${local}/${prefixlen}`;
  await ipBatch(run, [
    ...(bridge ? [] : [`link add ${bridgeName} mtu ${mtu} type bridge`]),
    ...(wanted[0] ? [`link set ${bridgeName} address ${hardwareAddress(wanted[0].local)} up`] : []),
    ...present
      .filter((address) => !wanted.some((one) => text(one) === text(address)))
      .map((address) => `address delete ${text(address)} dev ${bridgeName}`),
    ...wanted
      .filter((address) => !present.some((one) => text(one) === text(address)))
      .map((address) => `address add ${text(address)} dev ${bridgeName}${address.local.includes(":") ? " nodad" : ""}`),
  ]);
  await setKernel(run, bridgeSettings);
  return { mtu };
}

const ethernetMtu = 1500;

/** Pods' packets must fit through the way out of the node. */
function uplinkMtu(links: readonly Link[], routes: readonly { readonly dev: string }[]): number {
  const uplink = links.find(({ ifname }) => routes.some(({ dev }) => dev === ifname));
  return Math.min(uplink?.mtu ?? ethernetMtu, ethernetMtu);
}

/** Writes only what differs: in a container /proc/sys may be read-only with everything set already. A family may be absent. */
async function setKernel(run: NodeCommands, settings: Readonly<Record<string, string>>): Promise<void> {
  for (const [path, value] of Object.entries(settings)) {
    const file = `/proc/sys/${path}`;
    const present = await run("cat", [file]).catch(() => undefined);
    if (present !== undefined && present.trim() !== value) await run("tee", [file], value);
  }
}
