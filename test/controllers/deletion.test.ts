import { ApiError, type Kind, kinds } from "@kubets/api";
import { eventually } from "../client/eventually.ts";
import { openManager, type TestManager } from "./open-manager.ts";

let manager: TestManager;
beforeAll(async () => {
  manager = await openManager();
}, 30_000);
afterAll(() => manager.stop());
afterEach(() => expect(manager.failures).toEqual([]));

const key = (name: string) => ({ namespace: "default", name });
const isGone = (kind: Kind<object>, name: string, namespace = "default") =>
  manager.admin.get(kind, { ...(namespace && { namespace }), name }).then(
    () => false,
    (error) => error instanceof ApiError && error.reason === "NotFound",
  );

async function workload(name: string) {
  const labels = { app: name };
  const template = { metadata: { labels }, spec: { containers: [{ name: "c", image: "x" }] } };
  await manager.admin.create(kinds.Deployment, {
    metadata: key(name),
    spec: { replicas: 2, selector: { matchLabels: labels }, template },
  } as never);
  const pods = async () =>
    (await manager.admin.list(kinds.Pod, { namespace: "default", labelSelector: `app=${name}` })).items;
  const sets = async () =>
    (await manager.admin.list(kinds.ReplicaSet, { namespace: "default", labelSelector: `app=${name}` })).items;
  await eventually("two pods", async () => (await pods()).length === 2);
  return { pods, sets };
}

test("what a deleted owner leaves behind goes after it", async () => {
  const { pods, sets } = await workload("background");
  await manager.admin.delete(kinds.Deployment, key("background"), { propagationPolicy: "Background" });
  await eventually("all is gone", async () => (await pods()).length === 0 && (await sets()).length === 0);
});

test("in the foreground the owner goes last", async () => {
  const { pods, sets } = await workload("foreground");
  const held = (await pods())[0]?.metadata.name ?? "";
  const finalizers = (list: string[] | null) =>
    manager.admin.patch(kinds.Pod, key(held), { patch: { merge: { metadata: { finalizers: list } } } });
  await finalizers(["test.kubets.io/held"]);
  await manager.admin.delete(kinds.Deployment, key("foreground"), { propagationPolicy: "Foreground" });
  await eventually("one pod is left", async () => (await pods()).length === 1);
  expect(await isGone(kinds.Deployment, "foreground")).toBe(false);
  expect(await sets()).toHaveLength(1);
  await finalizers(null);
  await eventually("the owner is gone", () => isGone(kinds.Deployment, "foreground"));
  expect(await sets()).toHaveLength(0);
});

test("orphans stay, without their owner", async () => {
  const { pods, sets } = await workload("orphaned");
  await manager.admin.delete(kinds.Deployment, key("orphaned"), { propagationPolicy: "Orphan" });
  await eventually("the owner is gone", () => isGone(kinds.Deployment, "orphaned"));
  expect((await sets()).map(({ metadata }) => metadata.ownerReferences)).toEqual([undefined]);
  expect(await pods()).toHaveLength(2);
});

test("an object whose only owner never was is deleted; one with another owner loses the reference", async () => {
  const reference = (name: string, uid: string) => ({ apiVersion: "v1", kind: "ConfigMap", name, uid });
  const owner = await manager.admin.create(kinds.ConfigMap, { metadata: key("owner") });
  const real = reference("owner", owner.metadata.uid ?? "");
  const never = reference("never", "00000000-0000-0000-0000-000000000000");
  await manager.admin.create(kinds.Secret, { metadata: { ...key("left"), ownerReferences: [never] } });
  await manager.admin.create(kinds.Secret, { metadata: { ...key("kept"), ownerReferences: [never, real] } });
  await eventually("left is gone", () => isGone(kinds.Secret, "left"));
  await eventually("kept has one owner", async () => {
    const { ownerReferences } = (await manager.admin.get(kinds.Secret, key("kept"))).metadata;
    return ownerReferences?.length === 1 && ownerReferences[0]?.name === "owner";
  });
});

test("a namespace goes when all in it has gone, and says meanwhile what it waits for", async () => {
  const namespace = "leaving";
  await manager.admin.create(kinds.Namespace, { metadata: { name: namespace } } as never);
  await manager.admin.create(kinds.ConfigMap, { metadata: { name: "plain", namespace } });
  await manager.admin.create(kinds.Secret, { metadata: { name: "held", namespace, finalizers: ["test.kubets.io/x"] } });
  await manager.admin.delete(kinds.Namespace, { name: namespace });
  await eventually("it says what remains", async () => {
    const { status } = await manager.admin.get(kinds.Namespace, { name: namespace });
    const remaining = status?.conditions?.find(({ type }) => type === "NamespaceContentRemaining");
    return remaining?.message === "Some resources are remaining: secrets. has 1 resource instances";
  });
  expect(await isGone(kinds.ConfigMap, "plain", namespace)).toBe(true);
  await manager.admin.patch(
    kinds.Secret,
    { namespace, name: "held" },
    { patch: { merge: { metadata: { finalizers: null } } } },
  );
  await eventually("it is gone", () => isGone(kinds.Namespace, namespace, ""), 8000);
}, 20_000);
