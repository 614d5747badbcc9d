import { kinds } from "@kubets/api";
import type { Deployment } from "@kubets/api/types/apps-v1";
import { eventually } from "../client/eventually.ts";
import { openManager, rootCa, type TestManager } from "./open-manager.ts";

let manager: TestManager;
beforeAll(async () => {
  manager = await openManager();
}, 30_000);
afterAll(() => manager.stop());
afterEach(() => expect(manager.failures).toEqual([]));

const labels = { app: "web" };
const deployment = (name: string, spec: object = {}, image = "one") =>
  ({
    metadata: { name, namespace: "default" },
    spec: {
      replicas: 3,
      selector: { matchLabels: { app: name } },
      template: { metadata: { labels: { app: name } }, spec: { containers: [{ name: "c", image }] } },
      ...spec,
    },
  }) as unknown as Deployment;

const key = (name: string) => ({ namespace: "default", name });
const get = (name: string) => manager.admin.get(kinds.Deployment, key(name));
const podsOf = async (name: string) =>
  (await manager.admin.list(kinds.Pod, { namespace: "default", labelSelector: `app=${name}` })).items;
const setsOf = async (name: string) =>
  (await manager.admin.list(kinds.ReplicaSet, { namespace: "default", labelSelector: `app=${name}` })).items;
const setImage = (name: string, image: string) =>
  manager.admin.patch(kinds.Deployment, key(name), {
    patch: { strategic: { spec: { template: { spec: { containers: [{ name: "c", image }] } } } } },
  });
/** Marks pods ready until the rollout is over; tells the least and most pods there were. */
async function rolledOut(name: string) {
  const seen = { least: Number.POSITIVE_INFINITY, most: 0 };
  await eventually(
    `${name} is rolled out`,
    async () => {
      const pods = (await podsOf(name)).filter(({ metadata }) => !metadata.deletionTimestamp);
      seen.least = Math.min(seen.least, pods.filter(({ status }) => status.podIP).length);
      seen.most = Math.max(seen.most, pods.length);
      await manager.markReady("default");
      const { status, metadata, spec } = await get(name);
      return (
        status.observedGeneration === metadata.generation &&
        status.updatedReplicas === spec.replicas &&
        status.replicas === spec.replicas &&
        status.availableReplicas === spec.replicas &&
        status.conditions?.find(({ type }) => type === "Progressing")?.reason === "NewReplicaSetAvailable"
      );
    },
    10_000,
  );
  return seen;
}

test("a deployment is rolled out, updated, rolled back, scaled", async () => {
  await manager.admin.create(kinds.Deployment, deployment("web", {}));
  await rolledOut("web");
  const first = await get("web");
  expect(first.metadata).toMatchObject({ generation: 1, annotations: { "deployment.kubernetes.io/revision": "1" } });
  expect(first.status).toMatchObject({ replicas: 3, readyReplicas: 3, terminatingReplicas: 0 });
  expect(first.status.conditions?.map(({ type, status }) => `${type} ${status}`).sort()).toEqual([
    "Available True",
    "Progressing True",
  ]);

  await setImage("web", "two");
  const { most, least } = await rolledOut("web");
  expect(most).toBeLessThanOrEqual(4);
  expect(least).toBeGreaterThanOrEqual(2);
  expect((await get("web")).metadata.annotations?.["deployment.kubernetes.io/revision"]).toBe("2");
  expect((await setsOf("web")).map(({ spec }) => spec.replicas).sort()).toEqual([0, 3]);

  await setImage("web", "one");
  await rolledOut("web");
  const back = (await setsOf("web")).find(({ spec }) => spec.replicas === 3);
  expect(back?.metadata.annotations).toMatchObject({
    "deployment.kubernetes.io/revision": "3",
    "deployment.kubernetes.io/revision-history": "1",
  });
  expect(await setsOf("web")).toHaveLength(2);

  await manager.admin.patch(kinds.Deployment, key("web"), { patch: { merge: { spec: { replicas: 1 } } } });
  await rolledOut("web");
  expect((await podsOf("web")).filter(({ metadata }) => !metadata.deletionTimestamp)).toHaveLength(1);
}, 40_000);

test("Recreate stops all old pods before it starts new ones", async () => {
  await manager.admin.create(kinds.Deployment, deployment("again", { strategy: { type: "Recreate" } }));
  await rolledOut("again");
  await setImage("again", "two");
  const { most } = await rolledOut("again");
  expect(most).toBe(3);
}, 20_000);

test("a replica set adopts pods that it selects and lets go those that it does not select any more", async () => {
  const template = { metadata: { labels: { app: "own" } }, spec: { containers: [{ name: "c", image: "x" }] } };
  await manager.admin.create(kinds.Pod, {
    metadata: { ...key("found"), ...template.metadata },
    spec: template.spec,
  } as never);
  await manager.admin.create(kinds.ReplicaSet, {
    metadata: key("own"),
    spec: { replicas: 2, selector: { matchLabels: { app: "own" } }, template },
  } as never);
  const owned = async () =>
    (await manager.admin.list(kinds.Pod, { namespace: "default" })).items.filter(({ metadata }) =>
      metadata.ownerReferences?.some(({ name }) => name === "own"),
    );
  await eventually("two are owned", async () => (await owned()).length === 2);
  expect((await owned()).map(({ metadata }) => metadata.name)).toContain("found");
  await manager.admin.patch(kinds.Pod, key("found"), { patch: { merge: { metadata: { labels: { app: "other" } } } } });
  await eventually("found is let go and replaced", async () => {
    const names = (await owned()).map(({ metadata }) => metadata.name);
    return names.length === 2 && !names.includes("found");
  });
});

test("services have slices and endpoints that follow their pods", async () => {
  await manager.admin.create(kinds.Service, {
    metadata: { ...key("web"), labels: { team: "a" } },
    spec: { selector: labels, ports: [{ name: "http", port: 80, targetPort: 8080 }] },
  } as never);
  const slices = async () =>
    (
      await manager.admin.list(kinds.EndpointSlice, {
        namespace: "default",
        labelSelector: "kubernetes.io/service-name=web",
      })
    ).items;
  const endpoints = async () => (await slices()).flatMap((slice) => slice.endpoints ?? []);
  await eventually("one endpoint", async () => (await endpoints()).length === 1);
  const [slice] = await slices();
  expect(slice).toMatchObject({
    addressType: "IPv4",
    metadata: {
      labels: { team: "a", "endpointslice.kubernetes.io/managed-by": "endpointslice-controller.k8s.io" },
      ownerReferences: [{ kind: "Service", name: "web" }],
    },
    ports: [{ name: "http", port: 8080, protocol: "TCP" }],
    endpoints: [{ conditions: { ready: true, serving: true, terminating: false }, targetRef: { kind: "Pod" } }],
  });
  expect(slice?.metadata.name).toMatch(/^web-/);
  await manager.admin.patch(kinds.Deployment, key("web"), { patch: { merge: { spec: { replicas: 3 } } } });
  await rolledOut("web");
  await eventually("three endpoints, in the same slice", async () => {
    const now = await slices();
    return now.length === 1 && now[0]?.metadata.name === slice?.metadata.name && now[0]?.endpoints?.length === 3;
  });
  await eventually("the mirror has three addresses", async () => {
    const { subsets } = await manager.admin.get(kinds.Endpoints, key("web"));
    return subsets?.length === 1 && subsets[0]?.addresses?.length === 3;
  });
  await manager.admin.patch(kinds.Deployment, key("web"), { patch: { merge: { spec: { replicas: 0 } } } });
  await eventually(
    "the slice is empty and stays",
    async () => (await endpoints()).length === 0 && (await slices()).length === 1,
  );
}, 20_000);

test("every namespace gets its service account and the root authority", async () => {
  await manager.admin.create(kinds.Namespace, { metadata: { name: "fresh" } } as never);
  await eventually("both are there", async () => {
    const [accounts, maps] = await Promise.all([
      manager.admin.list(kinds.ServiceAccount, { namespace: "fresh" }),
      manager.admin.list(kinds.ConfigMap, { namespace: "fresh" }),
    ]);
    return accounts.items.length === 1 && maps.items[0]?.data?.["ca.crt"] === rootCa;
  });
});

test("nodes get ranges of their own", async () => {
  const names = Array.from({ length: 5 }, (_, i) => `n${i}`);
  await Promise.all(names.map((name) => manager.admin.create(kinds.Node, { metadata: { name } } as never)));
  const ranges = async () => (await manager.admin.list(kinds.Node)).items.map(({ spec }) => spec.podCIDR);
  await eventually("all have one", async () => (await ranges()).every(Boolean));
  expect(new Set(await ranges()).size).toBe(5);
});

test("a disruption budget tells how many may go", async () => {
  await manager.admin.patch(kinds.Deployment, key("web"), { patch: { merge: { spec: { replicas: 3 } } } });
  await rolledOut("web");
  await manager.admin.create(kinds.PodDisruptionBudget, {
    metadata: key("web"),
    spec: { maxUnavailable: 1, selector: { matchLabels: labels } },
  } as never);
  await eventually("one may go", async () => {
    const { status } = await manager.admin.get(kinds.PodDisruptionBudget, key("web"));
    return status?.disruptionsAllowed === 1 && status.expectedPods === 3 && status.desiredHealthy === 2;
  });
}, 15_000);

test("when all is as it should be nothing is written any more", async () => {
  const revision = async () => (await manager.admin.list(kinds.Namespace)).resourceVersion;
  let before = "";
  await eventually("the cluster is quiet", async () => {
    const now = await revision();
    await new Promise((resolve) => setTimeout(resolve, 500));
    before = await revision();
    return now === before;
  });
  await new Promise((resolve) => setTimeout(resolve, 500));
  expect(await revision()).toBe(before);
});
