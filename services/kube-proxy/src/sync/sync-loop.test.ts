import { setTimeout as pause } from "node:timers/promises";
import { createSyncLoop } from "./sync-loop.ts";

test("changes that come together are done in one run, and those during a run in the next", async () => {
  const abort = new AbortController();
  let runs = 0;
  const loop = createSyncLoop({
    sync: async () => {
      runs += 1;
      await pause(20);
    },
    minPauseMs: 0,
    onError: () => {},
    signal: abort.signal,
  });
  for (let i = 0; i < 5; i += 1) loop.poke();
  await pause(15);
  expect([runs, loop.behindSince() !== undefined]).toEqual([1, true]);
  loop.poke();
  await pause(120);
  expect([runs, loop.behindSince()]).toEqual([2, undefined]);
  abort.abort();
  loop.poke();
  await pause(30);
  expect(runs).toBe(2);
});

test("a run that fails is run again", async () => {
  const abort = new AbortController();
  const errors: unknown[] = [];
  let runs = 0;
  const loop = createSyncLoop({
    sync: async () => {
      runs += 1;
      if (runs === 1) throw new Error("locked");
    },
    minPauseMs: 0,
    onError: (error) => errors.push(error),
    signal: abort.signal,
  });
  loop.poke();
  await pause(1100);
  expect([runs, errors.length, loop.behindSince()]).toEqual([2, 1, undefined]);
  abort.abort();
});
