/** What `pnpm bench:scale` shows for a thousand watchers, small enough for every run: nothing lost, nothing twice, nothing kept. */
import { unwell, watchCrowd } from "../bench/watch-crowd.ts";
import { freePort } from "../dev/free-port.ts";
import { heapAfterCollection } from "../dev/heap-after-collection.ts";
import { type Pair, startPair } from "../dev/start-pair.ts";

/** A hundred bytes for every event and watcher would be 3 MB. */
const growthAllowedBytes = 2 << 20;

let pair: Pair;
let inspectPort: number;
beforeAll(async () => {
  inspectPort = await freePort();
  pair = await startPair({ nodeFlags: [`--inspect=127.0.0.1:${inspectPort}`] });
}, 90_000);
afterAll(() => pair.stop(), 30_000);

test.each(["2", "1.1"] as const)(
  "200 watchers over HTTP/%s hear 300 changes once and in the same order, and leave nothing in the heap",
  async (version) => {
    const heap: number[] = [];
    const result = await watchCrowd({
      server: pair.server,
      token: pair.token,
      version,
      connections: 4,
      watchers: 200,
      objectBytes: 500,
      changesPerSecond: 100,
      seconds: 3,
      look: async () => void heap.push(await heapAfterCollection(inspectPort)),
    });
    expect({ changes: result.changes, ended: result.ended, unwell: unwell(result) }).toEqual({
      changes: 300,
      ended: 0,
      unwell: [],
    });
    // From the start to the middle V8 still compiles.
    const [, middle, end] = heap as [number, number, number];
    expect(end - middle).toBeLessThan(growthAllowedBytes);
  },
  120_000,
);
