import { type ChildProcess, spawn } from "node:child_process";
import { kinds } from "@kubets/api";
import type { Pod } from "@kubets/api/types/core-v1";
import { type ApiClient, connect } from "@kubets/client";
import { silentLogger as log, openKubeconfig } from "@kubets/component";
import { eventually } from "../client/eventually.ts";
import { freePort } from "../dev/free-port.ts";
import { type Pair, startPair } from "../dev/start-pair.ts";
import { trustingKubeconfig } from "../dev/trusting-kubeconfig.ts";

const main = new URL("../../services/scheduler/src/main.ts", import.meta.url).pathname;
let pair: Pair;
let client: ApiClient;
let scheduler: ChildProcess | undefined;

beforeAll(async () => {
  pair = await startPair();
  const kubeconfig = await trustingKubeconfig(pair);
  const access = await openKubeconfig(kubeconfig, { log, endpoints: [pair.grpcAddress] });
  client = connect({ ...access, userAgent: "test" });
  const flags = [`--kubeconfig=${kubeconfig}`, `--grpc-servers=${pair.grpcAddress}`];
  scheduler = spawn(process.execPath, [main, ...flags, `--secure-port=${await freePort()}`], { stdio: "inherit" });
}, 60_000);

afterAll(async () => {
  const gone = new Promise((resolve) => scheduler?.once("exit", resolve));
  scheduler?.kill("SIGTERM");
  if (scheduler) await gone;
  client?.close();
  await pair?.stop();
}, 30_000);

async function addNode(name: string, cpu: string) {
  const metadata = { name, labels: { "kubernetes.io/hostname": name } };
  await client.create(kinds.Node, { metadata } as never);
  const resources = { cpu, memory: "4Gi", pods: "10" };
  const status = { capacity: resources, allocatable: resources };
  await client.patch(kinds.Node, { name }, { patch: { merge: { status } }, subresource: "status" });
  await client.patch(kinds.Node, { name }, { patch: { merge: { spec: { taints: null } } } });
}

const addPod = (name: string, spec: object = {}) =>
  client.create(kinds.Pod, {
    metadata: { name, namespace: "default", labels: { app: name.replace(/-.*/, "") } },
    spec: {
      containers: [{ name: "c", image: "pause", resources: { requests: { cpu: "500m" } } }],
      ...spec,
    },
  } as never);

const podOf = (name: string): Promise<Pod> => client.get(kinds.Pod, { namespace: "default", name });
const nodeOf = async (name: string) => (await podOf(name)).spec.nodeName;

test("pods get nodes while there is room; one that fits nowhere is told why, and goes once it fits", async () => {
  await client.create(kinds.ServiceAccount, { metadata: { name: "default", namespace: "default" } } as never);
  await addNode("a", "1");
  await addNode("b", "1");
  for (let i = 0; i < 4; i++) await addPod(`web-${i}`);
  const webNodes = async () => (await Promise.all([0, 1, 2, 3].map((i) => nodeOf(`web-${i}`)))).sort().join();
  await eventually("two pods are on each node", async () => (await webNodes()) === "a,a,b,b", 10_000);

  await addPod("late");
  await eventually("its condition says why it has none", async () => {
    const condition = (await podOf("late")).status.conditions?.find(({ type }) => type === "PodScheduled");
    return (
      condition?.reason === "Unschedulable" &&
      /^0\/2 nodes are available: 2 Insufficient cpu\./.test(condition.message ?? "")
    );
  });
  const told = async (reason: string) =>
    (await client.list(kinds.Event, { namespace: "default" })).items.filter((event) => event.reason === reason).length;
  await eventually(
    "each pod's fate is told",
    async () => (await told("Scheduled")) === 4 && (await told("FailedScheduling")) === 1,
  );

  await client.delete(kinds.Pod, { namespace: "default", name: "web-0" }, { gracePeriodSeconds: 0 });
  await eventually("it has the room that was left", async () => /^[ab]$/.test((await nodeOf("late")) ?? ""));
}, 60_000);
