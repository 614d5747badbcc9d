import { type ChildProcess, spawn } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { get } from "node:https";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { freePort } from "../dev/free-port.ts";

/** An apiserver in a process of its own, on an etcd that outlives it: it can be killed and started again, on the same port. */
export interface ApiserverProcess {
  readonly port: number;
  /** Of a user in `system:masters`. */
  readonly token: string;
  /** SIGKILL. */
  kill(): Promise<void>;
  /** Starts it, and waits until it is ready. */
  start(): Promise<void>;
  stop(): Promise<void>;
}

const main = new URL("../../services/apiserver/src/main.ts", import.meta.url).pathname;
const readyWithinMs = 60_000;

export async function startApiserver(etcd: string): Promise<ApiserverProcess> {
  const folder = await mkdtemp(join(tmpdir(), "kubets-killed-"));
  const [port, grpcPort] = [await freePort(), await freePort()];
  const token = "admintoken";
  const tokens = join(folder, "tokens.csv");
  await writeFile(tokens, `${token},admin,admin,"system:masters"\n`, { mode: 0o600 });
  const flags = [
    ...[main, `--etcd-servers=${etcd}`, `--secure-port=${port}`, `--grpc-port=${grpcPort}`, `--cert-dir=${folder}`],
    ...["--bind-address=127.0.0.1", "--advertise-address=127.0.0.1", "--service-cluster-ip-range=10.96.0.0/16"],
    `--token-auth-file=${tokens}`,
  ];
  let child: ChildProcess;

  async function start(): Promise<void> {
    child = spawn(process.execPath, flags, { stdio: "ignore" });
    const until = Date.now() + readyWithinMs;
    while (!(await isReady(port))) {
      if (child.exitCode !== null || Date.now() > until) throw new Error("the apiserver is not ready");
      await pause(100);
    }
  }
  async function kill(): Promise<void> {
    if (child.exitCode !== null || child.signalCode !== null) return;
    const gone = new Promise((resolve) => child.once("exit", resolve));
    child.kill("SIGKILL");
    await gone;
  }

  await start();
  return {
    port,
    token,
    kill,
    start,
    stop: async () => {
      await kill();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

const isReady = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    get({ host: "127.0.0.1", port, path: "/readyz", rejectUnauthorized: false }, (answer) => {
      answer.resume();
      resolve(answer.statusCode === 200);
    }).on("error", () => resolve(false));
  });
