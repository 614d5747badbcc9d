import { createLeaderMetrics } from "./leader-metrics.ts";
import { createQueueMetrics } from "./queue-metrics.ts";
import { createMetrics } from "./registry.ts";
import { createRequestMetrics } from "./request-metrics.ts";

test("the registry shows the names that Kubernetes' dashboards read", async () => {
  const registry = createMetrics({ gitVersion: "v1.36.3+kubets", major: "1", minor: "36" });
  const queue = createQueueMetrics(registry);
  queue.added("job");
  queue.waited("job", 0.02);
  queue.running("job", 3, 2);
  createRequestMetrics(registry)({ verb: "GET", host: "a:6444", code: "200", seconds: 0.01 });
  createLeaderMetrics(registry)("kube-scheduler", true);
  const text = await registry.metrics();
  for (const line of [
    "process_cpu_seconds_total",
    "process_resident_memory_bytes",
    'workqueue_adds_total{name="job"} 1',
    'workqueue_queue_duration_seconds_bucket{le="0.1",name="job"} 1',
    'workqueue_unfinished_work_seconds{name="job"} 3',
    'rest_client_requests_total{code="200",method="GET",host="a:6444"} 1',
    'leader_election_master_status{name="kube-scheduler"} 1',
    'kubernetes_build_info{git_version="v1.36.3+kubets"',
  ])
    expect(text).toContain(line);
});

test("the longest turn of the event loop is told once, and does not count from then on", async () => {
  const registry = createMetrics({ gitVersion: "v1.36.3+kubets", major: "1", minor: "36" });
  const turn = () => new Promise((resolve) => setImmediate(resolve));
  const longest = async () => {
    await turn();
    return Number(/^nodejs_eventloop_lag_max_seconds (\S+)/m.exec(await registry.metrics())?.[1]);
  };
  await longest();
  await turn();
  const until = performance.now() + 60;
  while (performance.now() < until);
  expect(await longest()).toBeGreaterThan(0.05);
  expect(await longest()).toBeLessThan(0.05);
});
