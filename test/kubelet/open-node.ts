import { type ChildProcess, execFile } from "node:child_process";
import { randomBytes } from "node:crypto";
import { createWriteStream } from "node:fs";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { kinds } from "@kubets/api";
import { type ApiClient, connect } from "@kubets/client";
import { fixedTls } from "@kubets/component";
import { createPki, type Pki } from "../client/pki.ts";
import { importBusybox } from "../dev/import-image.ts";
import { type Dockerd, startDockerd } from "../dev/start-dockerd.ts";
import { type Pair, startPair } from "../dev/start-pair.ts";

const exec = promisify(execFile);

export const nodeName = "node-1";
/** An image that every test may run. */
export const image = "kubets.test/busybox:1";

/** One node: a network namespace with a dockerd and a kubelet, joined to an apiserver outside by a cable. Needs root. */
export interface TestNode {
  readonly client: ApiClient;
  readonly docker: Dockerd;
  /** The kubelet's address. */
  readonly address: string;
  readonly pki: Pki;
  readonly rootDir: string;
  /** The log so far. */
  kubeletLog(): string;
  killKubelet(): Promise<void>;
  startKubelet(): void;
  /** The pages of the kubelet, as the API server gets them. */
  page(path: string): Promise<string>;
  stop(): Promise<void>;
}

export async function openNode(): Promise<TestNode> {
  const id = randomBytes(2).toString("hex");
  const octets = [...Buffer.from(id, "hex")];
  const [outside, address] = [1, 2].map((last) => `10.${200 + (octets[0]! % 50)}.${octets[1]}.${last}`) as [
    string,
    string,
  ];
  const netns = `kubelet-${id}`;
  await exec("ip", ["netns", "add", netns]);
  const inside = (...words: string[]) => exec("nsenter", [`--net=/run/netns/${netns}`, ...words]);
  await inside("ip", "link", "set", "lo", "up");
  await exec("ip", ["link", "add", `kt${id}`, "type", "veth", "peer", "name", "eth0", "netns", netns]);
  await exec("ip", ["addr", "add", `${outside}/30`, "dev", `kt${id}`]);
  await exec("ip", ["link", "set", `kt${id}`, "up"]);
  await inside("ip", "addr", "add", `${address}/30`, "dev", "eth0");
  await inside("ip", "link", "set", "eth0", "up");

  const pki = createPki();
  const caFile = join(pki.folder, "ca.crt");
  const flags = [`--client-ca-file=${caFile}`, `--bind-address=0.0.0.0`, `--advertise-address=${outside}`];
  const [pair, docker] = await Promise.all([startPair({ flags }), startDockerd({ netns })]);
  await importBusybox(docker, image);
  const client = await openClient(pair);
  await prepareNamespace(client);
  const program = await kubeletProgram({ pair, docker, pki, outside, address });
  const log: string[] = [];
  let kubelet: ChildProcess;
  const startKubelet = () => {
    kubelet = docker.run(process.execPath, program);
    const file = createWriteStream(join(docker.folder, "kubelet.log"), { flags: "a" });
    for (const stream of [kubelet.stdout!, kubelet.stderr!])
      stream.on("data", (bytes: Buffer) => {
        log.push(bytes.toString());
        file.write(bytes);
      });
  };
  const killKubelet = () =>
    new Promise<void>((resolve) => {
      if (kubelet.exitCode !== null || kubelet.signalCode !== null) return resolve();
      kubelet.once("exit", () => resolve());
      kubelet.kill("SIGKILL");
    });
  startKubelet();
  const admin = pki.issue("kube-apiserver-kubelet-client", ["system:masters"]);
  await writeFile(join(pki.folder, "admin.crt"), admin.cert);
  await writeFile(join(pki.folder, "admin.key"), admin.key);
  return {
    ...{ client, docker, address, pki, rootDir: join(docker.folder, "kubelet"), startKubelet, killKubelet },
    kubeletLog: () => log.join(""),
    page: async (path) => {
      const at = (name: string) => join(pki.folder, name);
      const identity = ["--cert", at("admin.crt"), "--key", at("admin.key")];
      return (await exec("curl", ["-sSk", "-m", "20", ...identity, `https://${address}:10250${path}`])).stdout;
    },
    stop: async () => {
      await killKubelet();
      client.close();
      await docker.stop();
      await pair.stop();
      pki.remove();
      await exec("ip", ["netns", "delete", netns]).catch(() => {});
      await exec("ip", ["link", "delete", `kt${id}`]).catch(() => {});
    },
  };
}

async function openClient(pair: Pair): Promise<ApiClient> {
  const { readFile } = await import("node:fs/promises");
  const tls = fixedTls({ cert: undefined, key: undefined, ca: await readFile(pair.certificate) });
  return connect({ endpoints: [pair.grpcAddress], tls, token: async () => pair.token, userAgent: "test" });
}

/** What a controller manager would make. */
async function prepareNamespace(client: ApiClient): Promise<void> {
  const namespace = "default";
  await client.create(kinds.ServiceAccount, { metadata: { name: "default", namespace } });
  await client.create(kinds.ConfigMap, { metadata: { name: "kube-root-ca.crt", namespace }, data: { "ca.crt": "CA" } });
}

interface Around {
  readonly pair: Pair;
  readonly docker: Dockerd;
  readonly pki: Pki;
  readonly outside: string;
  readonly address: string;
}

async function kubeletProgram({ pair, docker, pki, outside, address }: Around): Promise<readonly string[]> {
  const at = (name: string) => join(pki.folder, name);
  // One certificate to serve with and to be known by: the kubelet has the rights of a node, and no more.
  const serving = pki.issue(`system:node:${nodeName}`, ["system:nodes"]);
  await writeFile(at("kubelet.crt"), serving.cert);
  await writeFile(at("kubelet.key"), serving.key);
  const port = (address: string) => address.split(":").at(-1);
  await writeFile(
    at("kubelet.conf"),
    `apiVersion: v1
kind: Config
clusters: [{name: t, cluster: {server: "https://${outside}:${port(pair.server)}", certificate-authority: ${pair.certificate}}}]
users: [{name: t, user: {client-certificate: kubelet.crt, client-key: kubelet.key}}]
contexts: [{name: t, context: {cluster: t, user: t}}]
current-context: t
`,
  );
  return [
    "--max-semi-space-size=2",
    new URL("../../services/kubelet/src/main.ts", import.meta.url).pathname,
    `--kubeconfig=${at("kubelet.conf")}`,
    `--grpc-servers=${outside}:${port(pair.grpcAddress)}`,
    `--hostname-override=${nodeName}`,
    `--node-ip=${address}`,
    `--docker-endpoint=${docker.endpoint}`,
    `--root-dir=${join(docker.folder, "kubelet")}`,
    "--cluster-dns=10.96.0.10",
    `--client-ca-file=${at("ca.crt")}`,
    `--tls-cert-file=${at("kubelet.crt")}`,
    `--tls-private-key-file=${at("kubelet.key")}`,
    "--sync-frequency=2s",
  ];
}
