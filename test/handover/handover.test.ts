import { existsSync } from "node:fs";
import { type ApiObject, allKinds } from "@kubets/api";
import { type TestClient, testClient } from "../../services/apiserver/src/server/testing-client.ts";
import { startEtcd, type TestEtcd } from "../../services/apiserver/src/testing/start-etcd.ts";
import { startPair } from "../dev/start-pair.ts";
import { differences } from "../reference/differences.ts";
import { service } from "../reference/objects.ts";
import { makeThings } from "./things.ts";

/** One etcd changes hands: from us to a real kube-apiserver, and back. */
const peer = process.env.KUBE_APISERVER ?? "/opt/peers/kube-apiserver";
const described = existsSync(peer) ? describe : describe.skip;

type Held = ReadonlyMap<string, ApiObject>;

/** Each server writes these for itself: its identity, its own addresses, its own settings, the roles it needs. */
const isOwn = (key: string, { metadata: { labels = {}, annotations = {} } }: ApiObject): boolean =>
  "kubernetes.io/bootstrapping" in labels ||
  "apf.kubernetes.io/autoupdate-spec" in annotations ||
  /^leases .*\/apiserver-|extension-apiserver-authentication$|^apiservices |default\/kubernetes$/.test(key);

async function everything(client: TestClient): Promise<Held> {
  const held = new Map<string, ApiObject>();
  for (const kind of allKinds) {
    if (!kind.verbs.includes("list") || !kind.storage) continue;
    const path = `${kind.group ? `/apis/${kind.group}` : "/api"}/${kind.version}/${kind.plural}`;
    const answer = await client.send("GET", kind.group ? path : `/api/${kind.version}/${kind.plural}`);
    if (answer.code !== 200) throw new Error(`${path}: ${answer.text}`);
    for (const item of (answer.json as { items: ApiObject[] }).items) {
      const key = `${kind.plural} ${kind.version} ${item.metadata.namespace ?? ""}/${item.metadata.name}`;
      if (!isOwn(key, item)) held.set(key, item);
    }
  }
  return held;
}

/** Has a server on an etcd for as long as it is used. */
async function during<T>(
  options: Parameters<typeof startPair>[0],
  use: (client: TestClient) => Promise<T>,
): Promise<T> {
  const pair = await startPair(options);
  const client = testClient("2", { port: Number(new URL(pair.server).port), token: pair.token });
  try {
    return await use(client);
  } finally {
    client.close();
    await pair.stop();
  }
}

const services = "/api/v1/namespaces/team/services";
interface Addressed {
  readonly spec: { readonly clusterIP: string; readonly ports: readonly { readonly nodePort: number }[] };
}

/** The next server knows what is taken, gives what is free, and lets go of what is deleted. */
async function expectAllocation(client: TestClient, held: Held, name: string): Promise<void> {
  const taken = [...held.entries()].flatMap(([key, object]) =>
    key.startsWith("services ") ? [object as unknown as Addressed] : [],
  );
  const addresses = taken.map(({ spec }) => spec.clusterIP);
  const ports = taken.flatMap(({ spec }) => spec.ports?.map(({ nodePort }) => nodePort) ?? []).filter(Boolean);
  const send = (spec: Readonly<Record<string, unknown>>) =>
    client.send("POST", services, { body: service(name, spec) });
  expect((await send({ clusterIP: addresses.find((ip) => ip?.startsWith("10.")), ports: [{ port: 80 }] })).code).toBe(
    422,
  );
  expect((await send({ type: "NodePort", ports: [{ port: 80, nodePort: ports[0] }] })).code).toBe(422);
  const made = await send({ type: "NodePort", ports: [{ port: 80 }] });
  expect(made.code).toBe(201);
  const { spec } = made.json as Addressed;
  expect(addresses).not.toContain(spec.clusterIP);
  expect(ports).not.toContain(spec.ports[0]!.nodePort);
}

/** Nothing has changed, nothing is lost, nothing is new. */
function expectSame(held: Held, before: Held): void {
  const turn = (all: Held) => [{ it: "everything", code: 200, body: Object.fromEntries(all) }];
  expect(differences(turn(held), turn(before))).toEqual([]);
}

described("an etcd changes hands", () => {
  let etcd: TestEtcd;
  beforeAll(async () => {
    etcd = await startEtcd();
  }, 30_000);
  afterAll(() => etcd.stop());

  test("from kubets to kube-apiserver and back, with everything in it", async () => {
    const ours = await during({ etcd: etcd.endpoint }, async (client) => {
      await makeThings(client);
      return everything(client);
    });
    const theirs = await during({ etcd: etcd.endpoint, peer }, async (client) => {
      expectSame(await everything(client), ours);
      await expectAllocation(client, ours, "by-peer");
      expect((await client.send("DELETE", `${services}/plain`)).code).toBe(200);
      return everything(client);
    });
    await during({ etcd: etcd.endpoint }, async (client) => {
      expectSame(await everything(client), theirs);
      await expectAllocation(client, theirs, "by-us");
      const { spec } = ours.get("services v1 team/plain") as unknown as Addressed;
      const again = service("plain", { clusterIP: spec.clusterIP, ports: [{ port: 80 }] });
      expect((await client.send("POST", services, { body: again })).code).toBe(201);
    });
  }, 180_000);

  test("from kube-apiserver to kubets, with everything in it", async () => {
    const other = await startEtcd();
    try {
      const theirs = await during({ etcd: other.endpoint, peer }, async (client) => {
        await makeThings(client);
        return everything(client);
      });
      await during({ etcd: other.endpoint }, async (client) => {
        expectSame(await everything(client), theirs);
        await expectAllocation(client, theirs, "by-us");
      });
    } finally {
      await other.stop();
    }
  }, 180_000);
});
