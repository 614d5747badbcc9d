import { LRUCache } from "lru-cache";

/** Whole list answers, for as long as nothing in them changes, but for a few seconds at most: many readers ask at the same time. */
export interface ListCache {
  /** Makes the bytes once for all who ask meanwhile; without a key, for this one. */
  get(key: string | undefined, make: () => Promise<Buffer>): Promise<Buffer>;
}

/** Answers that have been replaced, and those that nobody asks for any more, give their memory back after this time. */
const keptMs = 5_000;

/** @param maxBytes of all answers; the newest is kept even where it alone is larger, so that a list of any size is made once. */
export function createListCache(maxBytes: number): ListCache {
  const kept = new LRUCache<string, Buffer>({
    // Its own limit would refuse what is larger than itself.
    maxSize: Number.MAX_SAFE_INTEGER,
    sizeCalculation: (bytes) => bytes.length + 1,
    ttl: keptMs,
    ttlAutopurge: true,
  });
  function keep(key: string, bytes: Buffer): void {
    kept.set(key, bytes);
    while (kept.size > 1 && kept.calculatedSize > maxBytes) kept.pop();
  }
  const making = new Map<string, Promise<Buffer>>();
  return {
    get: (key, make) => {
      if (key === undefined) return make();
      const known = kept.get(key);
      if (known) return Promise.resolve(known);
      const begun = making.get(key);
      if (begun) return begun;
      const bytes = make()
        .then((made) => {
          keep(key, made);
          return made;
        })
        .finally(() => making.delete(key));
      making.set(key, bytes);
      return bytes;
    },
  };
}
