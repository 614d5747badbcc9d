import { expired } from "@kubets/api";
import type { StoredEntry } from "../cache/entry.ts";
import type { CacheEvent } from "../cache/history.ts";
import type { Matcher } from "../cache/matcher.ts";
import { CompactedError, type KeyValue, type Kv, type KvEvent } from "../kv.ts";
import type { WatchSink } from "../store.ts";
import { translate } from "./translate.ts";

export interface ReplayOptions {
  readonly kv: Kv;
  /** The folder's keys begin with it. */
  readonly prefix: string;
  readonly from: number;
  /** Revision of the folder's newest event: there the ring takes over. */
  readonly until: () => number;
  readonly matcher: Matcher;
  readonly sink: WatchSink;
  readonly signal: AbortSignal;
  readonly entryOf: (kv: KeyValue, path: string) => StoredEntry;
}

export interface Replay {
  /** False: the revision has been compacted. */
  readonly started: Promise<boolean>;
  /** The revision up to which everything has been told. */
  readonly finished: Promise<number>;
  drain(): void;
  stop(): void;
}

/** Tells a watcher what the ring no longer holds, from etcd's own history, no faster than it takes it. */
export function replay(options: ReplayOptions): Replay {
  const { kv, prefix, from, until, matcher, sink, entryOf } = options;
  const stopping = new AbortController();
  const signal = AbortSignal.any([options.signal, stopping.signal]);
  let drained = () => {};
  const start = Promise.withResolvers<boolean>();

  async function run(): Promise<number> {
    let reached = from;
    // `from` itself is read again: where it changed several objects, the watcher may have seen only some.
    const batches = kv.watch({ prefix, fromRevision: Math.max(from, 1), signal, withPrevious: true });
    for await (const { revision, events } of batches) {
      start.resolve(true);
      if (revision > from || events.length > 1) {
        for (const event of events) await tell(event);
      }
      reached = revision;
      if (reached >= until()) return reached;
    }
    return reached;
  }

  async function tell(event: KvEvent): Promise<void> {
    const seen = translate(cacheEventOf(event, prefix, entryOf), matcher);
    if (!seen || sink.send(seen)) return;
    await new Promise<void>((resolve) => {
      drained = resolve;
      signal.addEventListener("abort", () => resolve(), { once: true });
    });
  }

  const finished = run()
    .catch((error: unknown) => {
      start.resolve(!(error instanceof CompactedError));
      throw error instanceof CompactedError
        ? expired(`too old resource version: ${from} (${error.compactRevision})`)
        : error;
    })
    .finally(() => {
      start.resolve(true);
      stopping.abort();
    });
  // Nobody waits for the end of a replay that never started.
  finished.catch(() => undefined);
  return {
    started: start.promise,
    finished,
    drain: () => drained(),
    stop: () => stopping.abort(),
  };
}

function cacheEventOf(
  { type, kv, previous }: KvEvent,
  prefix: string,
  entryOf: (kv: KeyValue, path: string) => StoredEntry,
): CacheEvent {
  const path = kv.key.slice(prefix.length);
  const before = previous && entryOf(previous, path);
  const revision = kv.modRevision;
  // What was there before may have been compacted away: then a change is told as it is, and a deletion is of nobody's concern.
  if (type === "delete") {
    if (!before) throw new CompactedError(revision);
    return { revision, path, entry: undefined, previous: before };
  }
  const entry = entryOf(kv, path);
  const isNew = kv.createRevision === revision;
  return { revision, path, entry, previous: before ?? (isNew ? undefined : entry) };
}
