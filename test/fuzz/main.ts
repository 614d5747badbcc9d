/**
 * `pnpm fuzz [--minutes N] [--seed N]`: what schemathesis makes of our OpenAPI v3 against a fresh etcd and apiserver. Fails on a
 * server error that is ours, a crash, or a heap that grows.
 */
import { request } from "node:https";
import { parseArgs } from "node:util";
import { startPair } from "../dev/start-pair.ts";
import { type HeapSample, heapGrowth } from "./heap-growth.ts";
import { findSchemathesis, fuzzDocument } from "./schemathesis.ts";

const { values } = parseArgs({ options: { minutes: { type: "string" }, seed: { type: "string" } } });
const minutes = Number(values.minutes ?? 60);
const firstSeed = Number(values.seed ?? Date.now() % 1_000_000);

/** The store keeps what it was given up to a bound, and the fuzzer gives it more all the time. */
const growthAllowedBytes = 128 * 1024 * 1024;
const sampleEveryMs = 5_000;
/** In a round each document has its turn, as long as it has paths. */
const secondsOfPath = 0.5;
const leastSeconds = 5;

const program = findSchemathesis();
const pair = await startPair();
for (const signal of ["SIGINT", "SIGTERM"] as const) {
  process.once(signal, () => void pair.stop().then(() => process.exit(130)));
}
const samples: HeapSample[] = [];
const problems: string[] = [];

async function ask(path: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const headers = { authorization: `Bearer ${pair.token}` };
    const sent = request(`${pair.server}${path}`, { rejectUnauthorized: false, headers }, (answer) => {
      const chunks: Buffer[] = [];
      answer.on("data", (chunk) => chunks.push(chunk));
      answer.on("end", () => resolve(Buffer.concat(chunks).toString()));
    });
    sent.on("error", reject);
    sent.end();
  });
}

async function sampleHeap(): Promise<void> {
  const metrics = await ask("/metrics").catch(() => "");
  const used = /^nodejs_heap_size_used_bytes (\S+)/m.exec(metrics)?.[1];
  if (used) samples.push({ atMs: Date.now(), usedBytes: Number(used) });
}

/** The documents of versions, with how long each is to have. */
async function documents(): Promise<{ path: string; seconds: number }[]> {
  const { paths } = JSON.parse(await ask("/openapi/v3")) as { paths: Record<string, unknown> };
  const versions = Object.keys(paths).filter((name) => /^apis?\/(.+\/)?v\d/.test(name));
  return Promise.all(
    versions.map(async (name) => {
      const path = `/openapi/v3/${name}`;
      const count = Object.keys(JSON.parse(await ask(path)).paths).length;
      return { path, seconds: Math.max(leastSeconds, Math.round(count * secondsOfPath)) };
    }),
  );
}

const until = Date.now() + minutes * 60_000;
const timer = setInterval(() => void sampleHeap(), sampleEveryMs);
console.log(`seed ${firstSeed}`);
try {
  const turns = await documents();
  rounds: for (let seed = firstSeed; ; seed++) {
    for (const { path, seconds } of turns) {
      const left = Math.round((until - Date.now()) / 1000);
      if (left < leastSeconds) break rounds;
      const found = await fuzzDocument({ ...pair, program, document: path, seconds: Math.min(seconds, left), seed });
      if (found) problems.push(`${path}, seed ${seed}:\n${found}`);
      console.log(`${found ? "✗" : "✓"} ${path} ${seconds} s${found ? `\n${found}` : ""}`);
    }
  }
  if ((await ask("/livez").catch(String)) !== "ok") problems.push("the server does not answer any more");
} finally {
  clearInterval(timer);
  await pair.stop();
}
const growth = heapGrowth(samples);
console.log(`the heap has grown by ${Math.round(growth / 1024 / 1024)} MiB`);
if (growth > growthAllowedBytes) problems.push("the heap grows");
console.log(problems.length === 0 ? "nothing was found" : `${problems.length} problems`);
process.exitCode = problems.length === 0 ? 0 : 1;
