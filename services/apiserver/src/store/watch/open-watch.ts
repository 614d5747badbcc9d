import { ApiError, expired, type Kind } from "@kubets/api";
import type { Caches, Folder } from "../cache/caches.ts";
import { type Matcher, matcherOf } from "../cache/matcher.ts";
import type { Freshness } from "../freshness.ts";
import { keyOf } from "../keys.ts";
import type { Kv } from "../kv.ts";
import { type AskedRevision, planWatch, type WatchPlan } from "../read-options.ts";
import type { WatchHandle, WatchOptions, WatchSink } from "../store.ts";
import { replay } from "./replay.ts";
import { createWatcher, type WatcherOptions } from "./watcher.ts";

export interface WatchDeps {
  readonly kv: Kv;
  readonly prefix: string;
  readonly caches: Pick<Caches, "entryOf">;
  readonly freshness: Freshness;
  /** The kind's folder once it is filled; throws TooManyRequests when that takes long. */
  readonly folderOf: (kind: Kind) => Promise<Folder>;
}

/** Opens watches. What a watch is told first is decided here; from there on it lives in its folder's hub. */
export function createWatchOpener(deps: WatchDeps) {
  return async (kind: Kind, options: WatchOptions, sink: WatchSink): Promise<WatchHandle> => {
    const plan = planWatch(options);
    const matcher = matcherOf(kind, options);
    const folder = await deps.folderOf(kind);
    const until = performance.now() + (options.endsInMs ?? Number.POSITIVE_INFINITY);
    const request: Request = { kind, options, sink, matcher, until, revision: () => deps.freshness.revision };
    if (plan.start === "after") {
      return folder.cache.ring.lacks(plan.revision.value)
        ? replayThenWatch(deps, request, plan.revision)
        : join(folder, request, placeAfter(deps, folder, plan.revision));
    }
    await waitFor(deps.freshness, plan);
    // The folder may have been filled afresh meanwhile.
    return join(await deps.folderOf(kind), request, placeNow(deps, await deps.folderOf(kind), request, plan));
  };
}

interface Request {
  readonly kind: Kind;
  readonly options: WatchOptions;
  readonly sink: WatchSink;
  readonly matcher: Matcher;
  /** When the caller will close it, by `performance.now()`. */
  readonly until: number;
  /** How far the cache has come. */
  readonly revision: () => number;
}

type Place = Pick<WatcherOptions, "initial" | "initialEnd" | "cursor" | "after">;

async function waitFor(freshness: Freshness, { freshness: wanted }: Extract<WatchPlan, { start: "state" | "now" }>) {
  if (wanted.at === "notOlderThan") await freshness.atLeast(wanted.revision);
  if (wanted.at === "latest" && !(await freshness.latest())) throw notReady();
}

/** From the present on, after the state where that is wanted. */
function placeNow(
  { freshness }: WatchDeps,
  { cache }: Folder,
  { options }: Request,
  plan: Extract<WatchPlan, { start: "state" | "now" }>,
): Place {
  const isState = plan.start === "state";
  return {
    initial: isState ? cache.all() : [],
    initialEnd: plan.initialEventsEnd && options.allowBookmarks ? freshness.revision : undefined,
    cursor: cache.ring.next,
    after: 0,
  };
}

function placeAfter({ freshness }: WatchDeps, { cache }: Folder, { value }: AskedRevision): Place {
  const after = value > freshness.revision ? value : 0;
  return { initial: [], initialEnd: undefined, cursor: cache.ring.after(value), after };
}

/** The last bookmark comes so long before the end, as upstream. */
const lastBookmarkMs = 2_000;

function join(folder: Folder, { matcher, options, sink, revision, until }: Request, place: Place): WatchHandle {
  const { signal } = options;
  const watcher = createWatcher({
    ...place,
    matcher,
    sink,
    ring: folder.cache.ring,
    wantsBookmarks: options.allowBookmarks ?? false,
    onEnd: () => {
      clearTimeout(lastBookmark);
      folder.hub.remove(watcher);
      signal.removeEventListener("abort", close);
    },
  });
  const close = () => watcher.end();
  const leftMs = until - lastBookmarkMs - performance.now();
  const lastBookmark =
    options.allowBookmarks && leftMs > 0 && Number.isFinite(leftMs)
      ? setTimeout(() => watcher.bookmark(revision()), leftMs)
      : undefined;
  lastBookmark?.unref();
  folder.hub.add(watcher);
  if (signal.aborted) close();
  else signal.addEventListener("abort", close);
  watcher.drain();
  return { drain: watcher.drain, close };
}

/** What the ring no longer holds comes from etcd, unless it has been compacted; then the watch goes on from the ring. */
async function replayThenWatch(deps: WatchDeps, request: Request, from: AskedRevision): Promise<WatchHandle> {
  const { kind, matcher, sink, options } = request;
  const folder = await deps.folderOf(kind);
  const { ring } = folder.cache;
  const prefix = keyOf(deps.prefix, { folder: kind.storage, path: "" });
  const replaying = replay({
    kv: deps.kv,
    prefix,
    from: from.value,
    matcher,
    sink,
    signal: options.signal,
    entryOf: deps.caches.entryOf,
    until: () => folder.cache.lastChange,
  });
  if (!(await replaying.started)) {
    throw expired(`too old resource version: ${from.text} (${ring.lostRevision})`);
  }
  let joined: WatchHandle | undefined;
  let isClosed = false;
  void replaying.finished.then(
    (reached) => {
      if (isClosed) return;
      joined = join(folder, request, placeAfter(deps, folder, { value: reached, text: String(reached) }));
    },
    (error: Error) => {
      if (!isClosed) sink.end(error);
      isClosed = true;
    },
  );
  return {
    drain: () => (joined ? joined.drain() : replaying.drain()),
    close: () => {
      if (joined) return joined.close();
      if (isClosed) return;
      isClosed = true;
      replaying.stop();
      sink.end();
    },
  };
}

export const notReady = () =>
  new ApiError("TooManyRequests", "storage is (re)initializing", { details: { retryAfterSeconds: 1 } });
