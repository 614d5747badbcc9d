import { kinds } from "@kubets/api";
import { eventually } from "../client/eventually.ts";
import { openManager, type TestManager } from "./open-manager.ts";

let manager: TestManager;
beforeAll(async () => {
  manager = await openManager();
}, 30_000);
afterAll(() => manager.stop());
afterEach(() => expect(manager.failures).toEqual([]));

const finalizer = "networking.k8s.io/service-cidr-finalizer";

test("a second range gives addresses, stays while a service has one, and goes after it", async () => {
  const { admin } = manager;
  const cidr = { metadata: { name: "second" }, spec: { cidrs: ["198.18.0.0/24"] } };
  await admin.create(kinds.ServiceCIDR, cidr as never);
  const stands = async () => {
    const { metadata, status } = await admin.get(kinds.ServiceCIDR, { name: "second" });
    const ready = status?.conditions?.find(({ type }) => type === "Ready")?.status;
    return `${metadata.finalizers} ${ready}`;
  };
  await eventually("a range that is protected and ready", async () => (await stands()) === `${finalizer} True`);

  const key = { namespace: "default", name: "web" };
  const service = { metadata: key, spec: { clusterIP: "198.18.0.7", ports: [{ port: 80 }] } };
  await admin.create(kinds.Service, service as never);
  await admin.delete(kinds.ServiceCIDR, { name: "second" });
  await eventually("a range that goes and is not ready", async () => (await stands()) === `${finalizer} False`);
  const other = { ...service, metadata: { ...key, name: "api" }, spec: { ...service.spec, clusterIP: "198.18.0.8" } };
  await expect(admin.create(kinds.Service, other as never)).rejects.toMatchObject({ reason: "Invalid" });

  await admin.delete(kinds.Service, key);
  const isGone = () =>
    admin.get(kinds.ServiceCIDR, { name: "second" }).then(
      () => false,
      ({ reason }) => reason === "NotFound",
    );
  await eventually("a range that is gone", isGone, 20_000);
}, 40_000);
