import { type ApiObject, allKinds, kinds } from "@kubets/api";
import { admission } from "../../admission/index.ts";
import { complete, systemCall } from "../../bootstrap/system-call.ts";
import { writeBootstrapObjects } from "../../bootstrap/write-bootstrap-objects.ts";
import { recordOf } from "../../kinds/index.ts";
import type { RoadDeps } from "../../road/deps.ts";
import { builtInKinds } from "../../road/kind-registry.ts";
import { openMemoryKv } from "../../store/memory-kv.ts";
import { openStore } from "../../store/open-store.ts";
import { createObject } from "../../verbs/create.ts";
import { beginWriting } from "../../verbs/writing.ts";
import { internalKinds, rangeAllocation } from "../internal-kinds.ts";
import { newIpAddress } from "../ip-address.ts";
import { nodePortsName } from "../node-port-allocation.ts";
import { createAllocationKeeper } from "./keep-allocations.ts";
import { watchAllocations } from "./watch-allocations.ts";

const nodePorts = { from: 30000, to: 32767 };
let deps: RoadDeps;
beforeEach(async () => {
  const store = await openStore({ kv: openMemoryKv(), kinds: [...allKinds, ...internalKinds] });
  await store.ready;
  deps = { store, registry: builtInKinds(), recordOf, admission, special: new Map(), now: () => new Date() };
  const serviceCidrs = ["10.96.0.0/16"];
  await writeBootstrapObjects(deps, { serviceCidrs, securePort: 6443, nodePorts, now: new Date() });
});
afterEach(() => deps.store.close());

async function createService(name: string): Promise<{ address: string; nodePort: number }> {
  const object = { metadata: { name, namespace: "default" }, spec: { type: "NodePort", ports: [{ port: 80 }] } };
  const call = systemCall({ kind: kinds.Service, verb: "create", object, name: "", namespace: "default" });
  const entry = await createObject(beginWriting(call, deps), complete(kinds.Service, object));
  const { spec } = entry.object as ApiObject & { spec: { clusterIP: string; ports: [{ nodePort: number }] } };
  await seen(() => deps.store.peek(kinds.Service, "default", name) !== undefined);
  return { address: spec.clusterIP, nodePort: spec.ports[0].nodePort };
}

async function seen(there: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await there())) await new Promise((resolve) => setTimeout(resolve, 10));
}

const has = (address: string) => () => deps.store.peek(kinds.IPAddress, "", address) !== undefined;
const ports = async () => (await deps.store.get(rangeAllocation, "", nodePortsName)).object.data ?? "";
const reasons = async () =>
  (await deps.store.list(kinds.Event, {})).entries.map(({ object }) => (object as { reason?: string }).reason);

test("a service's address that was removed is made again, with an event", async () => {
  const { address } = await createService("web");
  await deps.store.remove(kinds.IPAddress, "", address);
  await seen(() => !has(address)());
  const keeper = createAllocationKeeper(deps, nodePorts);
  await keeper.repairAddresses();
  expect((await deps.store.get(kinds.IPAddress, "", address)).object.spec).toEqual({
    parentRef: { resource: "services", namespace: "default", name: "web" },
  });
  expect(await reasons()).toEqual(["ClusterIPNotAllocated"]);
});

test("a service that was seen as it is no more gets nothing", async () => {
  const { address } = await createService("web");
  const before = deps.store.peek(kinds.Service, "default", "web");
  await deps.store.remove(kinds.Service, "default", "web");
  await deps.store.remove(kinds.IPAddress, "", address);
  await seen(() => !has(address)());
  const lagging: RoadDeps["store"] = {
    ...deps.store,
    peekAll: (kind) => (kind === kinds.Service && before ? [before] : deps.store.peekAll(kind)),
  };
  await createAllocationKeeper({ ...deps, store: lagging }, nodePorts).repairAddresses();
  await expect(deps.store.get(kinds.IPAddress, "", address)).rejects.toMatchObject({ reason: "NotFound" });
  expect(await reasons()).toEqual([]);
});

test("an address that is left over goes when it is old, by a pass over all or by its own change", async () => {
  const old = new Date(Date.now() - 61_000);
  const leaked = (address: string) =>
    newIpAddress(address, { metadata: { namespace: "default", name: "gone" }, spec: {} } as never, old);
  await deps.store.create(kinds.IPAddress, leaked("10.96.5.5"));
  await seen(has("10.96.5.5"));
  const keeper = createAllocationKeeper(deps, nodePorts);
  await keeper.repairAddresses();
  await seen(() => !has("10.96.5.5")());

  const stopping = new AbortController();
  const fail = (error: unknown) => Promise.reject(error);
  await watchAllocations({ store: deps.store, keeper, signal: stopping.signal, onError: fail });
  await deps.store.create(kinds.IPAddress, leaked("10.96.5.6"));
  await seen(has("10.96.5.6"));
  await seen(() => !has("10.96.5.6")());
  stopping.abort();
  expect(await reasons()).toEqual(["IPAddressNotAllocated", "IPAddressNotAllocated"]);
});

test("node ports are those that services have; one that nobody has is free after three passes", async () => {
  const { nodePort } = await createService("web");
  const held = await ports();
  const { object } = await deps.store.get(rangeAllocation, "", nodePortsName);
  const range = (object as { range?: string }).range;
  await deps.store.update(rangeAllocation, "", nodePortsName, ({ object: before }) => ({
    object: { ...before, metadata: { name: nodePortsName }, data: "AQ==" } as ApiObject,
  }));
  const keeper = createAllocationKeeper(deps, nodePorts);
  await keeper.repairPorts();
  expect(await reasons()).toEqual(["PortNotAllocated"]);
  expect(await ports()).not.toBe(held);
  await keeper.repairPorts();
  await keeper.repairPorts();
  expect(await ports()).toBe(held);
  expect(range).toBe("30000-32767");
  expect(nodePort).toBeGreaterThanOrEqual(30000);
});

test("a repair that finds nothing writes nothing", async () => {
  await createService("web");
  const keeper = createAllocationKeeper(deps, nodePorts);
  const before = (await deps.store.get(kinds.ServiceCIDR, "", "kubernetes")) && deps.store.revision;
  await keeper.repairAddresses();
  await keeper.repairPorts();
  expect(deps.store.revision).toBe(before);
  expect(await reasons()).toEqual([]);
});
