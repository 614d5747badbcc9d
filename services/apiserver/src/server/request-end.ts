import { ApiError } from "@kubets/api";

/**
 * Tells a request's work that nobody waits for it any more. A class, because every request has one; the signal is made when it is
 * asked for: most requests are over before anybody looks.
 */
export class RequestEnd {
  #abort: AbortController | undefined;
  #isClosed = false;

  get signal(): AbortSignal {
    this.#abort ??= new AbortController();
    if (this.#isClosed) this.#stop();
    return this.#abort.signal;
  }

  close(): void {
    this.#isClosed = true;
    if (this.#abort) this.#stop();
  }

  #stop(): void {
    this.#abort!.abort(new ApiError("Timeout", "the client has gone"));
  }
}
