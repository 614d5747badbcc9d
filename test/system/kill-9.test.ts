import { eventually } from "../client/eventually.ts";
import { type AcknowledgedWrites, acknowledgedWrites } from "./acknowledged-writes.ts";
import { useCluster } from "./cluster.ts";
import { apply, createNamespace, kubectl, nodes, runOnNode, tryRun } from "./machine.ts";
import { containersOf, podsOf } from "./pods.ts";
import { clusterProcesses, keepers } from "./processes.ts";
import { ask, type SteadyRequests, steadyRequests } from "./steady-requests.ts";
import { callerPod, webObjects } from "./web.ts";

const namespace = `kill-${Date.now().toString(36)}`;
const web = { namespace, name: "web", replicas: 3, nodePort: 30082 };
const probe = { namespace, name: "probe", replicas: 2, nodePort: 30083 };
const urlsOf = (nodePort: number) => nodes.map(({ address }) => `http://${address}:${nodePort}/`);
/** On a machine with nothing else to do it is back within 10 s; one that is busy gets time to start a process. */
const backWithinMs = 30_000;

let requests: SteadyRequests;
let writes: AcknowledgedWrites;
let untouched: readonly string[];
const untouchedNow = async () =>
  containersOf([...(await podsOf(namespace, "app=web")), ...(await podsOf(namespace, "app=caller"))]);
const callerLog = () => kubectl(`-n ${namespace} logs caller --since=10m`);

beforeAll(async () => {
  await useCluster();
  await createNamespace(namespace);
  await apply([...webObjects(web), ...webObjects(probe)]);
  await kubectl(`-n ${namespace} rollout status deployment/web --timeout=60s`);
  const address = await kubectl(`-n ${namespace} get service web -o jsonpath={.spec.clusterIP}`);
  await eventually(
    "the node ports answer",
    async () => !(await ask(urlsOf(web.nodePort)[0]!)) && !(await ask(urlsOf(web.nodePort)[1]!)),
    20_000,
  );
  const caller = callerPod({ namespace, name: "caller", url: `http://${address}/` });
  await apply([caller]);
  await kubectl(`-n ${namespace} label pod caller app=caller`);
  await kubectl(`-n ${namespace} wait pod/caller --for=condition=Ready --timeout=30s`);
  await kubectl(`-n ${namespace} rollout status deployment/probe --timeout=60s`);
  untouched = await untouchedNow();
  requests = steadyRequests(urlsOf(web.nodePort));
  writes = await acknowledgedWrites(namespace);
}, 300_000);
afterAll(async () => {
  await requests?.stop();
  await tryRun("kubectl", ["delete", "namespace", namespace, "--wait=false"]);
}, 60_000);

const deletesPods = async () =>
  (await tryRun("kubectl", `-n ${namespace} delete pods -l app=probe --grace-period=0 --force --wait=false`.split(" ")))
    .code === 0;
const newPodsAnswer = async () => {
  const running = (await podsOf(namespace, "app=probe")).filter(({ status }) => status.phase === "Running");
  return running.length === probe.replicas && (await Promise.all(urlsOf(probe.nodePort).map(ask))).every((why) => !why);
};
const namesAreKnown = async () => {
  const ask = ["nslookup", `probe.${namespace}.svc.cluster.local`, "10.96.0.10"];
  return (await Promise.all(nodes.map(({ name }) => runOnNode(name, "busybox", ask)))).every(({ code }) => code === 0);
};

/** New pods are scheduled, started, found by name and served on every node. */
async function wholePathWorks(): Promise<void> {
  const until = Date.now() + backWithinMs;
  const soon = (what: string, holds: () => Promise<boolean>) =>
    eventually(what, holds, Math.max(until - Date.now(), 1));
  try {
    await soon("kubectl deletes the pods", deletesPods);
    await soon("new pods answer at the node ports", newPodsAnswer);
    await soon("the service's name is known on both nodes", namesAreKnown);
  } catch (error) {
    const { stdout } = await tryRun("kubectl", ["-n", namespace, "get", "pods,events", "-o", "wide"]);
    throw new Error(`${error}\n${stdout}`);
  }
}

const ofNodes = clusterProcesses.map(({ name, node, pid }) => ({ it: `${name} of ${node.name}`, pid }));
const ofMachine = keepers.map(({ name, pid }) => ({ it: `the ${name}`, pid }));
const running = () => Promise.all(clusterProcesses.map(({ pid }) => pid()));

test.each([...ofNodes, ...ofMachine])(
  "after kill -9 of $it everything is back soon, and no request has failed",
  async ({ it, pid }) => {
    const before = (await pid())!;
    const began = Date.now();
    process.kill(before, "SIGKILL");
    await eventually("it runs again", async () => ![undefined, before].includes(await pid()), backWithinMs);
    await wholePathWorks();
    process.stderr.write(`kill -9 of ${it}: back after ${((Date.now() - began) / 1000).toFixed(1)} s (aim: 10 s)\n`);
    expect(requests.failed).toEqual([]);
  },
  90_000,
);

test.each(ofMachine)(
  "kill -9 of $it ends nothing else",
  async ({ pid }) => {
    const [before, others] = [(await pid())!, await running()];
    process.kill(before, "SIGKILL");
    await eventually("it runs again", async () => ![undefined, before].includes(await pid()), backWithinMs);
    expect(await running()).toEqual(others);
  },
  60_000,
);

test("meanwhile the pod's requests to the cluster address were all answered", async () => {
  const log = await callerLog();
  expect(log.split("\n").filter((line) => line.startsWith("FAILED"))).toEqual([]);
  expect(log).toMatch(/ok \d{2,}/);
}, 30_000);

test("meanwhile no container was restarted and no acknowledged write was lost", async () => {
  expect(await untouchedNow()).toEqual(untouched);
  expect(writes.count()).toBeGreaterThan(10);
  expect(await writes.lost()).toEqual([]);
}, 30_000);
