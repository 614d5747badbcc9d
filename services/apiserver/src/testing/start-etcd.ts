import { type ChildProcess, spawn } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { type EtcdKvOptions, openEtcdKv } from "../store/etcd/open-etcd-kv.ts";

/** A real etcd of one member, on free ports, with its data in a temporary folder. */
export interface TestEtcd {
  readonly endpoint: string;
  readonly pid: number;
  /** As a crash or `docker kill` would: SIGKILL, or any other signal. */
  kill(signal?: NodeJS.Signals): Promise<void>;
  /** Starts it again on its data, and waits until it answers. */
  restart(): Promise<void>;
  /** Stops it and removes its data. */
  stop(): Promise<void>;
}

export interface TestEtcdOptions {
  readonly flags?: readonly string[];
  /** How to speak to it, where the flags make it ask for certificates. */
  readonly secure?: Omit<EtcdKvOptions, "endpoints">;
}

export async function startEtcd({ flags = [], secure }: TestEtcdOptions = {}): Promise<TestEtcd> {
  const dir = await mkdtemp(join(tmpdir(), "kubets-etcd-"));
  const [client, peer] = [await freePort(), await freePort()];
  const endpoint = `${secure ? "https" : "http"}://127.0.0.1:${client}`;
  const peerUrl = `http://127.0.0.1:${peer}`;
  let child: ChildProcess;

  async function start(): Promise<void> {
    const addresses = [`--listen-client-urls=${endpoint}`, `--advertise-client-urls=${endpoint}`];
    const peers = [`--listen-peer-urls=${peerUrl}`, `--initial-advertise-peer-urls=${peerUrl}`];
    const cluster = [`--initial-cluster=default=${peerUrl}`, `--data-dir=${dir}`, "--logger=zap", "--log-level=error"];
    child = spawn("etcd", [...addresses, ...peers, ...cluster, ...flags], { stdio: "ignore" });
    await answering({ endpoints: [endpoint], ...secure });
  }
  async function kill(signal: NodeJS.Signals = "SIGKILL"): Promise<void> {
    if (child.exitCode !== null || child.signalCode !== null) return;
    const gone = new Promise((resolve) => child.once("exit", resolve));
    child.kill(signal);
    await gone;
  }

  await start();
  return {
    endpoint,
    get pid() {
      return child.pid!;
    },
    kill,
    restart: start,
    async stop() {
      await kill("SIGKILL");
      await rm(dir, { recursive: true, force: true });
    },
  };
}

async function answering(options: EtcdKvOptions): Promise<void> {
  const kv = openEtcdKv(options);
  try {
    for (let tries = 0; ; tries++) {
      try {
        await kv.currentRevision();
        return;
      } catch (error) {
        if (tries > 100) throw error;
        await sleep(100);
      }
    }
  } finally {
    await kv.close();
  }
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (address === null || typeof address === "string") throw new Error("no port");
  return address.port;
}
