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
  /** Throws Timeout at once where the revision is one of the future. */
  notBeyond(revision: AskedRevision): Promise<void>;
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
  let underWay = 0;
  /** The reads that the next question will be for. */
  let gathering: PromiseWithResolvers<boolean> | undefined;

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

  async function ask(reads: PromiseWithResolvers<boolean>): Promise<void> {
    gathering = undefined;
    underWay++;
    const deadline = Date.now() + patienceForLatestMs;
    const revision = await orSilence(kv.currentRevision(), patienceForLatestMs);
    underWay--;
    // Who came meanwhile is asked for before these are answered: etcd works at the same time.
    if (gathering) void ask(gathering);
    if (revision === undefined) reads.resolve(false);
    else reads.resolve(reached >= revision || reach(revision, deadline - Date.now()));
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
      if (gathering) return gathering.promise;
      const reads = Promise.withResolvers<boolean>();
      gathering = reads;
      if (underWay < questionsUnderWay) setImmediate(() => gathering === reads && ask(reads));
      return reads.promise;
    },
    async atLeast({ value, text }) {
      if (await reach(value, patienceForFutureMs)) return;
      throw tooLargeRevision(text, reached, { retryAfterSeconds: 1 });
    },
    async notBeyond({ value, text }) {
      if (value <= reached || ((await this.latest()) && value <= reached)) return;
      throw tooLargeRevision(text, reached);
    },
  };
}

/** The answer, or undefined when there is none or it takes longer. */
function orSilence<T>(answer: Promise<T>, ms: number): Promise<T | undefined> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, ms, undefined);
    const settle = (value: T | undefined) => {
      clearTimeout(timer);
      resolve(value);
    };
    answer.then(settle, () => settle(undefined));
  });
}

const tooLargeRevision = (asked: string, current: number, retry: { readonly retryAfterSeconds?: number } = {}) =>
  new ApiError("Timeout", `Timeout: Too large resource version: ${asked}, current: ${current}`, {
    details: {
      causes: [{ reason: "ResourceVersionTooLarge", message: "Too large resource version" }],
      ...retry,
    },
  });
