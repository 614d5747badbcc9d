import type { ApiObject } from "@kubets/api";
import type { Service } from "@kubets/api/types/core-v1";
import { bitmapOf, type PortRange, portPool, rangeText } from "../port-bitmap.ts";
import type { Finding } from "./finding.ts";

/** Passes that a port is still kept which no service has: by then whoever is taking it has written its service. */
const passesBeforeCleanup = 3;

export interface PortView {
  readonly services: readonly Service[];
  /** What is stored, and the range it is of. */
  readonly stored: { readonly range: PortRange; readonly data: string };
  /** The range that this server gives ports from. */
  readonly range: PortRange;
  /** How many more passes each port that looks leaked is kept, from the pass before. */
  readonly leaks: ReadonlyMap<number, number>;
}

export interface PortDecision {
  readonly bitmap: bigint;
  readonly leaks: ReadonlyMap<number, number>;
  readonly findings: readonly Finding[];
  /** Ports that nobody has, and that may be had again. */
  readonly cleaned: readonly number[];
}

/** The ports in use as the services say it, and what does not fit. */
export function decidePortRepair({ services, stored, range, leaks: before }: PortView): PortDecision {
  const was = portPool(bitmapOf(stored.data), { range: stored.range, random: Math.random });
  const rebuilt = portPool(0n, { range, random: Math.random });
  const findings: Finding[] = [];
  const owned = new Set<number>();
  for (const service of services) {
    for (const port of portsOf(service)) {
      const told = (reason: string, note: string) =>
        findings.push({
          about: { ...service, kind: "Service", apiVersion: "v1" } as unknown as ApiObject,
          reason,
          action: "PortAllocation",
          note,
        });
      if (!rebuilt.covers(port)) {
        const note = `Port ${port} is not within the port range ${rangeText(range)}; please recreate service`;
        told("PortOutOfRange", note);
      } else if (rebuilt.has(port)) {
        told("PortAlreadyAllocated", `Port ${port} was assigned to multiple services; please recreate service`);
      } else {
        if (!was.has(port)) told("PortNotAllocated", `Port ${port} is not allocated; repairing`);
        rebuilt.take(port);
        owned.add(port);
      }
    }
  }
  const leaks = new Map<number, number>();
  const cleaned: number[] = [];
  for (const port of takenIn(stored)) {
    if (owned.has(port) || !rebuilt.covers(port)) continue;
    const left = before.get(port) ?? passesBeforeCleanup - 1;
    if (left === 0) cleaned.push(port);
    else {
      leaks.set(port, left - 1);
      rebuilt.take(port);
    }
  }
  return { bitmap: rebuilt.bitmap, leaks, findings, cleaned };
}

/** A node port counts once for all its protocols; one that stands twice for a protocol is told of. */
function portsOf({ spec }: Service): number[] {
  const seen = new Map<number, Set<string>>();
  const found: number[] = [];
  for (const { nodePort, protocol = "TCP" } of spec.ports ?? []) {
    if (!nodePort) continue;
    const protocols = seen.get(nodePort);
    if (!protocols || protocols.has(protocol)) found.push(nodePort);
    seen.set(nodePort, (protocols ?? new Set()).add(protocol));
  }
  const health = spec.healthCheckNodePort;
  if (health && (!seen.has(health) || seen.get(health)?.has("TCP"))) found.push(health);
  return found;
}

function takenIn({ range, data }: PortView["stored"]): number[] {
  const bits = bitmapOf(data).toString(2);
  return [...bits].flatMap((bit, i) => (bit === "1" ? [range.from + bits.length - 1 - i] : [])).reverse();
}
