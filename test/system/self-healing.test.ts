import { eventually } from "../client/eventually.ts";
import { images, useCluster } from "./cluster.ts";
import { apply, createNamespace, getObject, kubectl } from "./machine.ts";
import { isReady, type Pod, podsOf } from "./pods.ts";
import { processOf } from "./processes.ts";

const namespace = `healing-${Date.now().toString(36)}`;
const pod = (name: string, container: object, spec: object = {}) => ({
  apiVersion: "v1",
  kind: "Pod",
  metadata: { name, namespace },
  spec: { terminationGracePeriodSeconds: 1, ...spec, containers: [{ name: "main", image: images[0], ...container }] },
});
const sleeper = { command: ["sh", "-c", "trap exit TERM; sleep 100000 & wait"] };
const leavesEarly = ["unreachable", "not-ready"].map((reason) => ({
  key: `node.kubernetes.io/${reason}`,
  operator: "Exists",
  effect: "NoExecute",
  tolerationSeconds: 5,
}));
const deployment = (name: string, replicas: number, spec: object = {}) => ({
  apiVersion: "apps/v1",
  kind: "Deployment",
  metadata: { name, namespace },
  spec: {
    replicas,
    selector: { matchLabels: { app: name } },
    template: {
      metadata: { labels: { app: name } },
      spec: { terminationGracePeriodSeconds: 1, ...spec, containers: [{ name: "main", image: images[0], ...sleeper }] },
    },
  },
});
const readyOf = async (app: string) => (await podsOf(namespace, `app=${app}`)).filter(isReady);
const nodeIsReady = async (name: string) => {
  const node = await getObject<{ status: Pod["status"] }>(`node ${name}`);
  return node?.status.conditions?.find(({ type }) => type === "Ready")?.status === "True";
};

beforeAll(async () => {
  await useCluster();
  await createNamespace(namespace);
}, 300_000);
afterAll(() => kubectl(`delete namespace ${namespace} --wait=false`), 30_000);

test("a container that ends with an error is started again, each time later", async () => {
  await apply([pod("failing", { command: ["sh", "-c", "sleep 1; exit 3"] })]);
  const container = async () => (await getObject<Pod>(`pod failing -n ${namespace}`))?.status.containerStatuses?.[0];
  await eventually("the container is started again", async () => ((await container())?.restartCount ?? 0) >= 1, 20_000);
  await eventually(
    "it waits in CrashLoopBackOff",
    async () => (await container())?.state?.waiting?.reason === "CrashLoopBackOff",
    20_000,
  );
  expect((await container())?.lastState?.terminated?.exitCode).toBe(3);
  await eventually(
    "it is started again after the wait",
    async () => ((await container())?.restartCount ?? 0) >= 2,
    30_000,
  );
  expect(await kubectl(`get events -n ${namespace} --field-selector involvedObject.name=failing`)).toMatch(/BackOff/);
}, 90_000);

test("a deleted pod is replaced", async () => {
  await apply([deployment("replaced", 2)]);
  await eventually("both pods are ready", async () => (await readyOf("replaced")).length === 2, 30_000);
  const [first] = await readyOf("replaced");
  await kubectl(`delete pod -n ${namespace} ${first!.metadata.name} --wait=false`);
  await eventually(
    "another one is ready in its place",
    async () => {
      const ready = await readyOf("replaced");
      return ready.length === 2 && ready.every(({ metadata }) => metadata.uid !== first!.metadata.uid);
    },
    30_000,
  );
}, 90_000);

test("the pods of a node whose kubelet is silent move, and the node comes back", async () => {
  await apply([deployment("moving", 2, { tolerations: leavesEarly })]);
  await eventually("both pods are ready", async () => (await readyOf("moving")).length === 2, 30_000);
  expect(new Set((await readyOf("moving")).map(({ spec }) => spec.nodeName))).toEqual(new Set(["node-1", "node-2"]));
  const kubelet = (await processOf("node-2", "kubelet").pid())!;
  process.kill(kubelet, "SIGSTOP");
  try {
    await eventually("node-2 is not Ready", async () => !(await nodeIsReady("node-2")), 90_000);
    await eventually(
      "both pods are ready on node-1",
      async () => {
        const ready = await readyOf("moving");
        return ready.length === 2 && ready.every(({ spec }) => spec.nodeName === "node-1");
      },
      60_000,
    );
  } finally {
    process.kill(kubelet, "SIGCONT");
  }
  await eventually("node-2 is Ready again", () => nodeIsReady("node-2"), 30_000);
  await eventually(
    "its former pod is gone",
    async () => (await podsOf(namespace, "app=moving")).every(({ spec }) => spec.nodeName === "node-1"),
    30_000,
  );
}, 240_000);
