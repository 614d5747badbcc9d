import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { runCommand } from "iptables-node";
import type { HostPort, PodNetwork } from "../ports/pod-network.ts";
import { createPodNetwork } from "./create-pod-network.ts";

/**
 * Two nodes on one cable, as two network namespaces; pods are namespaces too. Each namespace is held open by a process,
 * which also echoes on port 80.
 */
const holders: ChildProcess[] = [];
const echo = `require("net").createServer((s) => { s.end(s.remoteAddress.replace("::ffff:", "")) }).listen(80, () => console.log("ready"))`;

async function hold(): Promise<number> {
  const holder = spawn("unshare", ["--net", process.execPath, "-e", echo], { stdio: ["ignore", "pipe", "inherit"] });
  holders.push(holder);
  await once(holder.stdout!, "data");
  return holder.pid!;
}
const enter = (pid: number) => ["nsenter", `--net=/proc/${pid}/ns/net`];
const inside = (pid: number, ...command: string[]) => {
  const [first, ...rest] = [...enter(pid), ...command] as [string, ...string[]];
  return runCommand(first, rest);
};
/** What the echo says: who it was called by. */
const call = (pid: number, address: string, port = 80) =>
  inside(pid, "bash", "-c", `exec 3<>/dev/tcp/${address}/${port} && cat <&3`).then((text) => text.trim());

interface Node {
  readonly pid: number;
  readonly address: string;
  readonly range: string;
  readonly folder: string;
  network: PodNetwork;
}
const options = (node: Pick<Node, "pid" | "folder">) => ({
  folder: node.folder,
  clusterRanges: ["10.244.0.0/16"],
  prefix: enter(node.pid),
});

let nodes: [Node, Node];
const asPeer = ({ address, range }: Node) => ({ name: address, addresses: [address], podCIDRs: [range] });
const pod = (uid: string, pid: number, hostPorts: HostPort[] = []) => ({
  uid,
  namespace: "ns",
  name: uid,
  pid,
  hostPorts,
});

beforeAll(async () => {
  const made = [];
  for (const at of [1, 2]) {
    const pid = await hold();
    const folder = await mkdtemp(join(tmpdir(), "kubets-network-"));
    const network = await createPodNetwork(options({ pid, folder }));
    made.push({ pid, folder, network, address: `10.89.0.1${at}`, range: `10.244.${at}.0/24` });
  }
  nodes = made as [Node, Node];
  const [a, b] = nodes;
  await inside(a.pid, "ip", "link", "add", "eth0", "type", "veth", "peer", "name", "eth0", "netns", `${b.pid}`);
  for (const { pid, address } of nodes) {
    await inside(pid, "ip", "address", "add", `${address}/24`, "dev", "eth0");
    await inside(pid, "ip", "link", "set", "eth0", "up");
    await inside(pid, "ip", "link", "set", "lo", "up");
    // As on a machine with a strict firewall.
    await inside(pid, "iptables", "-P", "FORWARD", "DROP");
  }
  const far = { name: "far", addresses: ["198.51.100.1"], podCIDRs: ["10.244.0.0/24"] };
  await a.network.configure({ podCIDRs: [a.range], nodes: [far, asPeer(b)] });
  await b.network.configure({ podCIDRs: [b.range], nodes: [asPeer(a)] });
}, 30_000);

afterAll(async () => {
  for (const holder of holders) holder.kill("SIGKILL");
  for (const { folder } of nodes) await rm(folder, { recursive: true, force: true });
});

test("pods reach each other, on one node and across, by their own addresses", async () => {
  const [a, b] = nodes;
  const [p1, p2, p3] = [await hold(), await hold(), await hold()];
  expect(await a.network.attach(pod("p1", p1))).toEqual({ ips: ["10.244.1.2"] });
  expect(await a.network.attach(pod("p2", p2))).toEqual({ ips: ["10.244.1.3"] });
  expect(await b.network.attach(pod("p3", p3))).toEqual({ ips: ["10.244.2.2"] });
  expect(await call(p1, "10.244.1.3")).toBe("10.244.1.2");
  expect(await call(p1, "10.244.2.2")).toBe("10.244.1.2");
  expect(await call(a.pid, "10.244.2.2")).toBe("10.89.0.11");
  expect(await call(p1, "10.244.1.1")).toBe("10.244.1.2");
  // What is not of the cluster sees the node's address.
  await inside(b.pid, "ip", "address", "add", "192.0.2.1/32", "dev", "lo");
  await inside(a.pid, "ip", "route", "add", "192.0.2.1/32", "via", "10.89.0.12");
  expect(await call(p1, "192.0.2.1")).toBe("10.89.0.11");
  await expect(call(p1, "10.244.77.7")).rejects.toThrow(/No route to host|unreachable/i);
}, 30_000);

test("a port of the node leads to the pod, from outside, from the node and from the pod itself", async () => {
  const [a, b] = nodes;
  const p = await hold();
  const web: HostPort = { hostPort: 8080, containerPort: 80, protocol: "TCP", hostIP: "" };
  const { ips } = await a.network.attach(pod("web", p, [web]));
  expect(await call(b.pid, a.address, 8080)).toBe("10.89.0.12");
  expect(await call(a.pid, a.address, 8080)).toBe("10.89.0.11");
  expect(await call(a.pid, "127.0.0.1", 8080)).toBe("10.244.1.1");
  expect(await call(p, a.address, 8080)).not.toBe("");
  await a.network.detach("web");
  await expect(call(b.pid, a.address, 8080)).rejects.toThrow(/refused/);
  expect(await a.network.status("web")).toBeUndefined();
  expect(ips).toHaveLength(1);
}, 30_000);

test("after a restart pods keep their cables and addresses, and a new sandbox is wired anew", async () => {
  const [a, b] = nodes;
  a.network = await createPodNetwork(options(a));
  await expect(a.network.attach(pod("p9", process.pid))).rejects.toThrow("no pod range");
  await a.network.configure({ podCIDRs: [a.range], nodes: [asPeer(b)] });
  expect(await a.network.list()).toEqual(["p1", "p2"]);
  const again = await hold();
  expect(await a.network.attach(pod("p1", again))).toEqual({ ips: ["10.244.1.2"] });
  expect(await call(again, "10.244.2.2")).toBe("10.244.1.2");
  expect(await a.network.attach(pod("p1", again))).toEqual({ ips: ["10.244.1.2"] });
  const next = await hold();
  expect((await a.network.attach(pod("p4", next))).ips).not.toContain("10.244.1.3");
}, 30_000);
