import { createDeferredWrites, type DeferredWrites } from "./deferred-writes.ts";

/** An event loop by hand: each turn ends 1 ms after the one before. */
function fakeLoop() {
  let now = 1000;
  let atEnd: (() => void)[] = [];
  let timers: { due: number; callback: () => void }[] = [];
  return {
    now: () => now,
    endOfTurn: (callback: () => void) => void atEnd.push(callback),
    after: (ms: number, callback: () => void) => void timers.push({ due: now + ms, callback }),
    work: (ms: number) => {
      now += ms;
    },
    turn() {
      now += 1;
      const due = timers.filter((timer) => timer.due <= now);
      timers = timers.filter((timer) => timer.due > now);
      for (const { callback } of due) callback();
      const ended = atEnd;
      atEnd = [];
      for (const callback of ended) callback();
    },
  };
}

interface Row {
  it: string;
  /** How many clients are written to in the round before, and how long each takes. */
  before: { clients: number; eachMs: number };
  /** Turns that end before a write, added right behind that round, is called. */
  waits: number;
}

const rows: Row[] = [
  { it: "is called in its own turn where nothing was written before", before: { clients: 0, eachMs: 0 }, waits: 0 },
  { it: "does not wait behind writes that took no time", before: { clients: 10, eachMs: 0 }, waits: 0 },
  { it: "waits twice as long as the round before took", before: { clients: 1, eachMs: 1 }, waits: 1 },
  { it: "waits 2 ms at most", before: { clients: 10, eachMs: 4 }, waits: 1 },
];

describe("a write that can wait", () => {
  it.each(rows)("$it", ({ before, waits }) => {
    const loop = fakeLoop();
    const writes = createDeferredWrites(loop);
    addMany(writes, before.clients, () => loop.work(before.eachMs));
    loop.turn();
    let isCalled = false;
    writes.add(() => {
      isCalled = true;
    });
    let turns = 0;
    for (loop.turn(); !isCalled; loop.turn()) turns++;
    expect(turns).toBe(waits);
  });

  it("waits no more when the rest is over", () => {
    const loop = fakeLoop();
    const writes = createDeferredWrites(loop);
    writes.add(() => loop.work(5));
    loop.turn();
    loop.work(60_000);
    let calls = 0;
    writes.add(() => calls++);
    loop.turn();
    expect(calls).toBe(1);
  });
});

describe("writes to many clients", () => {
  it("take several turns where they take long, in their order, and those that are added meanwhile are another round", () => {
    const loop = fakeLoop();
    const writes = createDeferredWrites(loop);
    const called: number[] = [];
    for (let i = 0; i < 60; i++) {
      writes.add(() => {
        loop.work(0.2);
        called.push(i);
      });
    }
    loop.turn();
    expect(called).toHaveLength(32);
    writes.add(() => called.push(60));
    loop.turn();
    expect(called).toEqual(Array.from({ length: 60 }, (_, i) => i));
    for (let turns = 0; turns < 20; turns++) loop.turn();
    expect(called).toHaveLength(61);
  });
});

function addMany(writes: DeferredWrites, count: number, write: () => void): void {
  for (let i = 0; i < count; i++) writes.add(write);
}
