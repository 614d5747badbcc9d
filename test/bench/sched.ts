/**
 * `pnpm bench:sched [--works NAME,NAME] [--load DIR] [--peers DIR]`: pods that wait for nodes before a scheduler starts, and how many it binds a
 * second: our apiserver and scheduler, and, where their binaries are in the peers' folder, kube-apiserver and kube-scheduler. Prints
 * a Markdown table.
 */
import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { nodeFlags } from "../../deploy/src/processes/node-settings.ts";
import { freePort } from "../dev/free-port.ts";
import { productEnvironment } from "../dev/product-environment.ts";
import { type Pair, startPair } from "../dev/start-pair.ts";
import { trustingKubeconfig } from "../dev/trusting-kubeconfig.ts";
import { root } from "../house/source-files.ts";

const { values: options } = parseArgs({
  options: {
    works: { type: "string", default: "basic,spread,antiaffinity" },
    load: { type: "string", default: join(root, "../shared/bench") },
    peers: { type: "string", default: "/opt/peers" },
  },
});

/** The kinds of `bench/sched` on a thousand nodes, and how many times the peer's rate ours should be. */
const works = [
  { kind: "basic", pods: 4_000, text: "4,000 plain pods", target: 5 },
  { kind: "spread", pods: 4_000, text: "4,000 pods spread over 3 zones", target: 8 },
  { kind: "antiaffinity", pods: 1_000, text: "1,000 pods, one a node by anti-affinity", target: 10 },
] as const;
type Work = (typeof works)[number];

interface Result {
  readonly bound: number;
  /** From the start of the scheduler's process to the last binding, and from the first binding. */
  readonly podsPerSec: number;
  readonly podsPerSecFromFirst: number;
}

const work = mkdtempSync(join(tmpdir(), "kubets-bench-"));
const generator = join(work, "schedbench");
const schedulerMain = join(root, "services/scheduler/src/main.ts");

/** `start` is the command of a scheduler: the load generator runs it once all pods wait. */
function measure(pair: Pair, { kind, pods }: Work, start: readonly string[]): Result {
  const flags = ["-server", pair.server, "-token", pair.token, "-kind", kind, "-pods", String(pods)];
  // It kills what it has started, which must not be a shell that leaves the scheduler behind.
  const command = `exec ${start.map((word) => `'${word}'`).join(" ")} > '${join(work, "scheduler.log")}' 2>&1`;
  const output = execFileSync(generator, [...flags, "-start", command], {
    encoding: "utf8",
    env: { ...process.env, ...productEnvironment },
    stdio: ["ignore", "pipe", "inherit"],
  });
  return JSON.parse(output);
}

async function ours(load: Work): Promise<Result> {
  const pair = await startPair();
  try {
    const flags = [`--kubeconfig=${await trustingKubeconfig(pair)}`, `--grpc-servers=${pair.grpcAddress}`];
    const program = [process.execPath, ...nodeFlags("scheduler"), schedulerMain];
    return measure(pair, load, [...program, ...flags, `--secure-port=${await freePort()}`, "--leader-elect=false"]);
  } finally {
    await pair.stop();
  }
}

async function peers(load: Work): Promise<Result | undefined> {
  const [apiserver, scheduler] = ["kube-apiserver", "kube-scheduler"].map((name) => join(resolve(options.peers), name));
  if (!existsSync(apiserver!) || !existsSync(scheduler!)) return undefined;
  const pair = await startPair({ peer: apiserver! });
  try {
    const config = join(work, "scheduler.yaml");
    writeFileSync(config, peerConfig(pair.kubeconfig));
    return measure(pair, load, [scheduler!, `--config=${config}`, `--secure-port=${await freePort()}`]);
  } finally {
    await pair.stop();
  }
}

/** Its client may ask as often as it likes. */
const peerConfig = (kubeconfig: string) => `apiVersion: kubescheduler.config.k8s.io/v1
kind: KubeSchedulerConfiguration
clientConnection: {kubeconfig: "${kubeconfig}", qps: 100000, burst: 100000}
leaderElection: {leaderElect: false}
`;

const rate = (result: Result | undefined) =>
  result ? `${Math.round(result.podsPerSec)} · ${Math.round(result.podsPerSecFromFirst)} /s` : "–";
const ratio = (ours: number, theirs: number | undefined) => (theirs ? `${(ours / theirs).toFixed(1)} ×` : "–");

try {
  if (!existsSync(join(options.load, "sched")))
    throw new Error(`no load generator in ${options.load}; name its folder with --load`);
  execFileSync("go", ["build", "-o", generator, "./sched"], { cwd: options.load, stdio: "inherit" });
  console.log(
    "| pending pods, 1,000 nodes | kubets, from its start · from the first | kube-scheduler | ratio | target | met |",
  );
  console.log("|---|---|---|---|---|---|");
  const wanted = options.works.split(",");
  for (const load of works.filter(({ kind }) => wanted.includes(kind))) {
    const theirs = await peers(load);
    const mine = await ours(load);
    const times = [
      ratio(mine.podsPerSec, theirs?.podsPerSec),
      ratio(mine.podsPerSecFromFirst, theirs?.podsPerSecFromFirst),
    ];
    const met = theirs ? (mine.podsPerSec >= load.target * theirs.podsPerSec ? "yes" : "no") : "";
    console.log(`| ${[load.text, rate(mine), rate(theirs), times.join(" · "), `${load.target} ×`, met].join(" | ")} |`);
    if (mine.bound < load.pods) process.exitCode = 1;
  }
} finally {
  rmSync(work, { recursive: true, force: true });
}
