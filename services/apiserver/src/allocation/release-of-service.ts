import { kinds } from "@kubets/api";
import type { Service } from "@kubets/api/types/core-v1";
import type { HookContext } from "../kinds/kind-record.ts";
import type { SideWrite } from "../store/store.ts";
import { heldAddresses } from "./cluster-ips.ts";
import { readNodePorts, writeNodePorts } from "./node-port-allocation.ts";
import { heldNodePorts } from "./node-ports.ts";

/** Gives back what a service held, in the transaction that removes it. */
export async function releaseOfService({ spec }: Service, { store }: HookContext): Promise<readonly SideWrite[]> {
  const addresses = heldAddresses(spec).map(
    (address): SideWrite => ({ kind: kinds.IPAddress, namespace: "", name: address }),
  );
  const ports = heldNodePorts(spec);
  if (!ports.length) return addresses;
  const allocation = await readNodePorts(store);
  for (const port of ports) allocation.pool.give(port);
  return [...addresses, writeNodePorts(allocation)];
}
