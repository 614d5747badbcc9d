import { allKinds, kinds } from "@kubets/api";
import { admission } from "../admission/index.ts";
import { internalKinds } from "../allocation/internal-kinds.ts";
import { recordOf } from "../kinds/index.ts";
import type { RoadDeps } from "../road/deps.ts";
import { builtInKinds } from "../road/kind-registry.ts";
import { openMemoryKv } from "../store/memory-kv.ts";
import { openStore } from "../store/open-store.ts";
import { renewIdentityLease } from "./identity-lease.ts";
import { keepMasterEndpoints } from "./keep-master-endpoints.ts";
import { writeBootstrapObjects } from "./write-bootstrap-objects.ts";

const bootstrap = {
  serviceCidrs: ["10.96.0.0/16"],
  securePort: 6443,
  nodePorts: { from: 30000, to: 32767 },
  now: new Date("2026-01-02T03:04:05Z"),
};

async function aServer(): Promise<RoadDeps> {
  const store = await openStore({ kv: openMemoryKv(), kinds: [...allKinds, ...internalKinds] });
  await store.ready;
  const now = () => new Date();
  return { store, registry: builtInKinds(), recordOf, admission, special: new Map(), now };
}

test("a new cluster has its namespaces, classes, APIServices and the Service kubernetes; a second start changes nothing", async () => {
  const deps = await aServer();
  const { store } = deps;
  await writeBootstrapObjects(deps, bootstrap);
  const names = async (kind: (typeof allKinds)[number]) => (await store.list(kind, {})).entries.map(({ name }) => name);
  expect(await names(kinds.Namespace)).toEqual(["default", "kube-node-lease", "kube-public", "kube-system"]);
  expect(await names(kinds.PriorityClass)).toEqual(["system-cluster-critical", "system-node-critical"]);
  expect(await names(kinds.IPAddress)).toEqual(["10.96.0.1"]);
  expect(await names(kinds.APIService)).toContain("v1.apps");
  const service = await store.get(kinds.Service, "default", "kubernetes");
  expect(service.object.spec).toMatchObject({
    clusterIP: "10.96.0.1",
    clusterIPs: ["10.96.0.1"],
    ipFamilies: ["IPv4"],
  });
  const cidr = await store.get(kinds.ServiceCIDR, "", "kubernetes");
  expect(cidr.object.status).toMatchObject({ conditions: [{ type: "Ready", status: "True" }] });

  await store.get(kinds.ServiceCIDR, "", "kubernetes");
  const before = store.revision;
  await writeBootstrapObjects(deps, bootstrap);
  expect(store.revision).toBe(before);
  await store.close();
});

test("a server is an endpoint of the Service kubernetes, and has a lease of its own", async () => {
  const deps = await aServer();
  await writeBootstrapObjects(deps, bootstrap);
  await keepMasterEndpoints(deps, { address: "10.0.0.1", port: 6443 });
  await keepMasterEndpoints(deps, { address: "10.0.0.2", port: 6443 });
  const { object } = await deps.store.get(kinds.Endpoints, "default", "kubernetes");
  expect(object.subsets).toMatchObject([{ addresses: [{ ip: "10.0.0.1" }, { ip: "10.0.0.2" }] }]);
  const identity = { hostname: "vm", instance: "1", advertised: "10.0.0.1:6443" };
  await renewIdentityLease(deps, identity);
  await renewIdentityLease(deps, identity);
  const lease = await deps.store.get(kinds.Lease, "kube-system", "apiserver-wlv32tlttr4jl3gtroqexyxapa");
  expect(lease.object.metadata.labels).toMatchObject({ "kubernetes.io/hostname": "vm" });
  await deps.store.close();
});
