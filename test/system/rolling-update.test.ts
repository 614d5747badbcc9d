import { eventually } from "../client/eventually.ts";
import { useCluster } from "./cluster.ts";
import { apply, createNamespace, kubectl, nodes } from "./machine.ts";
import { steadyRequests } from "./steady-requests.ts";
import { callerPod, webObjects } from "./web.ts";

const namespace = `rolling-${Date.now().toString(36)}`;
const web = { namespace, name: "web", replicas: 3, nodePort: 30081 };
const urls = nodes.map(({ address }) => `http://${address}:${web.nodePort}/`);
const callerLog = () => kubectl(`-n ${namespace} logs caller`);
const callsOf = (log: string) => Number(/ok (\d+)\n[^o]*$/.exec(log)?.[1] ?? 0);

beforeAll(async () => {
  await useCluster();
  await createNamespace(namespace);
  await apply([...webObjects(web), callerPod({ namespace, name: "caller", url: "http://web/" })]);
  await kubectl(`-n ${namespace} rollout status deployment/web --timeout=60s`);
  await kubectl(`-n ${namespace} wait pod/caller --for=condition=Ready --timeout=30s`);
}, 300_000);
afterAll(() => kubectl(`delete namespace ${namespace} --wait=false`), 30_000);

test("a rolling update fails no request, neither to a node port from outside nor to the service's name from a pod", async () => {
  await eventually("the caller in the pod is answered", async () => callsOf(await callerLog()) > 0, 20_000);
  const failuresBefore = (await callerLog()).match(/FAILED/g)?.length ?? 0;
  const requests = steadyRequests(urls);

  await apply(webObjects({ ...web, version: 2 }));
  await kubectl(`-n ${namespace} rollout status deployment/web --timeout=90s`);
  await kubectl(`-n ${namespace} rollout undo deployment/web`);
  await kubectl(`-n ${namespace} rollout status deployment/web --timeout=90s`);

  const answeredSoFar = callsOf(await callerLog());
  await eventually("the caller goes on", async () => callsOf(await callerLog()) > answeredSoFar, 20_000);
  await requests.stop();
  expect(requests.failed).toEqual([]);
  expect(requests.answered()).toBeGreaterThan(100);
  expect(
    (await callerLog())
      .split("\n")
      .filter((line) => line.startsWith("FAILED"))
      .slice(failuresBefore),
  ).toEqual([]);
}, 240_000);
