import { createFreshness } from "./freshness.ts";

/** Answers to revision requests, given when the test says so. */
function manualKv() {
  const requests: ((revision: number) => void)[] = [];
  const currentRevision = () => new Promise<number>((resolve) => requests.push(resolve));
  return { requests, currentRevision };
}
const settled = () => new Promise((resolve) => setImmediate(resolve));

test("latest() asks once for all reads of one turn", async () => {
  const kv = manualKv();
  const freshness = createFreshness(kv);
  freshness.advance(5);
  const together = [freshness.latest(), freshness.latest(), freshness.latest()];
  await settled();
  expect(kv.requests).toHaveLength(1);
  kv.requests[0]!(5);
  expect(await Promise.all(together)).toEqual([true, true, true]);
});

test("latest() asks again for who comes after a question was sent", async () => {
  const kv = manualKv();
  const freshness = createFreshness(kv);
  freshness.advance(5);
  const reads = [freshness.latest()];
  await settled();
  reads.push(freshness.latest());
  await settled();
  expect(kv.requests).toHaveLength(2);
  // Two questions are under way: the next one waits until one of them is answered.
  reads.push(freshness.latest(), freshness.latest());
  await settled();
  expect(kv.requests).toHaveLength(2);
  kv.requests[0]!(5);
  await settled();
  expect(kv.requests).toHaveLength(3);
  for (const answer of kv.requests) answer(5);
  expect(await Promise.all(reads)).toEqual([true, true, true, true]);
});

test("latest() waits until the cache has come to etcd's revision", async () => {
  const kv = manualKv();
  const freshness = createFreshness(kv);
  let isDone = false;
  const reading = freshness.latest().then((ok) => {
    isDone = ok;
  });
  await settled();
  kv.requests[0]!(7);
  await settled();
  freshness.advance(6);
  await settled();
  expect(isDone).toBe(false);
  freshness.advance(8);
  await reading;
  expect(isDone).toBe(true);
});

test("latest() gives up after a second, whether etcd or the cache is slow", async () => {
  const kv = manualKv();
  const freshness = createFreshness(kv);
  const silent = freshness.latest();
  expect(await silent).toBe(false);
  const behind = freshness.latest();
  await settled();
  kv.requests[1]!(7);
  expect(await behind).toBe(false);
});

test("latest() does not ask etcd again and again when it fails", async () => {
  let requests = 0;
  const freshness = createFreshness({
    currentRevision: async () => {
      requests++;
      throw new Error("down");
    },
  });
  expect(await Promise.all([freshness.latest(), freshness.latest(), freshness.latest()])).toEqual([
    false,
    false,
    false,
  ]);
  expect(requests).toBe(1);
});
