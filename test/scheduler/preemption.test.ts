import { kinds } from "@kubets/api";
import type { Pod } from "@kubets/api/types/core-v1";
import { createCache, createRecorder } from "@kubets/client";
import { createMetrics, silentLogger as log } from "@kubets/component";
import { holdKinds } from "../../services/scheduler/src/act/held-kinds.ts";
import { runScheduler } from "../../services/scheduler/src/act/scheduler.ts";
import { createSchedulerMetrics } from "../../services/scheduler/src/metrics/scheduler-metrics.ts";
import { plugins } from "../../services/scheduler/src/plugins/index.ts";
import { createSchedulingQueue } from "../../services/scheduler/src/queue/scheduling-queue.ts";
import { eventually } from "../client/eventually.ts";
import { openTestServer, type TestServer } from "../client/open-server.ts";

const schedulerName = "default-scheduler";
const stop = new AbortController();
let server: TestServer;
let running: Promise<void>;
const failures: unknown[] = [];

beforeAll(async () => {
  server = await openTestServer();
  // With the scheduler's own rights, and no more.
  const client = server.connect({ tls: server.pki.client("system:kube-scheduler", []) });
  const cache = createCache({ client, onError: (_, error) => failures.push(error) });
  holdKinds(cache);
  cache.start(stop.signal);
  await cache.synced();
  const hints = new Map(plugins.map(({ name, retryWhen = [] }) => [name, retryWhen]));
  const queue = createSchedulingQueue({ now: () => performance.now(), hints, firstBackoffMs: 50 });
  const registry = createMetrics({ gitVersion: "test", major: "1", minor: "36" });
  const metrics = createSchedulerMetrics({ registry, profile: schedulerName, pending: queue.counts });
  const events = createRecorder({ client, source: schedulerName, onError: (error) => failures.push(error) });
  const failing = { ...log, error: (_: string, error: unknown) => failures.push(error) };
  const options = { client, cache, queue, events, metrics, log: failing, plugins, schedulerName };
  running = runScheduler(options, stop.signal).finally(client.close);
}, 30_000);

afterAll(async () => {
  stop.abort();
  await running;
  await server.close();
});

const key = (name: string) => ({ namespace: "default", name });
const podOf = (name: string): Promise<Pod | undefined> => server.admin.get(kinds.Pod, key(name)).catch(() => undefined);

async function addPod(name: string, spec: object = {}) {
  const containers = [{ name: "c", image: "pause", resources: { requests: { cpu: "600m" } } }];
  await server.admin.create(kinds.Pod, {
    metadata: key(name),
    spec: { containers, automountServiceAccountToken: false, ...spec },
  } as never);
}

test("a pod of higher priority gets the room of a lower one, which is told; a gated pod waits for its gates", async () => {
  const { admin } = server;
  const resources = { cpu: "1", memory: "1Gi", pods: "10" };
  await admin.create(kinds.ServiceAccount, { metadata: key("default") } as never);
  await admin.create(kinds.PriorityClass, { metadata: { name: "high" }, value: 1000 } as never);
  await admin.create(kinds.Node, { metadata: { name: "a" } } as never);
  const status = { capacity: resources, allocatable: resources };
  await admin.patch(kinds.Node, { name: "a" }, { patch: { merge: { status } }, subresource: "status" });
  await admin.patch(kinds.Node, { name: "a" }, { patch: { merge: { spec: { taints: null } } } });

  await addPod("low", { terminationGracePeriodSeconds: 0 });
  await eventually("the first pod has a node", async () => (await podOf("low"))?.spec.nodeName === "a");
  await addPod("high", { priorityClassName: "high" });
  await eventually("the lower pod is gone and the higher one is there", async () => {
    const high = await podOf("high");
    return (await podOf("low")) === undefined && high?.spec.nodeName === "a";
  });
  const reasons = async () => (await admin.list(kinds.Event, { namespace: "default" })).items.map((e) => e.reason);
  await eventually("the victim's event is there", async () => (await reasons()).includes("Preempted"));

  await addPod("gated", {
    schedulingGates: [{ name: "wait" }],
    containers: [{ name: "c", image: "pause", resources: { requests: { cpu: "100m" } } }],
  });
  await new Promise((resolve) => setTimeout(resolve, 200));
  expect((await podOf("gated"))?.spec.nodeName).toBeUndefined();
  await admin.patch(kinds.Pod, key("gated"), { patch: { merge: { spec: { schedulingGates: null } } } });
  await eventually("it goes when its gate is gone", async () => (await podOf("gated"))?.spec.nodeName === "a");
  expect(failures).toEqual([]);
}, 30_000);
