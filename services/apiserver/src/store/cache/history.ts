import type { StoredEntry } from "./entry.ts";

/** One change of one object, as the cache saw it. */
export interface CacheEvent {
  readonly revision: number;
  readonly path: string;
  /** What the object is now; undefined once it is deleted. */
  readonly entry: StoredEntry | undefined;
  /** What it was; undefined where it is new. */
  readonly previous: StoredEntry | undefined;
  /** What a selection is told that the object has left; made by `goneEntry` when the first watcher must hear of it. */
  gone?: StoredEntry;
}

/** The object as it was, at the revision at which it went or left a selection. */
export function goneEntry(event: CacheEvent): StoredEntry {
  event.gone ??= event.previous!.at(event.revision);
  return event.gone;
}

/**
 * The recent events of one folder. Every event has a number, counted from the folder's first; a watcher that is behind is
 * no more than the number of the next event it wants.
 */
export interface Ring {
  /** Number of the oldest event still held. */
  readonly first: number;
  /** Number that the next event will get. */
  readonly next: number;
  /** Revision of the newest event that is gone: a reader of an older revision would miss events. */
  readonly lostRevision: number;
  /**
   * Whether a watcher that resumes at `revision` would miss events: those after it are gone, or some of a revision that
   * changed several objects.
   */
  lacks(revision: number): boolean;
  at(number: number): CacheEvent | undefined;
  /**
   * Number of the first event that a watcher resuming at `revision` must see. Where one revision changed several objects of
   * the folder, the watcher may have seen only some of them, so it sees all of that revision again.
   */
  after(revision: number): number;
}

export interface History {
  /** A ring that knows nothing of what came before `revision`. */
  openRing(revision: number): Ring & { push(event: CacheEvent): void };
}

/** What an event costs beside the bytes of its entry. */
const bytesPerEvent = 300;

/**
 * The events of all folders share one budget, and the oldest go first, whatever their folder: a quiet folder keeps its few events for
 * as long as the busy ones keep theirs, and its watchers can resume from any revision since its last lost event.
 */
export function openHistory(maxBytes: number): History {
  const order = createQueue<{ dropOldest(): number }>();
  let bytes = 0;

  function openRing(revision: number): Ring & { push(event: CacheEvent): void } {
    const events = createQueue<CacheEvent>();
    let lostRevision = revision;
    let lostSome = false;
    const cost = ({ entry, previous }: CacheEvent) => (entry ?? previous)!.jsonLine.length + bytesPerEvent;

    const ring = {
      get first() {
        return events.first;
      },
      get next() {
        return events.next;
      },
      get lostRevision() {
        return lostRevision;
      },
      lacks: (wanted: number) => wanted < lostRevision || (wanted === lostRevision && lostSome),
      at: events.at,
      after(wanted: number) {
        let low = events.first;
        let high = events.next;
        while (low < high) {
          const middle = (low + high) >> 1;
          if (events.at(middle)!.revision <= wanted) low = middle + 1;
          else high = middle;
        }
        const isMany = events.at(low - 1)?.revision === wanted && events.at(low - 2)?.revision === wanted;
        if (isMany) while (events.at(low - 1)?.revision === wanted) low--;
        return low;
      },
      push(event: CacheEvent) {
        events.push(event);
        order.push(ring);
        bytes += cost(event);
        while (bytes > maxBytes) bytes -= order.shift()!.dropOldest();
      },
      dropOldest() {
        const gone = events.shift()!;
        lostSome = gone.revision === lostRevision || events.at(events.first)?.revision === gone.revision;
        lostRevision = gone.revision;
        return cost(gone);
      },
    };
    return ring;
  }

  return { openRing };
}

interface Queue<T> {
  readonly first: number;
  readonly next: number;
  at(number: number): T | undefined;
  push(item: T): void;
  shift(): T | undefined;
}

/** A queue whose items keep their numbers; shifting is cheap. */
function createQueue<T>(): Queue<T> {
  let items: (T | undefined)[] = [];
  let head = 0;
  let base = 0;
  return {
    get first() {
      return base + head;
    },
    get next() {
      return base + items.length;
    },
    at: (number) => (number < base + head ? undefined : items[number - base]),
    push: (item) => void items.push(item),
    shift() {
      const item = items[head];
      items[head++] = undefined;
      if (head > 1024 && head * 2 > items.length) {
        items = items.slice(head);
        base += head;
        head = 0;
      }
      return item;
    },
  };
}
