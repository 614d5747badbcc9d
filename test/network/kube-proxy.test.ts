import type { ChildProcess } from "node:child_process";
import { once } from "node:events";
import { kinds } from "@kubets/api";
import { type ApiClient, connect } from "@kubets/client";
import { openKubeconfig, silentLogger } from "@kubets/component";
import { type Pair, startPair } from "../dev/start-pair.ts";
import { becomes } from "./becomes.ts";
import { type Attached, openNode, type TestNode } from "./open-node.ts";

let pair: Pair;
let node: TestNode;
let client: ApiClient;
let proxy: ChildProcess;
let a: Attached;
let caller: Attached;
let outside: Attached;

const flags = ["--hostname-override=node-1", "--cluster-cidr=10.244.0.0/16"];

const slice = (service: string, addresses: readonly string[], more: object = {}) => ({
  metadata: { name: `${service}-1`, namespace: "default", labels: { "kubernetes.io/service-name": service } },
  addressType: "IPv4" as const,
  ports: [
    { name: "tcp", protocol: "TCP" as const, port: 8080 },
    { name: "udp", protocol: "UDP" as const, port: 8080 },
  ],
  endpoints: addresses.map((address) => ({
    addresses: [address],
    nodeName: node.name,
    conditions: { ready: true },
    ...more,
  })),
});
const service = (name: string, clusterIP: string, more: object = {}) => ({
  metadata: { name, namespace: "default" },
  spec: {
    clusterIP,
    ports: [
      { name: "tcp", port: 80, protocol: "TCP" as const },
      { name: "udp", port: 80, protocol: "UDP" as const },
    ],
    ...more,
  },
});

beforeAll(async () => {
  pair = await startPair({ flags: ["--bind-address=0.0.0.0"] });
  node = await openNode(pair, { name: "node-1", subnet: 71 });
  const access = await openKubeconfig(node.kubeconfig, { log: silentLogger, endpoints: [node.grpcServer] });
  client = connect({ ...access, userAgent: "test/1" });
  a = await node.attach("10.244.1.2", "10.244.1.1");
  await node.attach("10.244.1.3", "10.244.1.1");
  caller = await node.attach("10.244.1.4", "10.244.1.1");
  outside = await node.attach("192.0.2.9", "192.0.2.1");
  await client.create(kinds.Service, service("web", "10.96.1.1") as never);
  await client.create(kinds.EndpointSlice, slice("web", ["10.244.1.2"]) as never);
  proxy = node.start("kube-proxy", flags);
}, 60_000);
afterAll(async () => {
  client?.close();
  await node?.close();
  await pair?.stop();
}, 30_000);

test("a pod reaches a service by its address, with its own; the node and the endpoint itself reach it too", async () => {
  await becomes(() => caller.call("10.96.1.1", 80), "10.244.1.2 10.244.1.4", 20_000);
  await becomes(() => caller.callUdp("10.96.1.1", 80), "10.244.1.2 10.244.1.4");
  expect(await a.call("10.96.1.1", 80)).toMatch(/^10.244.1.2 /);
  const fromNode = await node.run("timeout", "2", "bash", "-c", "exec 3<>/dev/tcp/10.96.1.1/80 && cat <&3");
  expect(fromNode).toMatch(/^10.244.1.2 10.244.1.1|10.250/);
}, 30_000);

test("an endpoint that changes is followed within 100 ms, also by UDP that is under way", async () => {
  const slow = performance.now();
  await client.update(kinds.EndpointSlice, {
    ...(await client.get(kinds.EndpointSlice, { namespace: "default", name: "web-1" })),
    endpoints: slice("web", ["10.244.1.3"]).endpoints,
  } as never);
  await becomes(() => caller.callUdp("10.96.1.1", 80), "10.244.1.3 10.244.1.4");
  await becomes(() => caller.call("10.96.1.1", 80), "10.244.1.3 10.244.1.4");
  expect(performance.now() - slow).toBeLessThan(3000);
}, 20_000);

test("a service without endpoints, and an address without a service, are refused", async () => {
  await client.create(kinds.Service, service("empty", "10.96.1.2") as never);
  await becomes(() => caller.call("10.96.1.2", 80), /refused/);
  await becomes(() => caller.call("10.96.200.200", 80), /refused/);
}, 20_000);

test("a node port leads from outside to the pods, which see the node; with the policy Local they see the caller", async () => {
  const ports = [{ name: "tcp", port: 80, protocol: "TCP", nodePort: 30080 }];
  await client.create(kinds.Service, service("np", "10.96.1.3", { type: "NodePort", ports }) as never);
  await client.create(kinds.EndpointSlice, slice("np", ["10.244.1.2"]) as never);
  await becomes(() => outside.call(node.address, 30080), "10.244.1.2 10.244.1.1");
  const key = { namespace: "default", name: "np" };
  await client.patch(kinds.Service, key, { patch: { merge: { spec: { externalTrafficPolicy: "Local" } } } });
  await becomes(() => outside.call(node.address, 30080), "10.244.1.2 192.0.2.9");
  const elsewhere = slice("np", ["10.244.1.2"], { nodeName: "node-2" }).endpoints;
  await client.patch(kinds.EndpointSlice, { ...key, name: "np-1" }, { patch: { merge: { endpoints: elsewhere } } });
  await becomes(() => outside.call(node.address, 30080), /124/);
  await becomes(() => caller.call(node.address, 30080), "10.244.1.2 10.244.1.4");
}, 30_000);

test("rules that somebody flushes come back, and stay when the proxy is killed", async () => {
  await node.run("iptables", "-t", "nat", "-F");
  await becomes(() => caller.call("10.96.1.1", 80), "10.244.1.3 10.244.1.4", 15_000);
  const gone = once(proxy, "exit");
  proxy.kill("SIGKILL");
  await gone;
  expect(await caller.call("10.96.1.1", 80)).toBe("10.244.1.3 10.244.1.4");
  proxy = node.start("kube-proxy", flags);
}, 20_000);

test("a client stays with the endpoint that served it", async () => {
  await client.create(kinds.Service, service("sticky", "10.96.1.5", { sessionAffinity: "ClientIP" }) as never);
  await client.create(kinds.EndpointSlice, slice("sticky", ["10.244.1.2", "10.244.1.3"]) as never);
  await becomes(() => caller.call("10.96.1.5", 80), / 10.244.1.4/, 20_000);
  const first = await caller.call("10.96.1.5", 80);
  for (let i = 0; i < 12; i += 1) expect(await caller.call("10.96.1.5", 80)).toBe(first);
}, 40_000);
