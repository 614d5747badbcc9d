import type { ApiObject } from "@kubets/api";
import type { Written } from "../actions/act.ts";
import type { Cache } from "../cache/cache.ts";

/** Own writes that the cache may not have seen yet, by the key of the pass that made them. */
export interface Freshness {
  written(pass: string, written: Written): void;
  /** Waits until the cache shows all that this pass wrote last; false when that does not come. */
  caughtUp(pass: string): Promise<boolean>;
}

/**
 * A pass that decides from a cache without its own last write does it twice: too many pods, for one. So the next pass of the
 * same key waits. Kinds that are not held cannot mislead it.
 */
export function createFreshness(cache: Cache, withinMs = 30_000): Freshness {
  const pending = new Map<string, Written[]>();
  const seen = ({ kind, key, revision, uid }: Written): Promise<boolean> => {
    if (!cache.holds(kind)) return Promise.resolve(true);
    if (revision !== undefined) return cache.reached(kind, revision, withinMs);
    return cache.until(kind, () => isGone(cache.get(kind, key) as ApiObject | undefined, uid), withinMs);
  };
  return {
    written: (pass, one) => {
      const known = pending.get(pass);
      if (known) known.push(one);
      else pending.set(pass, [one]);
    },
    caughtUp: async (pass) => {
      const writes = pending.get(pass);
      if (!writes) return true;
      const all = (await Promise.all(writes.map(seen))).every(Boolean);
      if (all) pending.delete(pass);
      return all;
    },
  };
}

const isGone = (object: ApiObject | undefined, uid: string): boolean =>
  !object || (uid !== "" && object.metadata.uid !== uid) || object.metadata.deletionTimestamp !== undefined;
