/**
 * `pnpm bench [--http1] [--pods N] [--seconds N] [--load DIR] [--peers DIR]`: the same load on kubets and, where its binary
 * is in the peers' folder, on kube-apiserver, one after the other on this machine. Prints Markdown tables.
 */
import { execFileSync, spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { parseArgs } from "node:util";
import { freePort } from "../dev/free-port.ts";
import { startPair } from "../dev/start-pair.ts";
import { root } from "../house/source-files.ts";
import { cpuTable } from "./cpu-table.ts";
import { comparisonTable, type Figures } from "./figures.ts";

const { values: options } = parseArgs({
  options: {
    http1: { type: "boolean", default: false },
    pods: { type: "string", default: "2000" },
    seconds: { type: "string", default: "5" },
    load: { type: "string", default: join(root, "../shared/bench") },
    peers: { type: "string", default: "/opt/peers" },
  },
});

const work = mkdtempSync(join(tmpdir(), "kubets-bench-"));
const generator = join(work, "apibench");

interface Target {
  readonly server: string;
  readonly token: string;
  readonly pid: number;
}

function measure({ server, token, pid }: Target): Figures {
  const flags = [
    "-server",
    server,
    "-token",
    token,
    "-pid",
    String(pid),
    "-pods",
    options.pods,
    "-seconds",
    `${options.seconds}s`,
  ];
  const output = execFileSync(generator, [...flags, ...(options.http1 ? ["-http1"] : [])], {
    encoding: "utf8",
    stdio: ["ignore", "pipe", "inherit"],
    maxBuffer: 1 << 26,
  });
  return JSON.parse(output);
}

const endWithinMs = 15_000;

/** SIGTERM, then SIGKILL for what does not listen. */
async function endProcess(pid: number): Promise<void> {
  const isThere = () => existsSync(`/proc/${pid}`);
  process.kill(pid, "SIGTERM");
  for (const until = Date.now() + endWithinMs; isThere() && Date.now() < until; ) await pause(50);
  if (isThere()) process.kill(pid, "SIGKILL");
}

async function ours(): Promise<Figures> {
  // The second start of a version is like all that follow: its sources are compiled.
  await (await startPair()).stop();
  const pair = await startPair();
  try {
    return measure(pair);
  } finally {
    await pair.stop();
  }
}

async function peers(): Promise<Figures | undefined> {
  const folder = resolve(options.peers);
  const script = join(resolve(options.load), "peers/apiserver.sh");
  if (!existsSync(join(folder, "kube-apiserver")) || !existsSync(script)) return undefined;
  const port = await freePort();
  const state = join(work, "peer");
  const environment = { ...process.env, PEER_DIR: state };
  spawnSync("bash", [script, folder, String(port)], { stdio: "ignore", env: environment });
  const pidOf = (name: string) => Number(readFileSync(join(state, `${name}.pid`), "utf8"));
  try {
    return measure({ server: `https://127.0.0.1:${port}`, token: "admintoken", pid: pidOf("apiserver") });
  } finally {
    // One after the other: an apiserver whose etcd has gone first never ends.
    for (const name of ["apiserver", "etcd"]) await endProcess(pidOf(name));
  }
}

try {
  if (!existsSync(join(options.load, "api")))
    throw new Error(`no load generator in ${options.load}; name its folder with --load`);
  execFileSync("go", ["build", "-o", generator, "./api"], { cwd: options.load, stdio: "inherit" });
  const protocol = options.http1 ? "http1" : "http2";
  const peer = await peers();
  if (!peer) console.error(`no kube-apiserver in ${options.peers}: figures stand alone`);
  const compared = { protocol, ours: await ours(), peer } as const;
  console.log(comparisonTable(compared));
  console.log(`\n${cpuTable(compared, { pods: Number(options.pods), seconds: Number(options.seconds) })}`);
} finally {
  rmSync(work, { recursive: true, force: true });
}
