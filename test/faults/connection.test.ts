import { setTimeout as pause } from "node:timers/promises";
import { ApiError } from "@kubets/api";
import { openEtcdKv } from "../../services/apiserver/src/store/etcd/open-etcd-kv.ts";
import type { Kv } from "../../services/apiserver/src/store/kv.ts";
import { openStore } from "../../services/apiserver/src/store/open-store.ts";
import type { Store } from "../../services/apiserver/src/store/store.ts";
import { startEtcd, type TestEtcd } from "../../services/apiserver/src/testing/start-etcd.ts";
import { clientProblems, recordWatch, watchProblems } from "./histories.ts";
import { historyOf } from "./history-of.ts";
import { openTcpProxy, type TcpProxy } from "./tcp-proxy.ts";
import { anObject, kind, runTraffic } from "./traffic.ts";

/** One server whose wire to etcd is broken in between. */
let etcd: TestEtcd;
let proxy: TcpProxy;
let kv: Kv;
let direct: Kv;
let store: Store;
const prefix = "/faults";

beforeAll(async () => {
  etcd = await startEtcd();
  proxy = await openTcpProxy({ to: Number(new URL(etcd.endpoint).port) });
  kv = openEtcdKv({ endpoints: [`http://127.0.0.1:${proxy.port}`] });
  direct = openEtcdKv({ endpoints: [etcd.endpoint] });
  store = await openStore({ kv, kinds: [kind], prefix, compactIntervalMs: 0 });
  await store.ready;
}, 30_000);

afterAll(async () => {
  await store.close();
  await kv.close();
  await direct.close();
  await proxy.close();
  await etcd.stop();
});
afterEach(() => proxy.heal());

/** Tried until it is there. */
async function settled(name: string): Promise<{ revision: number }> {
  for (let tries = 0; ; tries++) {
    try {
      return await store.create(kind, anObject(`${name}-${tries}`, ""));
    } catch (error) {
      if (tries > 100) throw error;
      await pause(100);
    }
  }
}

test("a write whose answer is lost is made once, and its writer is told that nobody knows", async () => {
  const { revision } = await store.create(kind, anObject("appended", "0"));
  // The cache holds it: the change begins with a write.
  await store.get(kind, "default", "appended");
  let runs = 0;
  proxy.dropAnswers();
  const lost = store
    .update(kind, "default", "appended", ({ object }) => {
      runs += 1;
      const value = `${(object.data as { value: string }).value}+1`;
      return { object: { ...object, data: { value } } };
    })
    .catch((error: unknown) => error);
  // It has arrived; now the wire breaks.
  const until = Date.now() + 5_000;
  while ((await direct.currentRevision()) === revision && Date.now() < until) await pause(20);
  proxy.cut();
  const error = (await lost) as ApiError;
  proxy.heal();
  expect([error.code, error.reason, runs]).toEqual([500, "ServerTimeout", 1]);
  await settled("afterwards");
  const changes = await historyOf(direct, { prefix, from: 0, to: await direct.currentRevision() });
  expect(changes.filter(({ key }) => key === "appended").map(({ value }) => value)).toEqual(["0", "0+1"]);
}, 30_000);

const wires = [
  { it: "is cut", break: () => proxy.cut() },
  { it: "swallows everything", break: () => proxy.blackhole() },
];
test.each(wires)(
  "one history is seen when the wire to etcd $it and heals",
  async (wire) => {
    const { revision } = await settled("before");
    const watch = await recordWatch(store, revision);
    let isOver = false;
    const traffic = runTraffic({ stores: [store], clients: 4, run: wire.it, isOver: () => isOver });
    try {
      await pause(300);
      wire.break();
      await pause(2_000);
      // What the cache holds is still there to read.
      expect((await store.list(kind, { resourceVersion: "0" })).entries.length).toBeGreaterThan(0);
      proxy.heal();
      await settled("healed");
      await pause(500);
    } finally {
      isOver = true;
    }
    const operations = await traffic;
    const last = await settled("after");
    const history = await historyOf(direct, { prefix, from: 0, to: last.revision });
    const until = Date.now() + 20_000;
    while ((watch.changes.at(-1)?.revision ?? 0) < last.revision && Date.now() < until) await pause(20);
    expect(watch.ended).toBe(undefined);
    expect(watchProblems(watch, history)).toEqual([]);
    expect(clientProblems(operations, history)).toEqual([]);
    expect(operations.some(({ outcome }) => outcome === "unknown")).toBe(true);
    watch.close();
  },
  90_000,
);

test("a watch that begins while its revision is compacted is told all, or that it is too old", async () => {
  for (let turn = 0; turn < 10; turn++) {
    const { revision } = await settled(`compacted-${turn}`);
    for (const name of ["a", "b", "c"]) {
      await store.create(kind, anObject(`${name}-${turn}`, ""));
      await store.remove(kind, "default", `${name}-${turn}`);
    }
    // A server that begins here holds nothing of what was before in its memory.
    const late = await openStore({ kv: direct, kinds: [kind], prefix, compactIntervalMs: 0, replayRevisions: 0 });
    await late.ready;
    const compacting = pause(turn % 5).then(async () => direct.compact((await direct.currentRevision()) - (turn % 3)));
    const watch = await recordWatch(late, revision).catch((error: unknown) => error as ApiError);
    await compacting;
    const last = await settled("last");
    if (watch instanceof ApiError) {
      expect([watch.code, watch.reason]).toEqual([410, "Expired"]);
    } else {
      const until = Date.now() + 5_000;
      const isDone = () => watch.ended !== undefined || (watch.changes.at(-1)?.revision ?? 0) >= last.revision;
      while (!isDone() && Date.now() < until) await pause(10);
      const told = watch.changes.map(({ is, key }) => `${is} ${key}`);
      const all = ["a", "b", "c"].flatMap((name) => [`put ${name}-${turn}`, `delete ${name}-${turn}`]);
      if (watch.ended === undefined) expect(told.slice(0, 6)).toEqual(all);
      else expect((watch.ended as ApiError).reason).toBe("Expired");
      watch.close();
    }
    await late.close();
  }
}, 60_000);
