import { existsSync } from "node:fs";
import { run, tryRun } from "../host/run.ts";
import { layout, type NodePlan } from "../layout.ts";

/** A locally administered address: without one of its own, a bridge changes its address with its ports. */
const bridgeMac = "0a:6b:75:62:65:74";

/** Asked of the kernel itself: /sys may show another namespace's links, in a container. */
const hasLink = async (name: string): Promise<boolean> =>
  (await tryRun("ip", ["link", "show", "dev", name])).code === 0;

const batch = (lines: readonly string[], ...options: string[]): Promise<string> =>
  run("ip", [...options, "-batch", "-"], { input: `${lines.join("\n")}\n` });

/** The bridge on which the nodes meet; the machine itself is their gateway. Returns whether it had to be made. */
export async function ensureBridge(): Promise<boolean> {
  const { bridge, gateway } = layout;
  const shown = await tryRun("ip", ["-4", "-o", "address", "show", "dev", bridge]);
  if (shown.code === 0 && shown.stdout.includes(` ${gateway}/`)) return false;
  if (shown.code === 0) await run("ip", ["link", "delete", bridge]);
  await batch([
    `link add name ${bridge} address ${bridgeMac} type bridge`,
    `address add ${gateway}/24 dev ${bridge}`,
    `link set ${bridge} up`,
  ]);
  return true;
}

/** The network namespace that plays a node, with its end on the bridge. Returns whether it had to be made. */
export async function ensureNamespace({ namespace, address }: NodePlan): Promise<boolean> {
  if (namespace === undefined) return false;
  const { bridge, gateway } = layout;
  const shown = await tryRun("ip", ["-n", namespace, "-4", "-o", "address", "show", "dev", "eth0"]);
  if (shown.code === 0 && shown.stdout.includes(` ${address}/`) && (await hasLink(namespace))) return false;
  await removeNamespace(namespace);
  await run("ip", ["netns", "add", namespace]);
  await batch([
    `link add name ${namespace} type veth peer name eth0 netns ${namespace}`,
    `link set dev ${namespace} master ${bridge} up`,
  ]);
  const inside = [
    "link set dev lo up",
    "link set dev eth0 up",
    `address add ${address}/24 dev eth0`,
    `route add default via ${gateway}`,
  ];
  await batch(inside, "-n", namespace);
  return true;
}

export async function removeNamespace(namespace: string): Promise<void> {
  if (await hasLink(namespace)) await tryRun("ip", ["link", "delete", namespace]);
  if (existsSync(`/run/netns/${namespace}`)) await run("ip", ["netns", "delete", namespace]);
}

/** Our namespaces that exist now. */
export async function presentNamespaces(): Promise<readonly string[]> {
  const { stdout } = await tryRun("ip", ["netns", "list"]);
  return stdout
    .split("\n")
    .map((line) => line.split(" ")[0]!)
    .filter((name) => name.startsWith("kubets-node-"));
}

export async function removeBridge(): Promise<void> {
  if (await hasLink(layout.bridge)) await run("ip", ["link", "delete", layout.bridge]);
}
