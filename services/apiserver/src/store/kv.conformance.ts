import { CompactedError, type Kv, type KvBatch, TooLargeError } from "./kv.ts";

/** What every `Kv` must do; each implementation's test calls this. Each test opens its own keys, so one etcd serves all. */
export function kvConformance(open: () => Promise<Kv>): void {
  let kv: Kv;
  let tests = 0;
  let root = "";
  beforeAll(async () => {
    kv = await open();
  });
  afterAll(() => kv.close());
  beforeEach(() => {
    root = `/test-${process.pid}-${++tests}/`;
  });

  const bytes = (text: string) => Buffer.from(text);
  const put = async (name: string, value: string) =>
    (await kv.txn({ compare: [], writes: [{ put: root + name, value: bytes(value) }] })).revision;
  const remove = async (name: string) => (await kv.txn({ compare: [], writes: [{ remove: root + name }] })).revision;
  const all = () => ({ key: root, end: `${root.slice(0, -1)}0` });
  const seen = (batches: readonly KvBatch[]) =>
    batches.flatMap(({ events }) =>
      events.map(({ type, kv }) => `${type} ${kv.key.slice(root.length)} ${Buffer.from(kv.value)}`.trim()),
    );

  async function watched(fromRevision: number, count: number): Promise<KvBatch[]> {
    const stop = new AbortController();
    const batches: KvBatch[] = [];
    for await (const batch of kv.watch({ prefix: root, fromRevision, signal: stop.signal })) {
      batches.push(batch);
      if (batches.reduce((sum, { events }) => sum + events.length, 0) >= count) break;
    }
    stop.abort();
    return batches;
  }

  test("txn() writes where the comparison holds, and answers the new revision", async () => {
    const before = await kv.currentRevision();
    const key = `${root}a`;
    const answer = await kv.txn({ compare: [{ key, modRevision: 0 }], writes: [{ put: key, value: bytes("1") }] });
    expect(answer).toEqual({ succeeded: true, revision: before + 1, read: [] });
    const { kvs } = await kv.range({ key });
    expect(kvs).toHaveLength(1);
    expect({ ...kvs[0], value: Buffer.from(kvs[0]!.value).toString() }).toEqual({
      key,
      value: "1",
      modRevision: before + 1,
      createRevision: before + 1,
      lease: "0",
    });
  });

  test("txn() writes nothing where a comparison fails, and reads what was asked for", async () => {
    const revision = await put("a", "1");
    const answer = await kv.txn({
      compare: [{ key: `${root}a`, modRevision: revision - 1 }],
      writes: [{ put: `${root}a`, value: bytes("2") }],
      readOnFailure: [`${root}a`, `${root}none`],
    });
    expect(answer.succeeded).toBe(false);
    expect(answer.read[0]?.modRevision).toBe(revision);
    expect(answer.read[1]).toBeUndefined();
    expect(await kv.currentRevision()).toBe(revision);
  });

  test("txn() of several writes has one revision", async () => {
    await put("gone", "1");
    const writes = [
      { put: `${root}a`, value: bytes("a") },
      { put: `${root}b`, value: bytes("b") },
      { remove: `${root}gone` },
    ];
    const { revision } = await kv.txn({ compare: [], writes });
    const { kvs } = await kv.range(all());
    expect(kvs.map((found) => [found.key.slice(root.length), found.modRevision])).toEqual([
      ["a", revision],
      ["b", revision],
    ]);
  });

  test("txn() that removes what is not there makes no revision", async () => {
    const before = await kv.currentRevision();
    expect(await remove("none")).toBe(before);
  });

  test("txn() keeps every byte of a value, and keys of any script", async () => {
    const value = Buffer.from(Array.from({ length: 70_000 }, (_, i) => i % 256));
    await kv.txn({ compare: [], writes: [{ put: `${root}ключ-鍵`, value }] });
    const { kvs } = await kv.range({ key: `${root}ключ-鍵` });
    expect(Buffer.compare(Buffer.from(kvs[0]!.value), value)).toBe(0);
  });

  test("txn() of more than 128 operations is refused", async () => {
    const writes = Array.from({ length: 129 }, (_, i) => ({ put: `${root}${i}`, value: bytes("") }));
    await expect(kv.txn({ compare: [], writes })).rejects.toThrow(TooLargeError);
    expect((await kv.range(all())).count).toBe(0);
  });

  test("txn() of more than 1.5 MiB is refused", async () => {
    const value = Buffer.alloc(1.5 * 1024 * 1024);
    await expect(kv.txn({ compare: [], writes: [{ put: `${root}a`, value }] })).rejects.toThrow(TooLargeError);
  });

  test("txn() with a time to live lets the key go by itself", async () => {
    await kv.txn({ compare: [], writes: [{ put: `${root}a`, value: bytes("1"), ttlSeconds: 1 }] });
    const { kvs } = await kv.range({ key: `${root}a` });
    expect(kvs[0]?.lease).not.toBe("0");
    const batches = await watched(kvs[0]!.modRevision + 1, 1);
    expect(seen(batches)).toEqual(["delete a"]);
  }, 15_000);

  test("range() is in the order of keys, and tells how many there are beyond the limit", async () => {
    for (const name of ["c", "a", "b"]) await put(name, name);
    const answer = await kv.range({ ...all(), limit: 2 });
    expect(answer.kvs.map(({ key }) => key.slice(root.length))).toEqual(["a", "b"]);
    expect([answer.more, answer.count]).toEqual([true, 3]);
    expect((await kv.range({ ...all(), limit: 3 })).more).toBe(false);
  });

  test("range() of keys only, or of the count only, brings no values", async () => {
    await put("a", "1");
    const keys = await kv.range({ ...all(), keysOnly: true });
    expect(keys.kvs.map(({ value }) => value.length)).toEqual([0]);
    const count = await kv.range({ ...all(), countOnly: true });
    expect([count.kvs.length, count.count]).toEqual([0, 1]);
  });

  test("range() at an old revision shows what was there then", async () => {
    await put("a", "1");
    const then = await put("b", "1");
    await put("a", "2");
    await remove("b");
    const { kvs } = await kv.range({ ...all(), revision: then });
    expect(kvs.map(({ key, value }) => `${key.slice(root.length)}=${Buffer.from(value)}`)).toEqual(["a=1", "b=1"]);
  });

  test("range() larger than 4 MiB comes whole", async () => {
    for (let i = 0; i < 5; i++) {
      await kv.txn({ compare: [], writes: [{ put: `${root}${i}`, value: Buffer.alloc(1024 * 1024, i) }] });
    }
    const { kvs } = await kv.range(all());
    expect(kvs.map(({ value }) => value.length)).toEqual(Array.from({ length: 5 }, () => 1024 * 1024));
  });

  test("watch() tells what happened since a revision, and then what happens", async () => {
    const from = await put("a", "1");
    await put("a", "2");
    const events = watched(from, 4);
    await remove("a");
    await put("b", "1");
    expect(seen(await events)).toEqual(["put a 1", "put a 2", "delete a", "put b 1"]);
  });

  test("watch() brings what was there before", async () => {
    const first = await put("a", "1");
    await put("a", "2");
    await remove("a");
    const batches = await watched(first, 3);
    const before = batches.flatMap(({ events }) =>
      events.map(({ previous }) => previous && `${Buffer.from(previous.value)}`),
    );
    expect(before).toEqual([undefined, "1", "2"]);
  });

  test("watch() brings all events of a revision in one batch", async () => {
    const writes = ["a", "b", "c"].map((name) => ({ put: root + name, value: bytes(name) }));
    const { revision } = await kv.txn({ compare: [], writes });
    const batches = await watched(revision, 3);
    expect(batches.map((batch) => [batch.revision, batch.events.length])).toEqual([[revision, 3]]);
  });

  test("watch() of a revision larger than a message brings it whole", async () => {
    const writes = Array.from({ length: 3 }, (_, i) => ({ put: `${root}${i}`, value: Buffer.alloc(500_000, i) }));
    const { revision } = await kv.txn({ compare: [], writes });
    for (let i = 0; i < 3; i++) {
      await kv.txn({ compare: [], writes: writes.map(({ put, value }) => ({ put, value })) });
    }
    const batches = await watched(revision, 12);
    expect(batches.map(({ events }) => events.length)).toEqual([3, 3, 3, 3]);
  });

  test("watch() of the empty prefix sees every key", async () => {
    const stop = new AbortController();
    const fromRevision = (await kv.currentRevision()) + 1;
    const iterator = kv.watch({ prefix: "", fromRevision, signal: stop.signal })[Symbol.asyncIterator]();
    const next = iterator.next();
    await put("a", "1");
    expect((await next).value.events[0].kv.key).toBe(`${root}a`);
    stop.abort();
    expect((await iterator.next()).done).toBe(true);
  });

  test("watch() of a revision of the future tells nothing before it", async () => {
    const now = await put("a", "1");
    const events = watched(now + 3, 1);
    for (const value of ["2", "3", "4"]) await put("a", value);
    expect(seen(await events)).toEqual(["put a 4"]);
  });

  test("watch() ends when the signal aborts", async () => {
    const stop = new AbortController();
    setTimeout(() => stop.abort(), 50);
    for await (const _ of kv.watch({ prefix: root, fromRevision: 1_000_000_000, signal: stop.signal }))
      fail("no event");
  });

  test("sizeBytes() grows with what is written", async () => {
    await put("a", "a".repeat(1 << 20));
    expect(await kv.sizeBytes()).toBeGreaterThan(1 << 20);
  });

  test("compact() takes old revisions away from ranges and watches", async () => {
    const old = await put("a", "1");
    const now = await put("a", "2");
    await put("a", "3");
    await kv.compact(now);
    await expect(kv.range({ ...all(), revision: old })).rejects.toThrow(CompactedError);
    await expect(watched(old, 1)).rejects.toThrow(CompactedError);
    const { kvs } = await kv.range({ ...all(), revision: now });
    expect(Buffer.from(kvs[0]!.value).toString()).toBe("2");
    expect(seen(await watched(now + 1, 1))).toEqual(["put a 3"]);
  });

  test("compact() at a revision that is gone says so", async () => {
    await put("a", "1");
    const now = await put("a", "2");
    await kv.compact(now);
    await expect(kv.compact(now - 1)).rejects.toThrow(CompactedError);
  });
}

const fail = (why: string): never => {
  throw new Error(why);
};
