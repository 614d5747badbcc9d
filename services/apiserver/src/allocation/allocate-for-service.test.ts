import { type ApiObject, allKinds, decodeObject, kinds } from "@kubets/api";
import type { Service, ServiceSpec } from "@kubets/api/types/core-v1";
import type { HookContext } from "../kinds/kind-record.ts";
import { anonymous } from "../road/call.ts";
import { openMemoryKv } from "../store/memory-kv.ts";
import { openStore } from "../store/open-store.ts";
import type { Store } from "../store/store.ts";
import { allocateForService } from "./allocate-for-service.ts";
import { internalKinds, rangeAllocation } from "./internal-kinds.ts";
import { rangeObject } from "./node-port-allocation.ts";
import { releaseOfService } from "./release-of-service.ts";

let store: Store;
beforeEach(async () => {
  store = await openStore({ kv: openMemoryKv(), kinds: [...allKinds, ...internalKinds] });
  await store.ready;
  await store.create(
    kinds.ServiceCIDR,
    decoded("ServiceCIDR", { metadata: { name: "kubernetes" }, spec: { cidrs: ["10.96.0.0/28"] } }),
  );
  await store.create(rangeAllocation, rangeObject({ from: 30000, to: 32767 }, 0n));
  while (!store.peek(kinds.ServiceCIDR, "", "kubernetes")) await new Promise((resolve) => setTimeout(resolve, 5));
});
afterEach(() => store.close());

const decoded = (name: "ServiceCIDR" | "Service", value: object): ApiObject => decodeObject(kinds[name], value);
const context = (): HookContext => ({
  now: new Date(),
  dryRun: false,
  store,
  apiVersion: "v1",
  subresource: "",
  user: anonymous,
  warn: () => {},
});
const aService = (name: string, spec: ServiceSpec): Service =>
  decoded("Service", {
    metadata: { name, namespace: "default" },
    spec: { ipFamilies: ["IPv4"], ...spec },
  }) as unknown as Service;

async function create(name: string, spec: ServiceSpec): Promise<Service> {
  const { object, alongside } = await allocateForService(aService(name, spec), undefined, context());
  const entry = await store.create(kinds.Service, object, alongside ? { alongside } : {});
  return entry.object as ApiObject & Service;
}

test("a service's address and node port are written with it, and given back with it", async () => {
  const { spec } = await create("web", { type: "NodePort", ports: [{ port: 80, protocol: "TCP" }] });
  const address = spec.clusterIP ?? "";
  expect(spec.clusterIPs).toEqual([address]);
  const held = await store.get(kinds.IPAddress, "", address);
  expect(held.object.spec).toEqual({ parentRef: { resource: "services", namespace: "default", name: "web" } });
  const range = await store.get(rangeAllocation, "", "servicenodeports");
  expect(range.object.data).not.toBe("");

  await store.remove(kinds.Service, "default", "web", ({ object }) =>
    releaseOfService(object as ApiObject & Service, context()),
  );
  await expect(store.get(kinds.IPAddress, "", address)).rejects.toMatchObject({ reason: "NotFound" });
  expect((await store.get(rangeAllocation, "", "servicenodeports")).object.data ?? "").toBe("");
});

const refusals = [
  { it: "an address that is taken", clusterIP: "10.96.0.5", why: "provided IP is already allocated" },
  {
    it: "an address of another network",
    clusterIP: "10.97.0.5",
    why: "the provided network does not match the current range",
  },
];
for (const { it, clusterIP, why } of refusals) {
  test(`allocateForService() refuses ${it}`, async () => {
    await create("first", { type: "ClusterIP", clusterIP: "10.96.0.5", clusterIPs: ["10.96.0.5"] });
    const second = create("second", { type: "ClusterIP", clusterIP, clusterIPs: [clusterIP] });
    await expect(second).rejects.toMatchObject({
      code: 422,
      message: `Service "second" is invalid: spec.clusterIPs: Invalid value: ["${clusterIP}"]: failed to allocate IP ${clusterIP}: ${why}`,
    });
  });
}

test("of two services that are told the same free address, one is told to try again", async () => {
  const wanted = aService("a", { type: "ClusterIP", clusterIP: "10.96.0.7", clusterIPs: ["10.96.0.7"] });
  const [one, two] = await Promise.all([
    allocateForService(wanted, undefined, context()),
    allocateForService({ ...wanted, metadata: { ...wanted.metadata, name: "b" } }, undefined, context()),
  ]);
  await store.create(kinds.Service, one.object, { alongside: one.alongside });
  await expect(store.create(kinds.Service, two.object, { alongside: two.alongside })).rejects.toMatchObject({
    reason: "Conflict",
  });
});
