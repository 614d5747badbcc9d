import { type Family, runCommand } from "iptables-node";
import type { ProxiedPort } from "../rules/proxier.ts";
import { type Flow, isUdp, parseFlows, staleFlows } from "./stale-flows.ts";

export interface Cleaning {
  readonly family: Family;
  readonly before: readonly ProxiedPort[];
  readonly after: readonly ProxiedPort[];
}

/** Makes the kernel forget flows that lead to endpoints that are gone. Resolves with how many there were. */
export async function cleanFlows({ family, before, after }: Cleaning): Promise<number> {
  if (![...before, ...after].some(isUdp)) return 0;
  const common = ["-f", family.toLowerCase(), "-p", "udp"];
  const stale = staleFlows(parseFlows(await runCommand("conntrack", ["-L", ...common])), { before, after });
  for (const flow of stale) await runCommand("conntrack", ["-D", ...common, ...selecting(flow)]).catch(ignoreGone);
  return stale.length;
}

const selecting = ({ source, sourcePort, destination, destinationPort }: Flow): string[] => [
  ...["-s", source, "-d", destination],
  ...["--sport", `${sourcePort}`, "--dport", `${destinationPort}`],
];

/** It may have ended by itself meanwhile. */
function ignoreGone(error: unknown): void {
  if (!String(error).includes("0 flow entries")) throw error;
}
