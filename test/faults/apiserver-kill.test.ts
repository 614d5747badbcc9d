import { Agent } from "node:https";
import { setTimeout as pause } from "node:timers/promises";
import { type TestClient, testClient } from "../../services/apiserver/src/server/testing-client.ts";
import { openEtcdKv } from "../../services/apiserver/src/store/etcd/open-etcd-kv.ts";
import { startEtcd, type TestEtcd } from "../../services/apiserver/src/testing/start-etcd.ts";
import { type ApiserverProcess, startApiserver } from "./apiserver-process.ts";
import { watchProblems } from "./histories.ts";
import { historyOf } from "./history-of.ts";
import { resumingWatch } from "./resuming-watch.ts";

/** A server that is killed without a word, while clients write through it and a hundred watch. */
let etcd: TestEtcd;
let server: ApiserverProcess;
let client: TestClient;
const agent = new Agent({ keepAlive: true, rejectUnauthorized: false });
const path = "/api/v1/namespaces/default/configmaps";

beforeAll(async () => {
  etcd = await startEtcd();
  server = await startApiserver(etcd.endpoint);
  client = testClient("1.1", server);
}, 90_000);
afterAll(async () => {
  client.close();
  agent.destroy();
  await server.stop();
  await etcd.stop();
}, 30_000);

interface Seen {
  readonly items: readonly { readonly metadata: { readonly name: string } }[];
  readonly metadata: { readonly resourceVersion: string };
}
const identities = async () => {
  const query = "labelSelector=apiserver.kubernetes.io%2Fidentity%3Dkube-apiserver";
  const { json } = await client.send("GET", `/apis/coordination.k8s.io/v1/namespaces/kube-system/leases?${query}`);
  return (json as Seen).items.map(({ metadata }) => metadata.name);
};

test("clients of a killed server resume where they were: no event is lost or told twice, no write is lost", async () => {
  const from = Number(((await client.send("GET", path)).json as Seen).metadata.resourceVersion);
  const before = await identities();
  const watches = Array.from({ length: 100 }, () => resumingWatch({ ...server, agent, path, from }));

  const acknowledged: string[] = [];
  let isOver = false;
  const writing = Array.from({ length: 3 }, async (_, writer) => {
    for (let turn = 0; !isOver; turn++) {
      const name = `w${writer}-${turn}`;
      const body = { apiVersion: "v1", kind: "ConfigMap", metadata: { name }, data: { value: name } };
      const answer = await client.send("POST", path, { body }).catch(() => undefined);
      if (answer?.code === 201) acknowledged.push(name);
      await pause(answer ? 20 : 100);
    }
  });
  try {
    const opened = Date.now() + 20_000;
    while (watches.some(({ resumed }) => resumed < 0) && Date.now() < opened) await pause(50);
    await pause(500);
    await server.kill();
    await server.start();
    await pause(1_500);
  } finally {
    isOver = true;
  }
  await Promise.all(writing);

  const kv = openEtcdKv({ endpoints: [etcd.endpoint] });
  const to = await kv.currentRevision();
  const last = { apiVersion: "v1", kind: "ConfigMap", metadata: { name: "last" }, data: { value: "last" } };
  await client.send("POST", path, { body: last });
  const history = await historyOf(kv, { prefix: "/registry", from, to: to + 1 });
  const end = history.at(-1)!.revision;
  const until = Date.now() + 30_000;
  const isBehind = () => watches.some(({ changes }) => (changes.at(-1)?.revision ?? 0) < end);
  while (isBehind() && Date.now() < until) await pause(50);
  for (const watch of watches) watch.stop();
  await kv.close();

  expect(watches.flatMap(({ errors }) => errors)).toEqual([]);
  expect(watches.every(({ resumed }) => resumed >= 1)).toBe(true);
  for (const { changes } of watches) {
    expect(
      watchProblems({ from, changes: [...changes], bookmarks: [], ended: undefined, close: () => {} }, history),
    ).toEqual([]);
  }
  const written = new Set(history.map(({ key }) => key));
  expect(acknowledged.filter((name) => !written.has(name))).toEqual([]);
  expect(acknowledged.length).toBeGreaterThan(20);
  expect(await identities()).toEqual(before);
}, 120_000);
