import { ApiError, type ApiObject, invalid, kinds } from "@kubets/api";
import type { Service, ServiceSpec } from "@kubets/api/types/core-v1";
import type { HookContext, Prepared } from "../kinds/kind-record.ts";
import type { SideWrite } from "../store/store.ts";
import { candidates, contains } from "./address-range.ts";
import { decideClusterIps, type Wanted } from "./cluster-ips.ts";
import { readNodePorts, writeNodePorts } from "./node-port-allocation.ts";
import { decideNodePorts } from "./node-ports.ts";
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
    object: { ...next, spec: ports.spec } as unknown as ApiObject,
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
    alongside.push(ipAddressFor(address, { wanted, service: next, context }));
  }
  const [clusterIP] = clusterIPs;
  return { spec: take.length ? { ...next.spec, clusterIPs, clusterIP } : next.spec, alongside };
}

async function takeAsked({ address }: Wanted, service: Service, { store }: HookContext): Promise<string> {
  const ranges = readRanges(store);
  if (!ranges.some((range) => contains(range, address))) {
    const inNetwork = ranges.find(({ cidr }) => isNetworkAddressOf(address, cidr));
    const why = inNetwork
      ? `the provided IP (${address}) is not in the valid range. The range of valid IPs is ${inNetwork.cidr}`
      : "the provided network does not match the current range";
    throw badClusterIps(service, `failed to allocate IP ${address}: ${why}`);
  }
  if (await isTaken(address, store)) {
    throw badClusterIps(service, `failed to allocate IP ${address}: provided IP is already allocated`);
  }
  return address;
}

/** The network's own address and its broadcast address are in the network, but for nobody. */
const isNetworkAddressOf = (address: string, cidr: string): boolean => {
  const [network = "", bits = ""] = cidr.split("/");
  return address === network || address === broadcastOf(network, Number(bits));
};

function broadcastOf(network: string, bits: number): string {
  const number = network.split(".").reduce((sum, byte) => sum * 256 + Number(byte), 0) + 2 ** (32 - bits) - 1;
  return [24, 16, 8, 0].map((shift) => Math.floor(number / 2 ** shift) % 256).join(".");
}

function takeAny({ family }: Wanted, service: Service, { store }: HookContext): string {
  for (const range of readRanges(store).filter((one) => one.family === family)) {
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

function ipAddressFor(
  name: string,
  { wanted, service, context }: { wanted: Wanted; service: Service; context: HookContext },
): SideWrite {
  const { namespace = "", name: serviceName = "" } = service.metadata;
  const object: ApiObject = {
    kind: "IPAddress",
    apiVersion: "networking.k8s.io/v1",
    metadata: {
      name,
      uid: crypto.randomUUID(),
      creationTimestamp: `${context.now.toISOString().slice(0, 19)}Z`,
      labels: {
        "ipaddress.kubernetes.io/ip-family": wanted.family,
        "ipaddress.kubernetes.io/managed-by": "ipallocator.k8s.io",
      },
    },
    spec: { parentRef: { resource: "services", namespace, name: serviceName } },
  };
  return { kind: kinds.IPAddress, namespace: "", name, object, revision: 0 };
}

function badClusterIps({ metadata, spec }: Service, detail: string): ApiError {
  return invalid({ group: "", kind: "Service" }, metadata.name ?? "", [
    { type: "FieldValueInvalid", field: "spec.clusterIPs", value: spec.clusterIPs, detail },
  ]);
}

async function allocatePorts(next: Service, previous: Service | undefined, context: HookContext): Promise<Allocated> {
  const allocation = await readNodePorts(context.store);
  const before = allocation.pool.bitmap;
  const spec = decideNodePorts({ name: next.metadata.name ?? "", spec: next.spec }, previous?.spec, allocation.pool);
  return { spec, alongside: allocation.pool.bitmap === before ? [] : [writeNodePorts(allocation)] };
}
