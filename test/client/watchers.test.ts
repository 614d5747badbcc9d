import { kinds } from "@kubets/api";
import { createCache } from "@kubets/client";
import { eventually } from "./eventually.ts";
import { openTestServer, type TestServer } from "./open-server.ts";

/** Little history, so that a slow reader falls out of it soon. */
let server: TestServer;
beforeAll(async () => {
  server = await openTestServer({ historyBytes: 200_000 });
}, 30_000);
afterAll(() => server.close());

const filler = "x".repeat(20_000);
const write = async (count: number) => {
  for (let i = 0; i < count; i++)
    await server.admin.patch(kinds.ConfigMap, key, { patch: { merge: { data: { filler, i: String(i) } } } });
};
const key = { namespace: "default", name: "busy" };

test("a reader that is too slow is cut off, others get every event, and it catches up by listing again", async () => {
  const { admin } = server;
  await admin.create(kinds.ConfigMap, { metadata: key });
  const { resourceVersion } = await admin.list(kinds.ConfigMap);
  const abort = new AbortController();
  const slow = server.connect();
  const events = slow.watch(kinds.ConfigMap, { resourceVersion, signal: abort.signal })[Symbol.asyncIterator]();
  const fast: string[] = [];
  const reading = (async () => {
    for await (const event of admin.watch(kinds.ConfigMap, { resourceVersion, signal: abort.signal }))
      if (event.type === "MODIFIED") fast.push(event.object.data?.i ?? "");
  })();
  const cache = createCache({ client: slow });
  cache.hold(kinds.ConfigMap);
  cache.start(abort.signal);

  const first = events.next();
  await write(120);
  await first;
  await eventually("the fast reader has all", () => fast.length === 120);
  expect(fast).toEqual(Array.from({ length: 120 }, (_, i) => String(i)));

  let read = 1;
  const drained = (async () => {
    for (let next = await events.next(); !next.done; next = await events.next()) read += 1;
  })();
  await expect(drained).rejects.toMatchObject({ name: "ApiError" });
  expect(read).toBeLessThan(120);
  await eventually("the cache is up to date", () => cache.get(kinds.ConfigMap, key)?.data?.i === "119");
  abort.abort();
  await reading;
  slow.close();
}, 30_000);

test("a watch from a revision that is gone says so", async () => {
  await write(2);
  await server.compact();
  const { signal } = new AbortController();
  const events = server.admin.watch(kinds.ConfigMap, { resourceVersion: "1", signal });
  await expect(events[Symbol.asyncIterator]().next()).rejects.toMatchObject({ reason: "Expired", code: 410 });
});

test("a server that stops ends its watches, without an error", async () => {
  const other = await openTestServer();
  const { signal } = new AbortController();
  const events = other.admin.watch(kinds.ConfigMap, { resourceVersion: "", signal })[Symbol.asyncIterator]();
  await events.next().catch(() => {});
  const ended = (async () => {
    while (!(await events.next()).done);
  })();
  await other.close();
  await expect(ended).resolves.toBeUndefined();
}, 20_000);
