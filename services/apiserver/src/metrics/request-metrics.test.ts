import { Registry } from "prom-client";
import { createRequestMetrics } from "./request-metrics.ts";

const pods = { verb: "get", group: "", version: "v1", resource: "pods", subresource: "", namespace: "a", name: "p" };
const labels = 'verb="GET",group="",version="v1",resource="pods",subresource="",scope="resource",component="apiserver"';

function open() {
  const registry = new Registry();
  return { metrics: createRequestMetrics(registry, { reads: 2, writes: 1 }), text: () => registry.metrics() };
}

test("requests are counted by code, and their durations fall into buckets", async () => {
  const { metrics, text } = open();
  for (const [code, seconds] of [
    [200, 0.001],
    [200, 0.03],
    [404, 70],
  ] as const) {
    metrics.began(pods);
    metrics.ended(pods, code, seconds);
  }
  const shown = await text();
  expect(shown).toContain(`apiserver_request_total{${labels},code="200",dry_run=""} 2`);
  expect(shown).toContain(`apiserver_request_total{${labels},code="404",dry_run=""} 1`);
  expect(shown).toContain(`apiserver_request_duration_seconds_bucket{le="0.005",${labels},dry_run=""} 1`);
  expect(shown).toContain(`apiserver_request_duration_seconds_bucket{le="60",${labels},dry_run=""} 2`);
  expect(shown).toContain(`apiserver_request_duration_seconds_bucket{le="+Inf",${labels},dry_run=""} 3`);
  expect(shown).toContain(`apiserver_request_duration_seconds_count{${labels},dry_run=""} 3`);
  expect(shown).toContain("# TYPE apiserver_request_duration_seconds histogram");
});

test("a watch is counted while it stays, and has no duration", async () => {
  const { metrics, text } = open();
  const watch = { ...pods, verb: "watch", name: "" };
  metrics.began(watch);
  expect(await text()).toMatch(/apiserver_longrunning_requests\{verb="WATCH",.*scope="namespace".*\} 1/);
  metrics.ended(watch, 200, 1000);
  const shown = await text();
  expect(shown).toMatch(/apiserver_longrunning_requests\{verb="WATCH".*\} 0/);
  expect(shown).not.toContain("apiserver_request_duration_seconds_count");
});

test("what users invent falls together after a while", async () => {
  const { metrics, text } = open();
  for (let i = 0; i < 6000; i++) metrics.ended({ ...pods, resource: `invented-${i}` }, 404, 0.001);
  expect((await text()).split("\n").filter((line) => line.startsWith("apiserver_request_total"))).toHaveLength(5001);
});

test("what is on the road is shown", async () => {
  const shown = await open().text();
  expect(shown).toContain('apiserver_current_inflight_requests{request_kind="readOnly"} 2');
  expect(shown).toContain('apiserver_current_inflight_requests{request_kind="mutating"} 1');
});
