import { run, tryRun } from "../host/run.ts";
import { removalOfChains } from "./removal-of-chains.ts";

/** What the kubelet calls its bridge, and by which number it marks its routes. */
const [podBridge, routeProtocol] = ["kubets-pods", "201"];

/** Takes out of the machine's own network what the processes of its node have put there. */
export async function removeMachineNetwork(): Promise<void> {
  await tryRun("ip", ["link", "delete", podBridge]);
  for (const family of ["-4", "-6"]) await tryRun("ip", [family, "route", "flush", "proto", routeProtocol]);
  for (const iptables of ["iptables", "ip6tables"]) {
    const removal = removalOfChains((await tryRun(`${iptables}-save`, [])).stdout);
    if (removal !== "") await run(`${iptables}-restore`, ["--wait", "10", "--noflush"], { input: removal });
  }
}

/** What of it is still there. */
export async function presentMachineNetwork(): Promise<readonly string[]> {
  const { stdout } = await tryRun("iptables-save", []);
  return stdout.split("\n").filter((line) => /^:KUBE(TS)?-/.test(line));
}
