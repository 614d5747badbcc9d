import { setTimeout as sleep } from "node:timers/promises";
import { startEtcd, type TestEtcd } from "../../testing/start-etcd.ts";
import { kvConformance } from "../kv.conformance.ts";
import { type Kv, UnavailableError, UncertainError } from "../kv.ts";
import { openEtcdKv } from "./open-etcd-kv.ts";

let etcd: TestEtcd;
beforeAll(async () => {
  etcd = await startEtcd();
}, 20_000);
afterAll(() => etcd.stop());

describe("openEtcdKv()", () => kvConformance(async () => openEtcdKv({ endpoints: [etcd.endpoint] })));

describe("openEtcdKv(), when etcd fails", () => {
  let kv: Kv;
  beforeEach(() => {
    kv = openEtcdKv({ endpoints: [etcd.endpoint] });
  });
  afterEach(() => kv.close());
  const put = async (key: string, value: string) =>
    (await kv.txn({ compare: [], writes: [{ put: key, value: Buffer.from(value) }] })).revision;

  test("keeps every acknowledged write, and its watch neither misses nor repeats one, over a SIGKILL", async () => {
    const stop = new AbortController();
    const fromRevision = (await kv.currentRevision()) + 1;
    const seen: number[] = [];
    const watching = (async () => {
      for await (const { revision } of kv.watch({ prefix: "/kill/", fromRevision, signal: stop.signal }))
        seen.push(revision);
    })();
    const acknowledged: number[] = [];
    let isWriting = true;
    const writing = (async () => {
      for (let i = 0; isWriting; i++) {
        await put("/kill/a", String(i)).then(
          (revision) => acknowledged.push(revision),
          () => sleep(20),
        );
      }
    })();
    for (let i = 0; i < 2; i++) {
      await sleep(300);
      await etcd.kill();
      await etcd.restart();
    }
    await sleep(1_000);
    isWriting = false;
    await writing;
    const last = await put("/kill/a", "last");
    while (seen.at(-1) !== last) await sleep(20);
    stop.abort();
    await watching;
    expect(seen).toEqual([...new Set(seen)].sort((a, b) => a - b));
    expect(acknowledged.filter((revision) => !seen.includes(revision))).toEqual([]);
    // Every revision since is a write of this key: none may be missing.
    expect(seen).toEqual(Array.from({ length: last - fromRevision + 1 }, (_, i) => fromRevision + i));
  }, 60_000);

  test("answers nothing stale while etcd stands still, and goes on when it does", async () => {
    const before = await put("/pause/a", "1");
    process.kill(etcd.pid, "SIGSTOP");
    const reading = kv.currentRevision();
    await sleep(1_000);
    process.kill(etcd.pid, "SIGCONT");
    expect(await reading).toBe(before);
    expect(await put("/pause/a", "2")).toBe(before + 1);
  }, 20_000);

  test("says of a write whose answer is lost that nobody knows", async () => {
    await put("/lost/a", "1");
    process.kill(etcd.pid, "SIGSTOP");
    // The signal takes a moment to reach every thread.
    await sleep(100);
    const writing = put("/lost/a", "2");
    const outcome = expect(writing).rejects.toThrow(UncertainError);
    await sleep(200);
    await etcd.kill();
    await outcome;
    await etcd.restart();
  }, 20_000);

  test("says of a read that etcd is not there", async () => {
    const nowhere = openEtcdKv({ endpoints: ["http://127.0.0.1:1"] });
    await expect(nowhere.currentRevision()).rejects.toThrow(UnavailableError);
    await nowhere.close();
  }, 20_000);

  test("goes to the next endpoint when the first is not there", async () => {
    const both = openEtcdKv({ endpoints: ["http://127.0.0.1:1", etcd.endpoint] });
    const revision = await put("/failover/a", "1");
    expect(await both.currentRevision()).toBeGreaterThanOrEqual(revision);
    const stop = new AbortController();
    for await (const batch of both.watch({ prefix: "/failover/", fromRevision: revision, signal: stop.signal })) {
      expect(batch.revision).toBe(revision);
      break;
    }
    await both.close();
  }, 30_000);
});
