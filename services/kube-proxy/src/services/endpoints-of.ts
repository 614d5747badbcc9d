import type { EndpointSlice } from "@kubets/api/types/discovery-v1";
import type { Family } from "iptables-node";
import type { ServicePort } from "./service-port.ts";

/** Where packets of a service port may go. */
export interface Endpoint {
  readonly ip: string;
  readonly port: number;
  readonly node: string;
  readonly ready: boolean;
  readonly serving: boolean;
  readonly terminating: boolean;
  readonly zoneHints: readonly string[];
  readonly nodeHints: readonly string[];
}

/** The endpoints that the slices of its service name for a port, each once, in an order that depends on nothing else. */
export function endpointsOf(port: ServicePort, slices: readonly EndpointSlice[], family: Family): readonly Endpoint[] {
  const found = new Map<string, Endpoint>();
  for (const slice of slices) {
    if (slice.addressType !== family) continue;
    for (const { name = "", protocol = "TCP", port: number } of slice.ports ?? []) {
      if (name !== port.portName || protocol.toLowerCase() !== port.protocol || !number) continue;
      for (const { addresses, conditions = {}, nodeName = "", hints } of slice.endpoints ?? []) {
        const ip = addresses[0];
        if (!ip) continue;
        const ready = conditions.ready ?? true;
        const endpoint = {
          ip,
          port: number,
          node: nodeName,
          ready,
          serving: conditions.serving ?? ready,
          terminating: conditions.terminating ?? false,
          zoneHints: (hints?.forZones ?? []).map((zone) => zone.name),
          nodeHints: (hints?.forNodes ?? []).map((node) => node.name),
        };
        const key = `${ip} ${number}`;
        // While an endpoint moves from slice to slice it may stand in two; the one that is ready says more.
        if (!found.get(key)?.ready) found.set(key, endpoint);
      }
    }
  }
  return [...found.keys()].sort().map((key) => found.get(key) as Endpoint);
}
