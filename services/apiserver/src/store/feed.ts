import { setTimeout as sleep } from "node:timers/promises";
import type { Caches } from "./cache/caches.ts";
import { compactRevisionKey } from "./compactor.ts";
import { pageSize } from "./etcd-reads.ts";
import type { Freshness } from "./freshness.ts";
import { endOf } from "./keys.ts";
import { CompactedError, type Kv } from "./kv.ts";
import { createSlices } from "./slices.ts";

export interface FeedOptions {
  readonly kv: Kv;
  readonly prefix: string;
  readonly caches: Caches;
  readonly freshness: Freshness;
  readonly signal: AbortSignal;
  /** How many revisions before the present the caches begin, so that clients of before a restart can resume. */
  readonly replayRevisions: number;
  /** Everything up to the revision at which the feed began is there. */
  readonly onFilled: () => void;
  /** The revision the caches stopped at has been compacted: they start afresh, and whoever watched must list again. */
  readonly onLost: () => void;
  readonly onProblem?: (error: unknown) => void;
}

const retryMs = 500;

/** Keeps the caches true until the signal aborts: lists once, then follows the one watch on all of etcd. */
export async function runFeed(options: FeedOptions): Promise<void> {
  const { kv, caches, freshness, signal, onFilled, onLost, onProblem } = options;
  let isFilled = false;
  while (!signal.aborted) {
    try {
      if (!isFilled) {
        const goal = await fill(options);
        await follow(goal);
      } else {
        await follow(0);
      }
    } catch (error) {
      if (signal.aborted) return;
      onProblem?.(error);
      if (error instanceof CompactedError || !isFilled) {
        if (isFilled) onLost();
        isFilled = false;
      }
      await sleep(retryMs, undefined, { signal, ref: false }).catch(() => undefined);
    }
  }

  async function follow(goal: number): Promise<void> {
    const checkFilled = () => {
      if (isFilled || freshness.revision < goal) return;
      isFilled = true;
      onFilled();
    };
    checkFilled();
    const slices = createSlices();
    // The caches know what was there before; etcd need not look it up.
    const watch = kv.watch({ prefix: "", fromRevision: freshness.revision + 1, signal, withPrevious: false });
    for await (const { revision, events } of watch) {
      for (const event of events) caches.apply(event);
      freshness.advance(revision);
      checkFilled();
      if (slices.isOver) await slices.next();
    }
  }
}

/** Fills the caches as of some uncompacted revision; the answer is the revision from which on they are of use. */
async function fill(options: FeedOptions): Promise<number> {
  const { kvs, revision: current } = await options.kv.range({ key: compactRevisionKey });
  const compacted = Number(kvs[0] ? Buffer.from(kvs[0].value).toString() : 0) || 0;
  const wanted = Math.max(compacted, current - options.replayRevisions, 1);
  try {
    await fillAt(wanted, options);
  } catch (error) {
    if (!(error instanceof CompactedError)) throw error;
    // Compacted by somebody who does not say so in the key.
    await fillAt(current, options);
  }
  return current;
}

async function fillAt(revision: number, { kv, prefix, caches, freshness }: FeedOptions): Promise<void> {
  caches.reset(revision);
  const slices = createSlices();
  const end = endOf(`${prefix}/`);
  let key = `${prefix}/`;
  for (;;) {
    const page = await kv.range({ key, end, revision, limit: pageSize });
    for (const found of page.kvs) caches.fill(found);
    if (!page.more) break;
    key = `${page.kvs.at(-1)!.key}\0`;
    if (slices.isOver) await slices.next();
  }
  freshness.restart(revision);
}
