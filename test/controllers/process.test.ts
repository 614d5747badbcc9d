import { type ChildProcess, spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { kinds } from "@kubets/api";
import { type ApiClient, connect } from "@kubets/client";
import { fixedTls } from "@kubets/component";
import { eventually } from "../client/eventually.ts";
import { freePort } from "../dev/free-port.ts";
import { type Pair, startPair } from "../dev/start-pair.ts";
import { trustingKubeconfig } from "../dev/trusting-kubeconfig.ts";

let pair: Pair;
let admin: ApiClient;
beforeAll(async () => {
  pair = await startPair();
  const tls = fixedTls({ cert: undefined, key: undefined, ca: readFileSync(pair.certificate) });
  admin = connect({ endpoints: [pair.grpcAddress], tls, token: async () => pair.token, userAgent: "test/1" });
}, 70_000);
afterAll(async () => {
  admin?.close();
  await pair?.stop();
}, 30_000);

const main = new URL("../../services/controller-manager/src/main.ts", import.meta.url).pathname;

async function startManager(): Promise<{ child: ChildProcess; port: number }> {
  const kubeconfig = await trustingKubeconfig(pair);
  const port = await freePort();
  const flags = [
    `--kubeconfig=${kubeconfig}`,
    `--grpc-servers=${pair.grpcAddress}`,
    `--root-ca-file=${pair.certificate}`,
    "--bind-address=127.0.0.1",
    `--secure-port=${port}`,
  ];
  return { child: spawn(process.execPath, [main, ...flags], { stdio: "ignore" }), port };
}

const ended = (child: ChildProcess) => new Promise<number | null>((resolve) => child.once("exit", resolve));
const podCount = async () => (await admin.list(kinds.Pod, { namespace: "default" })).items.length;
const scale = (replicas: number) =>
  admin.patch(kinds.Deployment, { namespace: "default", name: "web" }, { patch: { merge: { spec: { replicas } } } });

test("the process leads, works, tells its metrics, gives its lease back, and another one goes on", async () => {
  const first = await startManager();
  const labels = { app: "web" };
  const template = { metadata: { labels }, spec: { containers: [{ name: "c", image: "x" }] } };
  await eventually(
    "the service account is there",
    async () => (await admin.list(kinds.ServiceAccount, { namespace: "default" })).items.length === 1,
    30_000,
  );
  await admin.create(kinds.Deployment, {
    metadata: { namespace: "default", name: "web" },
    spec: { replicas: 2, selector: { matchLabels: labels }, template },
  } as never);
  await eventually("two pods", async () => (await podCount()) === 2, 10_000);
  const metrics = await (await fetch(`http://127.0.0.1:${first.port}/metrics`)).text();
  expect(metrics).toContain('leader_election_master_status{name="kube-controller-manager"} 1');
  expect(metrics).toMatch(/workqueue_adds_total\{name="replicaset"\} [1-9]/);

  first.child.kill("SIGTERM");
  expect(await ended(first.child)).toBe(0);
  const lease = { namespace: "kube-system", name: "kube-controller-manager" };
  expect((await admin.get(kinds.Lease, lease)).spec?.holderIdentity ?? "").toBe("");
  await scale(3);
  const second = await startManager();
  await eventually("three pods", async () => (await podCount()) === 3, 20_000);

  second.child.kill("SIGKILL");
  await ended(second.child);
  await scale(1);
  const third = await startManager();
  await eventually("its own lease is resumed, one pod is left", async () => (await podCount()) === 1, 20_000);
  third.child.kill("SIGTERM");
  await ended(third.child);
}, 90_000);
