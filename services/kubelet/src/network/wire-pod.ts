import { familyOf, gatewayOf, type IpRange } from "./ip-range.ts";
import { bridgeName, hardwareAddress, vethName } from "./link-names.ts";
import { ipBatch, ipJson, type NodeCommands } from "./node-commands.ts";

export interface Wiring {
  readonly uid: string;
  /** Of a process in the pod's network namespace. */
  readonly pid: number;
  readonly ips: readonly string[];
  /** The node's ranges, one a family. */
  readonly ranges: readonly IpRange[];
  readonly mtu: number;
}

/** Lays a cable from the pod to the bridge. A cable that lies there already stays; one to a namespace of before goes. */
export async function wirePod(run: NodeCommands, wiring: Wiring): Promise<void> {
  const inPod = podCommands(run, wiring.pid);
  if (await isWired(run, wiring)) return;
  await unwirePod(run, wiring.uid);
  const host = vethName(wiring.uid);
  const hardware = hardwareAddress(wiring.ips[0]!);
  await ipBatch(run, [
    `link add ${host} mtu ${wiring.mtu} type veth peer name eth0 mtu ${wiring.mtu} address ${hardware} netns ${wiring.pid}`,
    `link set ${host} master ${bridgeName} up`,
    // A pod may be behind a service that it calls itself.
    `link set ${host} type bridge_slave hairpin on`,
  ]);
  await ipBatch(inPod, podLines(wiring));
}

/** Does nothing for a pod without a cable. */
export async function unwirePod(run: NodeCommands, uid: string): Promise<void> {
  try {
    await run("ip", ["link", "delete", vethName(uid)]);
  } catch (error) {
    if (!String(error).includes("Cannot find device")) throw error;
  }
}

const podLines = ({ ips, ranges }: Wiring): string[] => [
  "link set lo up",
  ...ips.map((ip) => {
    const { prefix } = rangeFor(ip, ranges);
    return `address add ${ip}/${prefix} dev eth0${familyOf(ip) === "IPv6" ? " nodad" : ""}`;
  }),
  "link set eth0 up",
  ...ips.map((ip) => `route add default via ${gatewayOf(rangeFor(ip, ranges))} dev eth0`),
];

function rangeFor(ip: string, ranges: readonly IpRange[]): IpRange {
  const range = ranges.find(({ family }) => family === familyOf(ip));
  if (!range) throw new Error(`the node has no pod range of the family of ${ip}`);
  return range;
}

const podCommands =
  (run: NodeCommands, pid: number): NodeCommands =>
  (command, args, input) =>
    run("nsenter", [`--net=/proc/${pid}/ns/net`, command, ...args], input);

interface Link {
  readonly ifname: string;
  readonly operstate: string;
  readonly ifindex: number;
  readonly addr_info: readonly { readonly local: string }[];
}

/** Both ends are there, belong together, and the pod's has its addresses. */
async function isWired(run: NodeCommands, { uid, pid, ips }: Wiring): Promise<boolean> {
  const inPod = await ipJson<Link & { link_index?: number }>(podCommands(run, pid), ["address", "show"]);
  const eth0 = inPod.find(({ ifname }) => ifname === "eth0");
  if (eth0?.operstate !== "UP" || !ips.every((ip) => eth0.addr_info.some(({ local }) => local === ip))) return false;
  const links = await ipJson<Link & { master?: string }>(run, ["link", "show", "type", "veth"]);
  const host = links.find(({ ifname }) => ifname === vethName(uid));
  return host?.ifindex === eth0.link_index && host?.master === bridgeName;
}
