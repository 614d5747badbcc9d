import type { CallEnd } from "../road/call.ts";
import { timedOut } from "../road/timed-out.ts";

/**
 * Tells a request's work that nobody waits for it any more. A class, because every request has one; the signal is made when it is
 * asked for: most requests are over before anybody looks.
 */
export class RequestEnd implements CallEnd {
  #abort: AbortController | undefined;
  #isOver = false;

  get isOver(): boolean {
    return this.#isOver;
  }

  get signal(): AbortSignal {
    this.#abort ??= new AbortController();
    if (this.#isOver) this.#stop();
    return this.#abort.signal;
  }

  close(): void {
    this.#isOver = true;
    if (this.#abort) this.#stop();
  }

  #stop(): void {
    this.#abort!.abort(timedOut());
  }
}
