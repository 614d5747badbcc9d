import { ApiError, type ApiObject, decodeObject, invalid, kinds } from "@kubets/api";
import type { Service, ServiceSpec } from "@kubets/api/types/core-v1";
import type { HookContext, Prepared } from "../kinds/kind-record.ts";
import type { SideWrite } from "../store/store.ts";
import { type AddressRange, candidates, contains, networkAddress } from "./address-range.ts";
import { decideClusterIps, type Wanted } from "./cluster-ips.ts";
import { newIpAddress } from "./ip-address.ts";
import { familyOf } from "./ip-families.ts";
import { readNodePorts, writeNodePorts } from "./node-port-allocation.ts";
import { decideNodePorts } from "./node-ports.ts";
import { dryRunPool } from "./port-bitmap.ts";
import { readRanges } from "./service-cidrs.ts";

/**
 * Gives a service its addresses and node ports. All is written in the service's own transaction: an IPAddress that must
 * not exist yet, the port bitmap at the revision it was read, so that of two servers that choose the same one is told to
 * try again.
 */
export async function allocateForService(
  next: Service,
  previous: Service | undefined,
  context: HookContext,
): Promise<Prepared> {
  if (context.subresource) return { object: next as unknown as ApiObject };
  const addresses = await allocateAddresses(next, previous, context);
  const ports = await allocatePorts({ ...next, spec: addresses.spec }, previous, context);
  return {
    // Decoded again, so that what was given stands in its place among the fields.
    object: decodeObject(kinds.Service, { ...next, spec: ports.spec }),
    alongside: [...addresses.alongside, ...ports.alongside],
  };
}

interface Allocated {
  readonly spec: ServiceSpec;
  readonly alongside: readonly SideWrite[];
}

async function allocateAddresses(
  next: Service,
  previous: Service | undefined,
  context: HookContext,
): Promise<Allocated> {
  const { take, release } = decideClusterIps(next.spec, previous?.spec);
  const clusterIPs = [...(next.spec.clusterIPs ?? [])];
  const alongside: SideWrite[] = release.map(releaseOf);
  for (const wanted of take) {
    const address = wanted.address ? await takeAsked(wanted, next, context) : takeAny(wanted, next, context);
    clusterIPs[wanted.index] = address;
    const object = newIpAddress(address, next, context.now);
    alongside.push({ kind: kinds.IPAddress, namespace: "", name: address, object, revision: 0 });
  }
  const [clusterIP] = clusterIPs;
  return { spec: take.length ? { ...next.spec, clusterIPs, clusterIP } : next.spec, alongside };
}

async function takeAsked({ address }: Wanted, service: Service, { store, dryRun }: HookContext): Promise<string> {
  const ranges = readRanges(store);
  const refuse = (why: string) => badClusterIps(service, `failed to allocate IP ${address}: ${why}`);
  if (!ranges.some((range) => contains(range, address))) throw refuse(outOfRange(address, { ranges, dryRun }));
  // A dry run does not look who has it.
  if (!dryRun && (await isTaken(address, store))) throw refuse("provided IP is already allocated");
  return address;
}

/** A dry run asks one range of the family, and that one says which addresses it has. */
function outOfRange(address: string, { ranges, dryRun }: { ranges: readonly AddressRange[]; dryRun: boolean }): string {
  const asked = dryRun && ranges.find(({ family }) => family === familyOf(address));
  return asked
    ? `the provided IP (${address}) is not in the valid range. The range of valid IPs is ${asked.cidr}`
    : "the provided network does not match the current range";
}

/** In a dry run it is the network's own address, which nobody can have. */
function takeAny({ family }: Wanted, service: Service, { store, dryRun }: HookContext): string {
  for (const range of readRanges(store).filter((one) => one.family === family)) {
    if (dryRun) return networkAddress(range);
    for (const address of candidates(range, Math.random)) {
      if (!store.peek(kinds.IPAddress, "", address)) return address;
    }
  }
  const why = `failed to allocate a serviceIP for Service "${service.metadata.name}": range is full`;
  throw new ApiError("InternalError", `Internal error occurred: ${why}`, { details: { causes: [{ message: why }] } });
}

async function isTaken(address: string, store: HookContext["store"]): Promise<boolean> {
  try {
    await store.get(kinds.IPAddress, "", address);
    return true;
  } catch (error) {
    if (error instanceof ApiError && error.reason === "NotFound") return false;
    throw error;
  }
}

const releaseOf = (address: string): SideWrite => ({ kind: kinds.IPAddress, namespace: "", name: address });

function badClusterIps({ metadata, spec }: Service, detail: string): ApiError {
  return invalid({ group: "", kind: "Service" }, metadata.name ?? "", [
    { type: "FieldValueInvalid", field: "spec.clusterIPs", value: spec.clusterIPs, detail },
  ]);
}

async function allocatePorts(next: Service, previous: Service | undefined, context: HookContext): Promise<Allocated> {
  const allocation = await readNodePorts(context.store);
  const before = allocation.pool.bitmap;
  const pool = context.dryRun ? dryRunPool(allocation.pool) : allocation.pool;
  const spec = decideNodePorts({ name: next.metadata.name ?? "", spec: next.spec }, previous?.spec, pool);
  return { spec, alongside: allocation.pool.bitmap === before ? [] : [writeNodePorts(allocation)] };
}
