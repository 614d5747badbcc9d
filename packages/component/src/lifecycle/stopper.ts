import type { Logger } from "../logging/logger.ts";

/** Ends what a process has opened, last opened first. */
export interface Stopper {
  /** Aborts at the beginning of the stop. */
  readonly signal: AbortSignal;
  onStop(what: string, stop: () => void | Promise<void>): void;
  /** Once; later calls get the same promise. False when the deadline came first. */
  stop(): Promise<boolean>;
}

export interface StopperOptions {
  readonly log: Logger;
  readonly deadlineMs: number;
}

/** A failing step is logged and the others still run; at the deadline the rest is left undone. */
export function createStopper({ log, deadlineMs }: StopperOptions): Stopper {
  const steps: { what: string; stop: () => void | Promise<void> }[] = [];
  const abort = new AbortController();
  let stopping: Promise<boolean> | undefined;
  const runSteps = async () => {
    for (const { what, stop } of steps.toReversed()) {
      try {
        await stop();
      } catch (error) {
        log.error("Stopping a part failed", error, { part: what });
      }
    }
    return true;
  };
  const run = async () => {
    abort.abort();
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<boolean>((resolve) => {
      timer = setTimeout(() => resolve(false), deadlineMs);
    });
    const inTime = await Promise.race([runSteps(), late]);
    clearTimeout(timer);
    if (!inTime) log.warn("Not everything has stopped in time", { deadlineMs });
    return inTime;
  };
  return {
    signal: abort.signal,
    onStop: (what, stop) => void steps.push({ what, stop }),
    stop: () => {
      stopping ??= run();
      return stopping;
    },
  };
}
