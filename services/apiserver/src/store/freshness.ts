import { setImmediate } from "node:timers/promises";
import { ApiError } from "@kubets/api";
import type { Kv } from "./kv.ts";
import type { AskedRevision } from "./read-options.ts";

/** How far the cache has come, and waiting for it to come further. */
export interface Freshness {
  readonly revision: number;
  /** The cache now holds everything up to `revision`. */
  advance(revision: number): void;
  /** The cache has been filled afresh, as of `revision`. */
  restart(revision: number): void;
  /** True once the cache holds all that was written before the call; false when it takes longer than a second. */
  latest(): Promise<boolean>;
  /** Waits up to 3 s for a revision of the future, then throws Timeout. */
  atLeast(revision: AskedRevision): Promise<void>;
}

const patienceForLatestMs = 1_000;
const patienceForFutureMs = 3_000;
/** So many questions to etcd may be under way: with one, a read would wait out most of somebody else's first. */
const questionsUnderWay = 2;

interface Waiter {
  readonly revision: number;
  readonly resolve: () => void;
}

export function createFreshness(kv: Pick<Kv, "currentRevision">): Freshness {
  let reached = 0;
  let waiters: Waiter[] = [];
  const underWay = new Set<Promise<void>>();
  let nextBatch: Promise<boolean> | undefined;

  function reach(revision: number, withinMs: number): Promise<boolean> {
    if (reached >= revision) return Promise.resolve(true);
    return new Promise((resolve) => {
      const waiter = { revision, resolve: () => settle(true) };
      const timer = setTimeout(() => settle(false), withinMs);
      const settle = (isReached: boolean) => {
        clearTimeout(timer);
        waiters = waiters.filter((w) => w !== waiter);
        resolve(isReached);
      };
      waiters.push(waiter);
    });
  }

  function ask(): Promise<boolean> {
    const deadline = Date.now() + patienceForLatestMs;
    const request = within(kv.currentRevision(), patienceForLatestMs).catch(() => undefined);
    const answered = request.then(() => void underWay.delete(answered));
    underWay.add(answered);
    return request.then((revision) => revision !== undefined && reach(revision, deadline - Date.now()));
  }

  return {
    get revision() {
      return reached;
    },
    restart(revision) {
      reached = revision;
    },
    advance(revision) {
      if (revision <= reached) return;
      reached = revision;
      if (waiters.length === 0) return;
      for (const waiter of waiters.filter((w) => w.revision <= revision)) waiter.resolve();
    },
    /**
     * One request to etcd serves all reads of one turn of the event loop. Who comes later needs another one: an answer to a
     * request sent before may not know of a write that was already confirmed.
     */
    latest() {
      nextBatch ??= (underWay.size < questionsUnderWay ? setImmediate() : Promise.race(underWay)).then(() => {
        nextBatch = undefined;
        return ask();
      });
      return nextBatch;
    },
    async atLeast({ value, text }) {
      if (await reach(value, patienceForFutureMs)) return;
      throw tooLargeRevision(text, reached);
    },
  };
}

/** The promise's value, or undefined when it takes longer. */
async function within<T>(promise: Promise<T>, ms: number): Promise<T | undefined> {
  let timer: NodeJS.Timeout | undefined;
  const elapsed = new Promise<undefined>((resolve) => {
    timer = setTimeout(resolve, ms, undefined);
  });
  return Promise.race([promise, elapsed]).finally(() => clearTimeout(timer));
}

const tooLargeRevision = (asked: string, current: number) =>
  new ApiError("Timeout", `Timeout: Too large resource version: ${asked}, current: ${current}`, {
    details: {
      causes: [{ reason: "ResourceVersionTooLarge", message: "Too large resource version" }],
      retryAfterSeconds: 1,
    },
  });
