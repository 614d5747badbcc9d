import { kinds } from "@kubets/api";
import { type ApiClient, connect } from "@kubets/client";
import { openKubeconfig, silentLogger } from "@kubets/component";
import { type Pair, startPair } from "../dev/start-pair.ts";
import { becomes } from "./becomes.ts";
import { type Attached, openNode, type TestNode } from "./open-node.ts";

let pair: Pair;
let node: TestNode;
let client: ApiClient;
let pod: Attached;

/** Asks the name server that pods know, as a pod: by the C library's resolver, through the service's address. */
const resolver = `
const { Resolver } = require("dns/promises");
const [type, name] = process.argv.slice(1);
const resolver = new Resolver({ timeout: 1000, tries: 2 });
resolver.setServers(["10.96.0.10"]);
(type === "PTR" ? resolver.reverse(name) : resolver.resolve(name, type)).then(
  (found) => console.log(JSON.stringify(found)),
  (error) => console.log(error.code),
);
`;
const ask = async (type: string, name: string) => (await pod.run(process.execPath, "-e", resolver, type, name)).trim();

beforeAll(async () => {
  pair = await startPair({ flags: ["--bind-address=0.0.0.0"] });
  node = await openNode(pair, { name: "node-1", subnet: 72 });
  const access = await openKubeconfig(node.kubeconfig, { log: silentLogger, endpoints: [node.grpcServer] });
  client = connect({ ...access, userAgent: "test/1" });
  pod = await node.attach("10.244.1.2", "10.244.1.1");
  node.start("kube-proxy", ["--hostname-override=node-1", "--cluster-cidr=10.244.0.0/16"]);
  node.start("dns", ["--hostname-override=node-1", `--bind-address=${node.address}`, "--resolv-conf=/dev/null"]);
}, 60_000);
afterAll(async () => {
  client?.close();
  await node?.close();
  await pair?.stop();
}, 30_000);

test("a pod resolves services by the cluster's name server, which has told where it is", async () => {
  await becomes(() => ask("A", "kubernetes.default.svc.cluster.local"), '["10.96.0.1"]', 20_000);
  expect(await ask("PTR", "10.96.0.10")).toBe('["kube-dns.kube-system.svc.cluster.local"]');
  expect(await ask("SRV", "_dns._udp.kube-dns.kube-system.svc.cluster.local")).toContain('"port":53');
  expect(await ask("A", "nobody.default.svc.cluster.local")).toBe("ENOTFOUND");
  expect(await ask("AAAA", "kubernetes.default.svc.cluster.local")).toBe("ENODATA");
  expect(await ask("A", "example.com")).toBe("ESERVFAIL");
}, 60_000);

test("a headless service's pods come and go", async () => {
  const metadata = { name: "db", namespace: "default" };
  await client.create(kinds.Service, { metadata, spec: { clusterIP: "None" }, status: { loadBalancer: {} } });
  const addresses = Array.from({ length: 60 }, (_, at) => `10.244.9.${at + 1}`);
  const endpoints = addresses.map((address, at) => ({ addresses: [address], hostname: `db-${at}`, conditions: {} }));
  const labels = { "kubernetes.io/service-name": "db", "service.kubernetes.io/headless": "" };
  await client.create(kinds.EndpointSlice, { metadata: { ...metadata, labels }, addressType: "IPv4", endpoints });
  await becomes(() => ask("A", "db-7.db.default.svc.cluster.local"), '["10.244.9.8"]');
  // More than fits into a datagram: the resolver asks again by TCP.
  const all = JSON.parse(await ask("A", "db.default.svc.cluster.local")) as string[];
  expect(new Set(all)).toEqual(new Set(addresses));
  expect(await ask("PTR", "10.244.9.8")).toBe('["db-7.db.default.svc.cluster.local"]');
  await client.delete(kinds.EndpointSlice, metadata);
  await becomes(() => ask("A", "db.default.svc.cluster.local"), "ENOTFOUND");
}, 30_000);
