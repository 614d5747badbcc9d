export interface SyncLoopOptions {
  readonly sync: () => Promise<void>;
  /** The least pause between two runs; a run that took longer is given as long a pause, so that half the time stays free. */
  readonly minPauseMs: number;
  readonly onError: (error: unknown) => void;
  readonly signal: AbortSignal;
}

export interface SyncLoop {
  /** Something has changed: runs soon. Changes that come together are done together. */
  poke(): void;
  /** A change is waiting, or being done, since this time of `performance.now()`; undefined when all is done. */
  behindSince(): number | undefined;
}

/** Together with a change, others come: a rollout touches several slices. */
const gatherMs = 10;
const retry = { firstMs: 1000, lastMs: 30_000 };

/** Runs one thing whenever it is asked to, never twice at a time; a run that failed is run again, ever more slowly. */
export function createSyncLoop({ sync, minPauseMs, onError, signal }: SyncLoopOptions): SyncLoop {
  let askedAt: number | undefined;
  let running: number | undefined;
  let timer: NodeJS.Timeout | undefined;
  let notBefore = 0;
  let retryMs: number = retry.firstMs;
  const schedule = () => {
    if (timer || running !== undefined || askedAt === undefined || signal.aborted) return;
    timer = setTimeout(() => void run(), Math.max(gatherMs, notBefore - performance.now()));
  };
  const run = async () => {
    timer = undefined;
    running = askedAt;
    askedAt = undefined;
    const began = performance.now();
    try {
      await sync();
      retryMs = retry.firstMs;
      notBefore = performance.now() + Math.max(minPauseMs, performance.now() - began);
    } catch (error) {
      onError(error);
      askedAt = running;
      notBefore = performance.now() + retryMs;
      retryMs = Math.min(retryMs * 2, retry.lastMs);
    }
    running = undefined;
    schedule();
  };
  signal.addEventListener("abort", () => clearTimeout(timer));
  return {
    poke: () => {
      askedAt ??= performance.now();
      schedule();
    },
    behindSince: () => running ?? askedAt,
  };
}
