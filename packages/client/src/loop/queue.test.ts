import { createBackoff } from "./backoff.ts";
import { createLoop, giveUp, keyOfText, lookAgain, settled, textOfKey } from "./loop.ts";
import { createQueue } from "./queue.ts";

const log = { info: () => {}, warn: () => {} };
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

test("a key added many times is handed out once", async () => {
  const queue = createQueue({ name: "q" });
  for (const key of ["a", "a", "b", "a"]) queue.add(key);
  expect([await queue.take(), await queue.take(), queue.length]).toEqual(["a", "b", 0]);
  queue.close();
});

test("a key added during its pass comes back after it, not during", async () => {
  const queue = createQueue({ name: "q" });
  queue.add("a");
  await queue.take();
  queue.add("a");
  queue.add("a");
  expect(queue.length).toBe(0);
  queue.done("a");
  expect(await queue.take()).toBe("a");
  queue.done("a");
  expect(queue.length).toBe(0);
  queue.close();
});

test("of two later times for a key the earlier one wins", async () => {
  const queue = createQueue({ name: "q" });
  queue.addAfter("a", 10_000);
  queue.addAfter("a", 5);
  expect(await queue.take()).toBe("a");
  queue.close();
  expect(await queue.take()).toBeUndefined();
});

test("pauses double from 5 ms to 1000 s, and start again once forgotten", () => {
  const backoff = createBackoff();
  expect([1, 2, 3, 4].map(() => backoff.next("a"))).toEqual([5, 10, 20, 40]);
  for (let i = 0; i < 30; i++) backoff.next("a");
  expect(backoff.next("a")).toBe(1_000_000);
  backoff.forget("a");
  expect(backoff.next("a")).toBe(5);
});

test("a failed pass is tried again, a settled one is not", async () => {
  let passes = 0;
  const pass = async () => {
    passes += 1;
    if (passes < 3) throw new Error("not yet");
    return settled;
  };
  const loop = createLoop({ name: "l", pass, workers: 2, log });
  loop.run();
  loop.add({ name: "a" });
  await pause(60);
  await loop.stop();
  expect(passes).toBe(3);
});

test("a pass that wants to look again is run again, one that gives up is not", async () => {
  const seen: string[] = [];
  const pass = async ({ name }: { name: string }) => {
    seen.push(name);
    return name === "again" && seen.length < 4 ? lookAgain(1) : giveUp("hopeless");
  };
  const loop = createLoop({ name: "l", pass, workers: 1, log });
  loop.run();
  loop.add({ name: "no" });
  loop.add({ namespace: "ns", name: "again" });
  await pause(40);
  await loop.stop();
  expect(seen).toEqual(["no", "again", "again", "again"]);
});

test("keys survive being text", () => {
  for (const key of [{ name: "a" }, { namespace: "n", name: "a" }]) expect(keyOfText(textOfKey(key))).toEqual(key);
});
