import { readFile, writeFile } from "node:fs/promises";
import { run, tryRun } from "../host/run.ts";
import { layout } from "../layout.ts";

/** By this comment our rules in the machine's tables are found again. */
const comment = "kubets up";
const marked = ["-m", "comment", "--comment", comment];
const { bridge, nodeSubnet } = layout;

interface HostRule {
  readonly table: "filter" | "nat";
  readonly chain: string;
  readonly match: readonly string[];
}

/** The machine passes on what nodes send, also where Docker has made DROP the rule, and hides them behind its own address. */
const rules: readonly HostRule[] = [
  { table: "filter", chain: "FORWARD", match: ["-i", bridge, ...marked, "-j", "ACCEPT"] },
  { table: "filter", chain: "FORWARD", match: ["-o", bridge, ...marked, "-j", "ACCEPT"] },
  {
    table: "nat",
    chain: "POSTROUTING",
    match: ["-s", nodeSubnet, "!", "-o", bridge, ...marked, "-j", "MASQUERADE"],
  },
];

const iptables = (action: string, { table, chain, match }: HostRule): readonly string[] => [
  ...["-w", "10", "-t", table, action, chain],
  ...match,
];

/** Adds the rules that are missing, before all others. */
export async function ensureForwarding(): Promise<boolean> {
  const present = await Promise.all(rules.map((rule) => tryRun("iptables", iptables("-C", rule))));
  const missing = rules.filter((_, index) => present[index]!.code !== 0);
  for (const rule of missing) await run("iptables", iptables("-I", rule));
  return missing.length > 0;
}

/** Removes each rule as often as it is there. */
export async function removeForwarding(): Promise<void> {
  for (const rule of rules) while ((await tryRun("iptables", iptables("-D", rule))).code === 0);
}

/** Our rules that are still there. */
export async function presentRules(): Promise<readonly string[]> {
  const { stdout } = await tryRun("iptables-save", []);
  return stdout.split("\n").filter((line) => line.includes(`--comment "${comment}"`));
}

const ipForward = "/proc/sys/net/ipv4/ip_forward";

/** Turns routing on; returns what it was before. */
export async function turnRoutingOn(): Promise<string> {
  const before = (await readFile(ipForward, "utf8")).trim();
  if (before !== "1") await writeFile(ipForward, "1");
  return before;
}

export const setRouting = (value: string): Promise<void> => writeFile(ipForward, value);
