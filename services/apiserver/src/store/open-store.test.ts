import { setTimeout as sleep } from "node:timers/promises";
import { type ApiObject, type Kind, kinds } from "@kubets/api";
import { startEtcd, type TestEtcd } from "../testing/start-etcd.ts";
import { openEtcdKv } from "./etcd/open-etcd-kv.ts";
import { openMemoryKv } from "./memory-kv.ts";
import { openStore } from "./open-store.ts";
import { storeConformance } from "./store.conformance.ts";

describe("openStore() in memory", () => storeConformance(async () => openMemoryKv()));

describe("openStore() on etcd", () => {
  let etcd: TestEtcd;
  beforeAll(async () => {
    etcd = await startEtcd();
  }, 20_000);
  afterAll(() => etcd.stop());

  storeConformance(async () => openEtcdKv({ endpoints: [etcd.endpoint] }));

  test("loses no acknowledged write and no event when etcd is killed, and answers 500 meanwhile", async () => {
    const kind = kinds.ConfigMap as Kind;
    const kv = openEtcdKv({ endpoints: [etcd.endpoint] });
    const store = await openStore({ kv, kinds: [kind], prefix: "/kill", compactIntervalMs: 0 });
    await store.ready;
    const seen = new Map<string, number>();
    const problems: Error[] = [];
    await store.watch(
      kind,
      { signal: new AbortController().signal },
      {
        send: (event) => {
          if (event.type === "ADDED") seen.set(event.entry.name, (seen.get(event.entry.name) ?? 0) + 1);
          return true;
        },
        end: () => undefined,
      },
    );
    const acknowledged: string[] = [];
    let isWriting = true;
    const writing = (async () => {
      for (let i = 0; isWriting; i++) {
        const object: ApiObject = {
          kind: "ConfigMap",
          apiVersion: "v1",
          metadata: { name: `a${i}`, namespace: "default", uid: "1" },
        };
        await store.create(kind, object).then(
          () => acknowledged.push(`a${i}`),
          (error: Error) => {
            problems.push(error);
            return sleep(20);
          },
        );
      }
    })();
    await sleep(300);
    await etcd.kill();
    await sleep(300);
    await etcd.restart();
    await sleep(1_500);
    isWriting = false;
    await writing;
    const { entries } = await store.list(kind, {});
    const there = new Set(entries.map((entry) => entry.name));
    expect(acknowledged.filter((name) => !there.has(name))).toEqual([]);
    expect([...there].filter((name) => seen.get(name) !== 1)).toEqual([]);
    expect(problems[0]?.message).toBe(
      "The create operation against configmaps could not be completed at this time, please try again.",
    );
    expect(acknowledged.length).toBeGreaterThan(problems.length);
    await store.close();
    await kv.close();
  }, 60_000);
});
