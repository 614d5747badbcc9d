/**
 * `pnpm bench:scale [--pods N,N,N] [--watchers N] [--changes N] [--seconds N] [--bytes N]`: what grows. CPU of the server for a megabyte
 * of a list as pods become more, and many watchers at a steady rate of changes, over both HTTPs. Prints Markdown tables.
 */
import { parseArgs } from "node:util";
import { openEtcdKv } from "../../services/apiserver/src/store/etcd/open-etcd-kv.ts";
import { startEtcd } from "../../services/apiserver/src/testing/start-etcd.ts";
import { type Pair, startPair } from "../dev/start-pair.ts";
import { copyPods, podName } from "./copy-pods.ts";
import { httpClient, jsonOf } from "./http-clients.ts";
import { listCosts } from "./list-growth.ts";
import { residentBytes } from "./server-process.ts";
import { unwell, watchCrowd } from "./watch-crowd.ts";

const { values: options } = parseArgs({
  options: {
    pods: { type: "string", default: "2000,8000,32000" },
    watchers: { type: "string", default: "1000" },
    changes: { type: "string", default: "100" },
    seconds: { type: "string", default: "20" },
    bytes: { type: "string", default: "1000" },
  },
});

const namespace = "/api/v1/namespaces/scale";
const json = { "content-type": "application/json" };
const megabytes = (bytes: number) => `${Math.round(bytes / 1e6)} MB`;
const row = (...cells: readonly (string | number)[]) => console.log(`| ${cells.join(" | ")} |`);
const head = (...cells: readonly string[]) => {
  row(...cells);
  row(...cells.map(() => "---"));
};

/** A pod of 3.5 kB as it is stored. */
function samplePod(name: string) {
  const env = Array.from({ length: 8 }, (_, n) => ({ name: `ENV_${n}`, value: `some-configuration-value-${n}` }));
  const container = {
    name: "app",
    image: "registry.example/app:v1.2.3",
    env,
    ports: [{ containerPort: 8080, name: "http" }],
    resources: { requests: { cpu: "100m", memory: "64Mi" }, limits: { memory: "128Mi" } },
    readinessProbe: { httpGet: { path: "/healthz", port: 8080 } },
    volumeMounts: [{ name: "data", mountPath: "/data" }],
  };
  const annotations = { "example.com/owner": "team-a", "example.com/revision": "42" };
  const spec = { containers: [container], volumes: [{ name: "data", emptyDir: {} }], schedulerName: "none" };
  return { metadata: { name, labels: { app: "bench" }, annotations }, spec };
}

async function lists({ server, token, pid }: Pair, endpoint: string): Promise<void> {
  const client = httpClient({ server, token, version: "1.1" });
  const kv = openEtcdKv({ endpoints: [endpoint] });
  try {
    const create = (path: string, object: object) =>
      jsonOf(client, { method: "POST", path, headers: json, body: JSON.stringify(object) });
    await create("/api/v1/namespaces", { metadata: { name: "scale" } });
    await create(`${namespace}/serviceaccounts`, { metadata: { name: "default" } });
    await create(`${namespace}/pods`, samplePod(podName(0)));
    head("pods", "list", "MB", "first, µs/MB", "after a change, µs/MB", "unchanged, µs/MB", "memory after it");
    let from = 1;
    for (const count of options.pods.split(",").map(Number)) {
      await copyPods({ kv, key: `/registry/pods/scale/${podName(0)}`, from, to: count });
      from = count;
      // A consistent read returns when the server knows of them all.
      await jsonOf(client, { method: "GET", path: `${namespace}/pods/${podName(count - 1)}` });
      const costs = await listCosts({ client, pid, list: `${namespace}/pods`, pod: `${namespace}/pods/${podName(0)}` });
      for (const { form, megabytes: size, first, changed, unchanged } of costs) {
        const figures = [first, changed, unchanged].map((cost) => Math.round(cost));
        row(count, form, size.toFixed(1), ...figures, megabytes(residentBytes(pid)));
      }
    }
  } finally {
    client.close();
    await kv.close();
  }
}

async function crowds({ server, token, pid }: Pair): Promise<void> {
  head(
    "protocol",
    "watchers",
    "changes",
    "events",
    "unwell",
    "changes took",
    "last event after",
    "memory before",
    "half-way",
    "after",
  );
  for (const version of ["2", "1.1"] as const) {
    const memory: string[] = [];
    const result = await watchCrowd({
      server,
      token,
      version,
      connections: 8,
      watchers: Number(options.watchers),
      objectBytes: Number(options.bytes),
      changesPerSecond: Number(options.changes),
      seconds: Number(options.seconds),
      look: () => void memory.push(megabytes(residentBytes(pid))),
    });
    const events = result.heard.reduce((sum, heard) => sum + heard.events, 0);
    const took = [`${(result.changingMs / 1000).toFixed(1)} s`, `${Math.round(result.catchUpMs)} ms`];
    const lost = unwell(result).length;
    row(`HTTP/${version}`, result.heard.length, result.changes, events, lost, ...took, ...memory);
    if (lost > 0 || result.ended > 0) process.exitCode = 1;
  }
}

const etcd = await startEtcd();
try {
  const first = await startPair({ etcd: etcd.endpoint });
  await lists(first, etcd.endpoint).finally(first.stop);
  console.log();
  const second = await startPair();
  await crowds(second).finally(second.stop);
} finally {
  await etcd.stop();
}
