import { randomUUID } from "node:crypto";
import { hostname } from "node:os";
import type { Logger, Stopper } from "@kubets/component";
import { createAllocationKeeper } from "../allocation/repair/keep-allocations.ts";
import { watchAllocations } from "../allocation/repair/watch-allocations.ts";
import { defaultCidrKeeper, keepCidrMs } from "../bootstrap/default-cidr-keeper.ts";
import { identityRenewMs, renewIdentityLease } from "../bootstrap/identity-lease.ts";
import { keepMasterEndpoints, leaveMasterEndpoints, renewMs } from "../bootstrap/keep-master-endpoints.ts";
import { writeBootstrapObjects } from "../bootstrap/write-bootstrap-objects.ts";
import type { RoadDeps } from "../road/deps.ts";
import type { Settings } from "../settings.ts";

export interface DutyParts {
  readonly deps: RoadDeps;
  readonly settings: Settings;
  readonly log: Logger;
  readonly stopper: Stopper;
}

/** What every server does for its cluster: the first objects, its own leases, the endpoints of the Service `kubernetes`. */
export async function beginDuties({ deps, settings, log, stopper }: DutyParts): Promise<void> {
  const { serviceClusterIpRange, securePort, advertiseAddress } = settings;
  const nodePorts = portRange(settings.serviceNodePortRange);
  await writeBootstrapObjects(deps, { serviceCidrs: serviceClusterIpRange, securePort, nodePorts, now: deps.now() });
  const address = advertiseAddress || "127.0.0.1";
  const identity = { hostname: hostname(), instance: randomUUID(), advertised: `${address}:${securePort}` };
  const repeat = (what: string, everyMs: number, work: () => Promise<void>) => {
    const once = () =>
      work().catch((error) => log.error("A duty could not be done; it is tried again", error, { what }));
    const timer = setInterval(() => void once(), everyMs);
    stopper.onStop(what, () => clearInterval(timer));
    return once();
  };
  await repeat("identity lease", identityRenewMs, () => renewIdentityLease(deps, identity));
  const advertised = { address, port: securePort };
  stopper.onStop("endpoints of kubernetes", () => leaveMasterEndpoints(deps, advertised));
  await repeat("endpoints of kubernetes", renewMs, () => keepMasterEndpoints(deps, advertised));

  await repeat("default ServiceCIDR", keepCidrMs, defaultCidrKeeper(deps, serviceClusterIpRange));
  const keeper = createAllocationKeeper(deps, nodePorts);
  await repeat("allocations of services", repairMs, async () => {
    await keeper.repairAddresses();
    await keeper.repairPorts();
  });
  const onError = (error: unknown) => log.error("Addresses of services could not be repaired", error, {});
  await watchAllocations({ store: deps.store, keeper, signal: stopper.signal, onError });
}

/** How often all that services hold is looked at. */
const repairMs = 3 * 60_000;

/** `30000-32767`. */
export function portRange(text: string): { from: number; to: number } {
  const [, from, to] = /^(\d+)-(\d+)$/.exec(text) ?? [];
  if (!from || !to || Number(from) > Number(to)) throw new Error(`${text} is no range of ports`);
  return { from: Number(from), to: Number(to) };
}
