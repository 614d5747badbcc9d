import { ApiError } from "@kubets/api";
import type { StoredEntry } from "../cache/entry.ts";
import type { CacheEvent, Ring } from "../cache/history.ts";
import type { Matcher } from "../cache/matcher.ts";
import type { StoreEvent, WatchSink } from "../store.ts";
import { translate } from "./translate.ts";

export interface WatcherOptions {
  readonly matcher: Matcher;
  readonly sink: WatchSink;
  readonly ring: Ring;
  /** Those that the selection sees are told first, as additions. */
  readonly initial: readonly StoredEntry[];
  /** After the initial entries: a bookmark that says so, at this revision. */
  readonly initialEnd: number | undefined;
  /** Number in the ring of the first event to tell. */
  readonly cursor: number;
  /** Events up to this revision are not told: a watch that starts in the future. */
  readonly after: number;
  readonly wantsBookmarks: boolean;
  readonly onEnd: () => void;
}

/**
 * One watch. It is live, and told of events as they come, or behind: then it is no more than a place in the initial entries or in
 * the ring, and costs nothing until its receiver drains. A receiver that is still behind when the ring has dropped its place is cut off.
 */
export interface Watcher {
  readonly matcher: Matcher;
  /** A live event, number `number` in the ring, as the watcher's selection sees it. */
  tell(event: StoreEvent, cause: CacheEvent, number: number): void;
  bookmark(revision: number): void;
  /** Ends the watch where its place in the ring is gone. */
  checkPlace(): void;
  drain(): void;
  end(error?: Error): void;
}

/** Entries and events looked at in one turn of the event loop; some may have to be parsed. */
const burst = 250;

export function createWatcher(options: WatcherOptions): Watcher {
  const { matcher, sink, ring, initial, initialEnd, after, wantsBookmarks, onEnd } = options;
  let state: "live" | "pumping" | "full" | "ended" = "full";
  let entryAt = 0;
  let cursor = options.cursor;
  let owesInitialEnd = initialEnd !== undefined;

  function end(error?: Error): void {
    if (state === "ended") return;
    state = "ended";
    onEnd();
    sink.end(error);
  }

  /** Sends one; false when the watcher must wait or has ended. */
  function send(event: StoreEvent): boolean {
    try {
      if (sink.send(event)) return true;
    } catch (error) {
      end(error as Error);
      return false;
    }
    if (state !== "ended") state = "full";
    return false;
  }

  /** The next step of a watcher that is behind: something to tell, something its selection does not see, or nothing left. */
  function step(): StoreEvent | "unseen" | "caught up" {
    if (entryAt < initial.length) {
      const entry = initial[entryAt++]!;
      return matcher.matches(entry) ? { type: "ADDED", entry } : "unseen";
    }
    if (owesInitialEnd) {
      owesInitialEnd = false;
      return { type: "BOOKMARK", revision: initialEnd!, initialEventsEnd: true };
    }
    if (cursor >= ring.next) return "caught up";
    const event = ring.at(cursor++)!;
    return (event.revision > after && translate(event, matcher)) || "unseen";
  }

  function pump(): void {
    if (state === "ended") return;
    state = "pumping";
    for (let steps = 0; steps < burst; steps++) {
      if (cursor < ring.first) {
        end(tooSlow());
        return;
      }
      const next = step();
      if (next === "caught up") {
        state = "live";
        return;
      }
      if (next !== "unseen" && !send(next)) return;
    }
    setImmediate(() => state === "pumping" && pump());
  }

  return {
    matcher,
    end,
    tell(event, cause, number) {
      if (state !== "live" || cause.revision <= after) return;
      cursor = number + 1;
      send(event);
    },
    bookmark(revision) {
      if (wantsBookmarks && state === "live") send({ type: "BOOKMARK", revision, initialEventsEnd: false });
    },
    checkPlace() {
      if (state !== "live" && cursor < ring.first) end(tooSlow());
    },
    drain() {
      if (state === "full") pump();
    },
  };
}

const tooSlow = () =>
  new ApiError(
    "TooManyRequests",
    "the watch fell too far behind; it can be resumed from the last resourceVersion it has seen",
    {
      details: { retryAfterSeconds: 1 },
    },
  );
