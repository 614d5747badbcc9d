import { type ChildProcess, spawn } from "node:child_process";
import { generateKeyPairSync, randomBytes } from "node:crypto";
import { createWriteStream } from "node:fs";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { request } from "node:https";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { nodeFlags as flagsOf } from "../../deploy/src/processes/node-settings.ts";
import { freePort } from "./free-port.ts";
import { productEnvironment } from "./product-environment.ts";

export interface PairOptions {
  /** Port of the apiserver; any free one where absent. */
  readonly port?: number;
  /** Flags of the apiserver beside those it needs. */
  readonly flags?: readonly string[];
  /** Flags of the Node that runs it, beside those that the product gives it. */
  readonly nodeFlags?: readonly string[];
  /** Path of a kube-apiserver that is started in place of ours. */
  readonly peer?: string;
  /** Endpoint of an etcd that is there already, and stays; a fresh one where absent. */
  readonly etcd?: string;
}

/** A fresh etcd and an apiserver on it. */
export interface Pair {
  readonly server: string;
  /** Of a user in `system:masters`. */
  readonly token: string;
  readonly kubeconfig: string;
  /** Data, certificates and logs. */
  readonly folder: string;
  readonly pid: number;
  /** Host and port of the gRPC door. */
  readonly grpcAddress: string;
  /** The certificate that both doors show, which signs itself. */
  readonly certificate: string;
  /** Ends both and removes the folder. */
  stop(): Promise<void>;
}

const main = new URL("../../services/apiserver/src/main.ts", import.meta.url).pathname;
const readyWithinMs = 60_000;

/** Starts the pair on loopback and resolves when the apiserver is ready. */
export async function startPair({
  port,
  flags = [],
  nodeFlags = [],
  peer,
  etcd: given,
}: PairOptions = {}): Promise<Pair> {
  const folder = await mkdtemp(join(tmpdir(), "kubets-dev-"));
  const [etcdPort, peerPort, grpcPort] = [await freePort(), await freePort(), await freePort()];
  const securePort = port ?? (await freePort());
  const etcd = given
    ? undefined
    : start("etcd", etcdFlags(join(folder, "etcd"), etcdPort, peerPort), join(folder, "etcd.log"));
  const token = randomBytes(16).toString("hex");
  const files = await writeSecrets(folder, token);
  const ours = [...flagsOf("apiserver"), ...nodeFlags, main, `--grpc-port=${grpcPort}`];
  const apiserverFlags = [
    ...(peer ? ["--authorization-mode=Node,RBAC"] : ours),
    `--etcd-servers=${given ?? `http://127.0.0.1:${etcdPort}`}`,
    `--secure-port=${securePort}`,
    "--bind-address=127.0.0.1",
    "--advertise-address=127.0.0.1",
    `--cert-dir=${folder}`,
    `--token-auth-file=${files.tokens}`,
    `--service-account-key-file=${files.publicKey}`,
    `--service-account-signing-key-file=${files.privateKey}`,
    "--service-account-issuer=https://kubernetes.default.svc",
    "--service-cluster-ip-range=10.96.0.0/16",
    "--allow-privileged=true",
    ...flags,
  ];
  const apiserver = start(peer ?? process.execPath, apiserverFlags, join(folder, "apiserver.log"));
  const stop = async () => {
    await end(apiserver);
    if (etcd) await end(etcd);
    await rm(folder, { recursive: true, force: true });
  };
  try {
    await ready(securePort, apiserver);
  } catch (error) {
    const log = await readFile(join(folder, "apiserver.log"), "utf8").catch(() => "");
    await stop();
    throw new Error(`the apiserver is not ready:\n${log.split("\n").slice(-30).join("\n")}`, { cause: error });
  }
  const server = `https://127.0.0.1:${securePort}`;
  const kubeconfig = join(folder, "kubeconfig");
  await writeFile(kubeconfig, kubeconfigText(server, token), { mode: 0o600 });
  const grpcAddress = `127.0.0.1:${grpcPort}`;
  const certificate = join(folder, "apiserver.crt");
  return { server, token, kubeconfig, folder, pid: apiserver.pid!, grpcAddress, certificate, stop };
}

function start(command: string, flags: readonly string[], log: string): ChildProcess {
  const environment = { ...productEnvironment, ...process.env };
  const child = spawn(command, flags, { stdio: ["ignore", "pipe", "pipe"], env: environment });
  const file = createWriteStream(log);
  child.stdout.pipe(file, { end: false });
  child.stderr.pipe(file, { end: false });
  child.on("error", (error) => file.write(`${error}\n`));
  return child;
}

const etcdFlags = (dataDir: string, port: number, peerPort: number) => [
  ...["--data-dir", dataDir, "--log-level", "error"],
  ...["--listen-client-urls", `http://127.0.0.1:${port}`, "--advertise-client-urls", `http://127.0.0.1:${port}`],
  ...[
    "--listen-peer-urls",
    `http://127.0.0.1:${peerPort}`,
    "--initial-advertise-peer-urls",
    `http://127.0.0.1:${peerPort}`,
  ],
  ...["--initial-cluster", `default=http://127.0.0.1:${peerPort}`],
];

async function writeSecrets(folder: string, token: string) {
  const files = {
    tokens: join(folder, "tokens.csv"),
    privateKey: join(folder, "sa.key"),
    publicKey: join(folder, "sa.pub"),
  };
  const { privateKey, publicKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
  await writeFile(files.tokens, `${token},admin,admin,"system:masters"\n`, { mode: 0o600 });
  await writeFile(files.privateKey, privateKey.export({ type: "pkcs1", format: "pem" }), { mode: 0o600 });
  await writeFile(files.publicKey, publicKey.export({ type: "spki", format: "pem" }));
  return files;
}

async function ready(port: number, apiserver: ChildProcess): Promise<void> {
  const until = Date.now() + readyWithinMs;
  for (;;) {
    if (apiserver.exitCode !== null) throw new Error(`it ended with ${apiserver.exitCode}`);
    if ((await readyz(port)) === 200) return;
    if (Date.now() > until) throw new Error("it took too long");
    await pause(100);
  }
}

const readyz = (port: number): Promise<number | undefined> =>
  new Promise((resolve) => {
    const sent = request({ host: "127.0.0.1", port, path: "/readyz", rejectUnauthorized: false }, (answer) => {
      answer.resume();
      resolve(answer.statusCode);
    });
    sent.on("error", () => resolve(undefined));
    sent.end();
  });

/** SIGTERM, and SIGKILL for what does not listen. */
async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = new Promise<void>((resolve) => child.once("exit", () => resolve()));
  child.kill("SIGTERM");
  const timer = setTimeout(() => child.kill("SIGKILL"), 15_000);
  await gone;
  clearTimeout(timer);
}

const kubeconfigText = (server: string, token: string) => `apiVersion: v1
kind: Config
clusters: [{name: dev, cluster: {server: "${server}", insecure-skip-tls-verify: true}}]
users: [{name: admin, user: {token: ${token}}}]
contexts: [{name: dev, context: {cluster: dev, user: admin}}]
current-context: dev
`;
