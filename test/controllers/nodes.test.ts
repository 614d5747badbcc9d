import { ApiError, kinds } from "@kubets/api";
import { eventually } from "../client/eventually.ts";
import { openManager, type TestManager } from "./open-manager.ts";

let manager: TestManager;
beforeAll(async () => {
  manager = await openManager(["--node-monitor-grace-period=1s", "--node-eviction-rate=100"]);
}, 30_000);
afterAll(() => manager.stop());
afterEach(() => expect(manager.failures).toEqual([]));

const micro = () => new Date().toISOString().replace("Z", "000Z");

/** What a kubelet says of itself, until it falls silent. */
async function startNode(name: string) {
  const { admin } = manager;
  await admin.create(kinds.Node, { metadata: { name } } as never);
  const conditions = [
    { type: "Ready", status: "True", reason: "KubeletReady", lastHeartbeatTime: new Date().toISOString() },
  ];
  await admin.patch(kinds.Node, { name }, { patch: { strategic: { status: { conditions } } }, subresource: "status" });
  const lease = {
    metadata: { namespace: "kube-node-lease", name },
    spec: { holderIdentity: name, renewTime: micro() },
  };
  await admin.create(kinds.Lease, lease as never);
  const renew = () =>
    admin.patch(kinds.Lease, lease.metadata, { patch: { merge: { spec: { renewTime: micro() } } } }).then(() => {});
  const timer = setInterval(() => void renew(), 200);
  return () => clearInterval(timer);
}

const taintsOf = async (name: string) =>
  ((await manager.admin.get(kinds.Node, { name })).spec.taints ?? [])
    .map(({ key, effect }) => `${key}:${effect}`)
    .sort();
const runPod = (name: string, nodeName: string, tolerationSeconds: number) =>
  manager.admin.create(kinds.Pod, {
    metadata: { namespace: "default", name },
    spec: {
      nodeName,
      terminationGracePeriodSeconds: 0,
      containers: [{ name: "c", image: "x" }],
      tolerations: [
        { key: "node.kubernetes.io/unreachable", operator: "Exists", effect: "NoExecute", tolerationSeconds },
      ],
    },
  } as never);

test("a node that falls silent is unknown and tainted, its pods are unready, and leave when their patience ends", async () => {
  const stops = [await startNode("one"), await startNode("two")];
  await eventually("no taints are left", async () => (await taintsOf("one")).length === 0);
  expect(await taintsOf("two")).toEqual([]);
  await runPod("patient", "two", 600);
  await runPod("hasty", "two", 0);
  await manager.markReady("default");

  stops[1]?.();
  await eventually("the silent one has both taints", async () => {
    const taints = await taintsOf("two");
    return taints.join() === "node.kubernetes.io/unreachable:NoExecute,node.kubernetes.io/unreachable:NoSchedule";
  });
  const { status } = await manager.admin.get(kinds.Node, { name: "two" });
  expect(status.conditions?.find(({ type }) => type === "Ready")).toMatchObject({
    status: "Unknown",
    reason: "NodeStatusUnknown",
    message: "Kubelet stopped posting node status.",
  });
  expect(await taintsOf("one")).toEqual([]);
  const readyOf = async (name: string) =>
    (await manager.admin.get(kinds.Pod, { namespace: "default", name })).status.conditions?.find(
      ({ type }) => type === "Ready",
    )?.status;
  await eventually("the patient pod is not ready", async () => (await readyOf("patient")) === "False");
  await eventually("the hasty pod is gone", () =>
    manager.admin.get(kinds.Pod, { namespace: "default", name: "hasty" }).then(
      ({ metadata }) => metadata.deletionTimestamp !== undefined,
      (error) => error instanceof ApiError && error.reason === "NotFound",
    ),
  );
  stops[0]?.();
}, 20_000);
