import { setImmediate, setTimeout } from "node:timers";

/** Writes that can wait for requests to be served first: those of watches. */
export interface DeferredWrites {
  /** Calls it at the end of this turn of the event loop, or later where such writes have just taken long. */
  add(write: () => void): void;
}

/** What the loop and the clock are; others only in tests. */
export interface Turns {
  readonly now: () => number;
  readonly endOfTurn: (callback: () => void) => void;
  readonly after: (ms: number, callback: () => void) => void;
}

/** A round of writes is followed by a rest of so many times its own length, */
const restFactor = 2;
/** but never by a longer one than this: what waits makes events late. */
const longestRestMs = 2;
/** A round takes several turns where there are many clients, none of them much longer than this. */
const sliceMs = 5;
/** Writes between two looks at the clock. */
const writesPerLook = 16;

const realTurns: Turns = {
  now: () => performance.now(),
  endOfTurn: setImmediate,
  after: (ms, callback) => setTimeout(callback, ms),
};

/**
 * Writes to all watchers go in rounds with a rest between them: the more there are, the more events share one TLS record and one system
 * call, and requests go on meanwhile. Where writing takes no time worth mentioning, nothing waits.
 */
export function createDeferredWrites({ now, endOfTurn, after }: Turns = realTurns): DeferredWrites {
  let waiting: (() => void)[] = [];
  let isScheduled = false;
  let restsUntil = 0;

  function schedule(): void {
    isScheduled = true;
    const rest = restsUntil - now();
    if (rest > 0) after(rest, begin);
    else endOfTurn(begin);
  }

  function begin(): void {
    const round = waiting;
    waiting = [];
    write(round, 0);
  }

  /** Goes on with a round that has taken so long already. */
  function write(round: readonly (() => void)[], spentMs: number): void {
    const began = now();
    for (let done = 1; done <= round.length; done++) {
      round[done - 1]!();
      if (done % writesPerLook > 0 || done === round.length || now() - began < sliceMs) continue;
      const spent = spentMs + now() - began;
      endOfTurn(() => write(round.slice(done), spent));
      return;
    }
    const ended = now();
    restsUntil = ended + Math.min((spentMs + ended - began) * restFactor, longestRestMs);
    isScheduled = false;
    if (waiting.length > 0) schedule();
  }

  return {
    add(write) {
      waiting.push(write);
      if (!isScheduled) schedule();
    },
  };
}
