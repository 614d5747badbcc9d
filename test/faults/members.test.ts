import { setTimeout as pause } from "node:timers/promises";
import { openEtcdKv } from "../../services/apiserver/src/store/etcd/open-etcd-kv.ts";
import type { Kv } from "../../services/apiserver/src/store/kv.ts";
import { openStore } from "../../services/apiserver/src/store/open-store.ts";
import type { Store } from "../../services/apiserver/src/store/store.ts";
import { type EtcdCluster, startEtcdCluster } from "./etcd-cluster.ts";
import { clientProblems, type Recorded, recordWatch, watchProblems } from "./histories.ts";
import { historyOf } from "./history-of.ts";
import { anObject, kind, runTraffic } from "./traffic.ts";

/**
 * Two servers on an etcd of three members that is broken while clients write, read and watch: what they were told must fit what
 * etcd says has happened.
 */
let cluster: EtcdCluster;
let kvs: Kv[];
let stores: Store[];
const prefix = "/faults";

beforeAll(async () => {
  cluster = await startEtcdCluster();
  // Each prefers another member.
  kvs = [0, 1].map((first) => {
    const endpoints = cluster.endpoints.map(
      (_, index) => cluster.endpoints[(index + first) % cluster.endpoints.length]!,
    );
    return openEtcdKv({ endpoints });
  });
  stores = await Promise.all(
    kvs.map((kv) => openStore({ kv, kinds: [kind], prefix, compactIntervalMs: 0, bookmarkIntervalMs: 500 })),
  );
  await Promise.all(stores.map(({ ready }) => ready));
}, 60_000);

afterAll(async () => {
  await Promise.all(stores.map((store) => store.close()));
  await Promise.all(kvs.map((kv) => kv.close()));
  await cluster.stop();
}, 30_000);

const faults: { it: string; during: () => Promise<void> }[] = [
  { it: "nothing fails", during: async () => {} },
  {
    it: "the leader is killed and started again",
    during: async () => {
      const leader = await cluster.leader();
      await cluster.signal(leader, "SIGKILL");
      await pause(1_500);
      await cluster.restart(leader);
    },
  },
  {
    it: "a follower is killed and started again",
    during: async () => {
      const follower = ((await cluster.leader()) + 1) % 3;
      await cluster.signal(follower, "SIGKILL");
      await pause(1_000);
      await cluster.restart(follower);
    },
  },
  {
    it: "the leader hears nothing of its peers",
    during: async () => {
      cluster.partition(await cluster.leader());
      await pause(2_500);
      cluster.heal();
    },
  },
  {
    it: "peers hear of each other late",
    during: async () => {
      cluster.delay(100);
      await pause(1_500);
      cluster.heal();
    },
  },
  {
    it: "the leader stands still, and goes on",
    during: async () => {
      const leader = await cluster.leader();
      await cluster.signal(leader, "SIGSTOP");
      await pause(2_500);
      await cluster.signal(leader, "SIGCONT");
    },
  },
  {
    it: "a member is replaced by an empty one",
    during: async () => cluster.replace(((await cluster.leader()) + 1) % 3),
  },
  {
    it: "the leader is replaced by an empty one",
    during: async () => cluster.replace(await cluster.leader()),
  },
];

test.each(faults)(
  "clients see one history when $it",
  async ({ it, during }) => {
    const { revision } = await settled("before");
    const watches = await Promise.all(stores.map((store) => recordWatch(store, revision)));
    let isOver = false;
    const traffic = runTraffic({ stores, clients: 6, run: it, isOver: () => isOver });
    try {
      await pause(500);
      await during();
      await pause(1_500);
    } finally {
      isOver = true;
    }
    const operations = await traffic;
    const last = await settled("after");

    const history = await historyOf(kvs[0]!, { prefix, from: 0, to: last.revision });
    for (const watch of watches) await caughtUp(watch, last.revision);
    expect(watches.map(({ ended }) => ended)).toEqual([undefined, undefined]);
    for (const watch of watches) expect(watchProblems(watch, history)).toEqual([]);
    expect(clientProblems(operations, history)).toEqual([]);
    expect(operations.filter(({ outcome }) => outcome === "done").length).toBeGreaterThan(30);

    // Whoever comes back at any revision is told the rest, by either server.
    const recent = history.filter((change) => change.revision > revision);
    for (const store of stores) {
      for (const part of [0.1, 0.5, 0.9]) {
        const resumed = await recordWatch(store, recent[Math.floor(recent.length * part)]!.revision);
        await caughtUp(resumed, last.revision);
        expect(watchProblems(resumed, history)).toEqual([]);
        resumed.close();
      }
    }
    for (const watch of watches) watch.close();
  },
  90_000,
);

test("a watch of a revision of the future is told nothing that came before, by whichever member", async () => {
  const { revision } = await settled("now");
  const stop = new AbortController();
  const wanted = revision + 5;
  const told: Promise<number>[] = kvs.map(async (kv) => {
    for await (const batch of kv.watch({ prefix: `${prefix}/`, fromRevision: wanted, signal: stop.signal })) {
      if (batch.events.length > 0) return batch.events[0]!.kv.modRevision;
    }
    return 0;
  });
  for (let turn = 0; turn < 8; turn++) await settled(`future-${turn}`);
  expect(await Promise.all(told)).toEqual([wanted, wanted]);
  stop.abort();
}, 20_000);

/** A write that is known to be there: tried until it is. */
async function settled(name: string): Promise<{ revision: number }> {
  const until = Date.now() + 20_000;
  for (;;) {
    const made = `${name}-${Date.now()}`;
    try {
      return await stores[0]!.create(kind, anObject(made, ""));
    } catch (error) {
      if (Date.now() > until) throw error;
      await pause(100);
    }
  }
}

async function caughtUp({ changes }: Recorded, revision: number): Promise<void> {
  const until = Date.now() + 20_000;
  while ((changes.at(-1)?.revision ?? 0) < revision && Date.now() < until) await pause(20);
}
