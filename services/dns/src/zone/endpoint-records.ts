import type { EndpointSlice } from "@kubets/api/types/discovery-v1";

/** An endpoint as names see it. */
export interface NamedEndpoint {
  readonly address: string;
  /** Its hostname, or its address with dashes. */
  readonly label: string;
  readonly ports: readonly { readonly name: string; readonly protocol: string; readonly port: number }[];
}

/** Those that are ready, or whose slice does not say. Those of a service that publishes all are called ready by their slice. */
export function namedEndpoints(slices: readonly EndpointSlice[]): readonly NamedEndpoint[] {
  const found = new Map<string, NamedEndpoint>();
  for (const slice of slices) {
    if (slice.addressType === "FQDN") continue;
    const ports = (slice.ports ?? []).flatMap(({ name = "", protocol = "TCP", port }) =>
      port ? [{ name, protocol: protocol.toLowerCase(), port }] : [],
    );
    for (const { addresses, conditions, hostname } of slice.endpoints ?? []) {
      if (conditions?.ready === false) continue;
      for (const address of addresses) {
        const known = found.get(address);
        found.set(address, {
          address,
          label: hostname || dashed(address),
          ports: known ? [...known.ports, ...ports] : ports,
        });
      }
    }
  }
  return [...found.values()];
}

const dashed = (address: string): string => address.replace(/[.:]/g, "-");
