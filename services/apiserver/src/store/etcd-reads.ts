import type { Kind } from "@kubets/api";
import type { Caches } from "./cache/caches.ts";
import type { StoredEntry } from "./cache/entry.ts";
import type { Matcher } from "./cache/matcher.ts";
import { endOf, keyOf, pathOf } from "./keys.ts";
import type { Kv } from "./kv.ts";

/** Keys fetched in one request. */
export const pageSize = 500;

export interface EtcdReads {
  one(kind: Kind, namespace: string, name: string): Promise<StoredEntry | undefined>;
  /** Entries of `base` (a path below the folder, `""` or `default/`) from `start` on, up to `limit` that match. */
  page(kind: Kind, request: PageRequest): Promise<Page>;
}

export interface PageRequest {
  readonly base: string;
  readonly start: string;
  /** 0: all. */
  readonly limit: number;
  /** Absent: the latest. */
  readonly revision: number | undefined;
  readonly matcher: Matcher;
}

export interface Page {
  readonly entries: readonly StoredEntry[];
  readonly revision: number;
  readonly more: boolean;
  /** Entries beyond this page, where no selector hides some of them. */
  readonly remaining: number;
}

/** Reads that go past the cache: while it fills or lags, and for revisions it no longer has. */
export function createEtcdReads(kv: Kv, caches: Pick<Caches, "entryOf">, prefix: string): EtcdReads {
  return {
    async one(kind, namespace, name) {
      const path = pathOf(kind, namespace, name);
      const { kvs } = await kv.range({ key: keyOf(prefix, { folder: kind.storage, path }) });
      return kvs[0] && caches.entryOf(kvs[0], path);
    },
    async page(kind, { base, start, limit, revision, matcher }) {
      const folder = keyOf(prefix, { folder: kind.storage, path: "" });
      const end = endOf(folder + base);
      const entries: StoredEntry[] = [];
      let key = folder + base + start;
      let at = revision;
      for (;;) {
        const wanted = limit > 0 ? Math.min(limit - entries.length, pageSize) : pageSize;
        const answer = await kv.range({ key, end, revision: at, limit: wanted });
        at ??= answer.revision;
        for (const found of answer.kvs) {
          const entry = caches.entryOf(found, found.key.slice(folder.length));
          if (matcher.matches(entry)) entries.push(entry);
        }
        const remaining = answer.count - answer.kvs.length;
        const isFull = limit > 0 && entries.length >= limit;
        if (!answer.more || isFull) return { entries, revision: at, more: answer.more, remaining };
        key = `${answer.kvs.at(-1)!.key}\0`;
      }
    },
  };
}
