/**
 * `pnpm bench:scale [--pods N,N,N] [--watchers N] [--changes N] [--seconds N] [--bytes N] [--before N] [--http 2,1.1]`: what grows. CPU of
 * the server for a megabyte of a list as pods become more, and many watchers at a steady rate of changes, over each HTTP on a server of its
 * own that has seen `--before` changes. `--pods ""` and `--watchers 0` leave one of both out. Prints Markdown tables.
 */
import { parseArgs } from "node:util";
import { openEtcdKv } from "../../services/apiserver/src/store/etcd/open-etcd-kv.ts";
import { startEtcd } from "../../services/apiserver/src/testing/start-etcd.ts";
import { type Pair, startPair } from "../dev/start-pair.ts";
import { copyPods, podName } from "./copy-pods.ts";
import { createFirstPod } from "./create-first-pod.ts";
import { httpClient, jsonOf } from "./http-clients.ts";
import { type ListForm, listCost, listForms } from "./list-growth.ts";
import { memoryTrend } from "./memory-trend.ts";
import { residentBytes } from "./server-process.ts";
import { unwell, watchCrowd } from "./watch-crowd.ts";

const { values: options } = parseArgs({
  options: {
    pods: { type: "string", default: "2000,8000,32000" },
    watchers: { type: "string", default: "1000" },
    changes: { type: "string", default: "100" },
    seconds: { type: "string", default: "240" },
    bytes: { type: "string", default: "1000" },
    before: { type: "string", default: "10000" },
    http: { type: "string", default: "2,1.1" },
  },
});

const namespace = "scale";
const pods = `/api/v1/namespaces/${namespace}/pods`;
const megabytes = (bytes: number) => `${Math.round(bytes / 1e6)} MB`;
const row = (...cells: readonly (string | number)[]) => console.log(`| ${cells.join(" | ")} |`);
const head = (...cells: readonly string[]) => {
  row(...cells);
  row(...cells.map(() => "---"));
};

async function lists({ server, token, pid }: Pair, endpoint: string): Promise<void> {
  const client = httpClient({ server, token, version: "1.1" });
  const kv = openEtcdKv({ endpoints: [endpoint] });
  try {
    await createFirstPod(client, namespace);
    const costColumns = ["first", "after a change", "unchanged"].map((when) => `${when}, µs/MB`);
    head("pods", "list", "MB", ...costColumns, "longest turn", "memory then");
    let from = 1;
    for (const count of options.pods.split(",").map(Number)) {
      await copyPods({ kv, namespace, from, to: count });
      from = count;
      // A consistent read returns when the server knows of them all.
      await jsonOf(client, { method: "GET", path: `${pods}/${podName(count - 1)}` });
      const listing = { client, pid, list: pods, pod: `${pods}/${podName(0)}` };
      for (const form of Object.keys(listForms) as ListForm[]) {
        const { megabytes: size, longestTurn, ...costs } = await listCost(listing, form);
        const figures = [costs.first, costs.changed, costs.unchanged].map((cost) => Math.round(cost));
        const after = [`${Math.round(longestTurn)} ms`, megabytes(residentBytes(pid))];
        row(count, form, size.toFixed(1), ...figures, ...after);
      }
    }
  } finally {
    client.close();
    await kv.close();
  }
}

/** More than this in a minute, and the run has failed. */
const growthAllowedBytes = 10e6;

async function crowd(version: "1.1" | "2"): Promise<void> {
  const { server, token, pid, stop } = await startPair();
  const memory: number[] = [];
  let sampling: NodeJS.Timeout | undefined;
  try {
    const result = await watchCrowd({
      server,
      token,
      version,
      connections: 8,
      watchers: Number(options.watchers),
      objectBytes: Number(options.bytes),
      changesPerSecond: Number(options.changes),
      seconds: Number(options.seconds),
      before: Number(options.before),
      look: (moment) => {
        if (moment === "start") sampling = setInterval(() => memory.push(residentBytes(pid)), 1_000);
        if (moment === "end") clearInterval(sampling);
      },
    });
    const { first, most, last, growthPerMinute } = memoryTrend(memory);
    const events = result.heard.reduce((sum, heard) => sum + heard.events, 0);
    const took = [`${(result.changingMs / 1000).toFixed(1)} s`, `${Math.round(result.catchUpMs)} ms`];
    const lost = unwell(result).length;
    const counts = [result.heard.length, result.changes, events, lost];
    row(`HTTP/${version}`, ...counts, ...took, ...[first, most, last, growthPerMinute].map(megabytes));
    if (lost > 0 || result.ended > 0 || growthPerMinute > growthAllowedBytes) process.exitCode = 1;
  } finally {
    clearInterval(sampling);
    await stop();
  }
}

if (options.pods) {
  const etcd = await startEtcd();
  try {
    const pair = await startPair({ etcd: etcd.endpoint });
    await lists(pair, etcd.endpoint).finally(pair.stop);
  } finally {
    await etcd.stop();
  }
  console.log();
}
if (options.watchers !== "0") {
  const counts = ["protocol", "watchers", "changes", "events", "unwell"];
  head(...counts, "changes took", "last event after", "memory before", "most", "after", "growth a minute");
  for (const version of options.http.split(",")) await crowd(version === "2" ? "2" : "1.1");
}
