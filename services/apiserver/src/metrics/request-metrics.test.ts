import { Registry } from "prom-client";
import { builtInKinds } from "../road/kind-registry.ts";
import type { CountedRequest } from "./request-labels.ts";
import { createRequestMetrics } from "./request-metrics.ts";

const pod = { verb: "get", group: "", version: "v1", resource: "pods", subresource: "", namespace: "a", name: "p" };
const labels = 'verb="GET",group="",version="v1",resource="pods",subresource="",scope="resource",component="apiserver"';

interface Asking {
  readonly query?: string;
  readonly contentType?: string;
}
const request = (attributes: Partial<typeof pod>, { query = "", contentType }: Asking = {}): CountedRequest => ({
  attributes: { ...pod, ...attributes },
  headers: contentType ? { "content-type": contentType } : {},
  query,
});
const ending = { code: 200, seconds: 0.001, bytes: 300 };

function open() {
  const registry = new Registry();
  const metrics = createRequestMetrics(registry, { inFlight: { reads: 2, writes: 1 }, kinds: builtInKinds() });
  return { metrics, text: () => registry.metrics() };
}

test("requests are counted by code, and their durations and sizes fall into buckets", async () => {
  const { metrics, text } = open();
  for (const [code, seconds, bytes] of [
    [200, 0.001, 300],
    [200, 0.03, 1_500],
    [404, 70, 150],
  ] as const) {
    metrics.ended(request({}), { code, seconds, bytes });
  }
  const shown = await text();
  for (const line of [
    `apiserver_request_total{${labels},code="200",dry_run=""} 2`,
    `apiserver_request_total{${labels},code="404",dry_run=""} 1`,
    `apiserver_request_duration_seconds_bucket{le="0.005",${labels},dry_run=""} 1`,
    `apiserver_request_duration_seconds_bucket{le="60",${labels},dry_run=""} 2`,
    `apiserver_request_duration_seconds_bucket{le="+Inf",${labels},dry_run=""} 3`,
    `apiserver_request_duration_seconds_count{${labels},dry_run=""} 3`,
    `apiserver_request_sli_duration_seconds_bucket{le="0.05",${labels}} 2`,
    `apiserver_response_sizes_bucket{le="1000",${labels}} 2`,
    `apiserver_response_sizes_bucket{le="10000",${labels}} 3`,
    `apiserver_response_sizes_sum{${labels}} 1950`,
    "# TYPE apiserver_request_duration_seconds histogram",
  ]) {
    expect(shown).toContain(line);
  }
});

const rows: readonly { it: string; asked: CountedRequest; line: RegExp }[] = [
  {
    it: "a create is a POST of one",
    asked: request({ verb: "create", name: "" }),
    line: /verb="POST".*scope="resource"/,
  },
  { it: "an update is a PUT", asked: request({ verb: "update" }), line: /verb="PUT".*scope="resource"/ },
  { it: "a patch is a PATCH", asked: request({ verb: "patch" }), line: /verb="PATCH"/ },
  {
    it: "an applied configuration is an APPLY",
    asked: request({ verb: "patch" }, { contentType: "application/apply-patch+yaml" }),
    line: /verb="APPLY"/,
  },
  {
    it: "a collection's deletion is a DELETE of many",
    asked: request({ verb: "deletecollection", name: "" }),
    line: /verb="DELETE".*scope="namespace"/,
  },
  {
    it: "a list of one name is a list",
    asked: request({ verb: "list" }),
    line: /verb="LIST".*scope="namespace"/,
  },
  {
    it: "a list of all namespaces is the cluster's",
    asked: request({ verb: "list", namespace: "", name: "" }),
    line: /verb="LIST".*scope="cluster"/,
  },
  {
    it: "a dry run is told",
    asked: request({ verb: "create", name: "" }, { query: "fieldManager=a&dryRun=All" }),
    line: /verb="POST".*dry_run="All"/,
  },
  {
    it: "what is no dry run is told as such",
    asked: request({ verb: "create", name: "" }, { query: "dryRun=Some" }),
    line: /dry_run="invalid"/,
  },
  { it: "a part of an object is told", asked: request({ subresource: "status" }), line: /subresource="status"/ },
  { it: "an invented resource is not told", asked: request({ resource: "invented" }), line: /verb="other"/ },
  { it: "an invented part is not told", asked: request({ subresource: "invented" }), line: /verb="other"/ },
  { it: "an invented method is not told", asked: request({ verb: "" }), line: /verb="other"/ },
];
for (const { it, asked, line } of rows) {
  test(`in the counts, ${it}`, async () => {
    const { metrics, text } = open();
    metrics.ended(asked, ending);
    const counted = (await text()).split("\n").filter((shown) => shown.startsWith("apiserver_request_total"));
    expect(counted).toEqual([expect.stringMatching(line)]);
  });
}

test("a dry run says nothing of how long the work takes, and a write's answer is not measured", async () => {
  const { metrics, text } = open();
  metrics.ended(request({ verb: "create", name: "" }, { query: "dryRun=All" }), ending);
  const shown = await text();
  expect(shown).not.toContain("apiserver_request_sli_duration_seconds_count");
  expect(shown).not.toContain("apiserver_response_sizes_count");
});

test("a watch is counted while it stays, and has no duration", async () => {
  const { metrics, text } = open();
  const watch = request({ verb: "watch", name: "" });
  metrics.began(watch);
  expect(await text()).toMatch(/apiserver_longrunning_requests\{verb="WATCH",.*scope="namespace".*\} 1/);
  metrics.ended(watch, ending);
  const shown = await text();
  expect(shown).toMatch(/apiserver_longrunning_requests\{verb="WATCH".*\} 0/);
  expect(shown).not.toContain("apiserver_request_duration_seconds_count");
});

test("a log that is read is a connection that stays", async () => {
  const { metrics, text } = open();
  metrics.began(request({ subresource: "log" }));
  expect(await text()).toMatch(/apiserver_longrunning_requests\{verb="CONNECT",.*subresource="log".*\} 1/);
});

test("a deprecated API is told once it was asked for", async () => {
  const { metrics, text } = open();
  metrics.ended(request({}), ending);
  expect(await text()).not.toContain("apiserver_requested_deprecated_apis{");
  metrics.ended(request({ resource: "endpoints" }), ending);
  metrics.ended(request({ verb: "update", resource: "endpoints" }), ending);
  const shown = (await text()).split("\n").filter((line) => line.startsWith("apiserver_requested_deprecated_apis"));
  expect(shown).toEqual([
    'apiserver_requested_deprecated_apis{group="",version="v1",resource="endpoints",subresource="",removed_release=""} 1',
  ]);
});

test("what is on the road is shown", async () => {
  const shown = await open().text();
  expect(shown).toContain('apiserver_current_inflight_requests{request_kind="readOnly"} 2');
  expect(shown).toContain('apiserver_current_inflight_requests{request_kind="mutating"} 1');
});
