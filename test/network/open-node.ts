import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { runCommand } from "iptables-node";
import type { Pair } from "../dev/start-pair.ts";

/** A machine as far as the network is concerned: a namespace with a cable to the one that tests run in. */
export interface TestNode {
  readonly name: string;
  readonly pid: number;
  readonly address: string;
  /** For processes on the node: by the cable to the apiserver of the pair. */
  readonly kubeconfig: string;
  readonly grpcServer: string;
  run(...command: string[]): Promise<string>;
  /** Another namespace with a cable to this one: a pod, or a machine outside the cluster. */
  attach(address: string, gateway: string): Promise<Attached>;
  /** Starts one of our services on the node. */
  start(service: string, flags: readonly string[]): ChildProcess;
  close(): Promise<void>;
}

export interface Attached {
  readonly pid: number;
  run(...command: string[]): Promise<string>;
  /** What a server on an address says; the echo of a pod tells its own name and the caller's address. */
  call(address: string, port: number): Promise<string>;
  callUdp(address: string, port: number): Promise<string>;
}

const main = (service: string) => new URL(`../../services/${service}/src/main.ts`, import.meta.url).pathname;

/** Answers on TCP and UDP port 8080 with its name and the caller's address. */
const echo = `
const name = process.argv[1];
const plain = (address) => address.replace("::ffff:", "");
require("net").createServer((s) => { s.on("error", () => {}); s.end(name + " " + plain(s.remoteAddress)); }).listen(8080, () => console.log("ready"));
const udp = require("dgram").createSocket("udp4");
udp.on("message", (_, { address, port }) => udp.send(name + " " + address, port, address));
udp.bind(8080);
`;
const ask = `
const [host, port] = process.argv.slice(1);
const udp = require("dgram").createSocket("udp4");
udp.bind(5555);
udp.on("message", (m) => { console.log(m.toString()); process.exit(0); });
udp.on("error", (e) => { console.error(String(e)); process.exit(1); });
udp.send("?", Number(port), host);
setTimeout(() => { console.error("no answer"); process.exit(1); }, 1000);
`;

/** Stands for the whole test; `close` ends all of it. */
export async function openNode(pair: Pair, { name, subnet }: { name: string; subnet: number }): Promise<TestNode> {
  const holders: ChildProcess[] = [];
  const services: ChildProcess[] = [];
  const hold = async (label: string) => {
    const child = spawn("unshare", ["--net", process.execPath, "-e", echo, label], {
      stdio: ["ignore", "pipe", "inherit"],
    });
    holders.push(child);
    await once(child.stdout!, "data");
    return child.pid!;
  };
  const inside = (pid: number) => {
    return (...command: string[]) => runCommand("nsenter", [`--net=/proc/${pid}/ns/net`, ...command]);
  };
  const pid = await hold(name);
  const run = inside(pid);
  const link = `kt${pid}`;
  const [root, address] = [`10.250.${subnet}.1`, `10.250.${subnet}.2`];
  await runCommand("ip", ["link", "add", link, "type", "veth", "peer", "name", "eth0", "netns", `${pid}`]);
  await runCommand("ip", ["address", "add", `${root}/30`, "dev", link]);
  await runCommand("ip", ["link", "set", link, "up"]);
  await run("ip", "address", "add", `${address}/30`, "dev", "eth0");
  for (const device of ["lo", "eth0"]) await run("ip", "link", "set", device, "up");
  await run("ip", "route", "add", "default", "via", root);
  await run("sysctl", "-qw", "net.ipv4.ip_forward=1");

  const kubeconfig = join(pair.folder, `${name}.conf`);
  await writeFile(kubeconfig, kubeconfigOf(pair, root));
  return {
    name,
    pid,
    address,
    kubeconfig,
    grpcServer: `${root}:${pair.grpcAddress.split(":")[1]}`,
    run,
    attach: async (podAddress, gateway) => {
      const pod = await hold(podAddress);
      const inPod = inside(pod);
      await run("ip", "link", "add", `p${pod}`, "type", "veth", "peer", "name", "eth0", "netns", `${pod}`);
      await run("ip", "address", "add", `${gateway}/32`, "dev", `p${pod}`);
      await run("ip", "link", "set", `p${pod}`, "up");
      await run("ip", "route", "add", `${podAddress}/32`, "dev", `p${pod}`);
      await inPod("ip", "address", "add", `${podAddress}/32`, "dev", "eth0");
      for (const device of ["lo", "eth0"]) await inPod("ip", "link", "set", device, "up");
      await inPod("ip", "route", "add", gateway, "dev", "eth0");
      await inPod("ip", "route", "add", "default", "via", gateway);
      return {
        pid: pod,
        run: inPod,
        call: (host, port) => inPod("timeout", "2", "bash", "-c", `exec 3<>/dev/tcp/${host}/${port} && cat <&3`),
        callUdp: async (host, port) => (await inPod(process.execPath, "-e", ask, host, `${port}`)).trim(),
      };
    },
    start: (service, flags) => {
      const own = [
        main(service),
        `--kubeconfig=${kubeconfig}`,
        `--grpc-servers=${root}:${pair.grpcAddress.split(":")[1]}`,
      ];
      const child = spawn("nsenter", [`--net=/proc/${pid}/ns/net`, process.execPath, ...own, ...flags], {
        stdio: ["ignore", "inherit", "inherit"],
      });
      services.push(child);
      return child;
    },
    close: async () => {
      // Services first: their connections must end while there still is a cable.
      for (const child of [...services, ...holders]) {
        if (child.exitCode !== null || child.signalCode !== null) continue;
        const gone = once(child, "exit");
        child.kill("SIGKILL");
        await gone;
      }
      await runCommand("ip", ["link", "delete", link]).catch(() => {});
    },
  };
}

const kubeconfigOf = ({ server, certificate, token }: Pair, host: string) => `apiVersion: v1
kind: Config
clusters:
- name: test
  cluster: {server: "https://${host}:${new URL(server).port}", certificate-authority: ${certificate}, tls-server-name: localhost}
users: [{name: admin, user: {token: ${token}}}]
contexts: [{name: test, context: {cluster: test, user: admin}}]
current-context: test
`;
