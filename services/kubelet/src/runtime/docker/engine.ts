import Dockerode from "dockerode";
import type { RuntimeErrorReason } from "../../ports/runtime-error.ts";
import { asRuntimeError, statusOf } from "./docker-error.ts";

/** dockerd behind a deadline and one translation of errors. */
export interface Engine {
  readonly docker: Dockerode;
  /** Asks dockerd; every failure comes out as a `RuntimeError`. */
  call<T>(ask: (abortSignal: AbortSignal) => Promise<T>, options?: CallOptions): Promise<T>;
  /** The same, and undefined where dockerd says 404. */
  find<T>(ask: (abortSignal: AbortSignal) => Promise<T>, options?: CallOptions): Promise<T | undefined>;
}

export interface CallOptions {
  /** What a refusal of dockerd means. */
  readonly failure?: RuntimeErrorReason;
  /** Silence for longer counts as unreachable. */
  readonly deadlineMs?: number;
}

/** As the CRI's `runtime-request-timeout`. */
const defaultDeadlineMs = 120_000;

/** `endpoint` is `unix:///path/docker.sock`. */
export function connectEngine(endpoint: string): Engine {
  const docker = new Dockerode({ socketPath: endpoint.replace(/^unix:\/\//, "") });
  const ask = <T>(call: (abortSignal: AbortSignal) => Promise<T>, deadlineMs = defaultDeadlineMs) => {
    const signal = AbortSignal.timeout(deadlineMs);
    return Promise.race([call(signal), aborted(signal)]);
  };
  return {
    docker,
    call: (call, { failure, deadlineMs } = {}) =>
      ask(call, deadlineMs).catch((thrown) => {
        throw asRuntimeError(thrown, failure);
      }),
    find: (call, { failure, deadlineMs } = {}) =>
      ask(call, deadlineMs).catch((thrown) => {
        if (statusOf(thrown) === 404) return undefined;
        throw asRuntimeError(thrown, failure);
      }),
  };
}

/** Not every method of dockerode takes a signal. */
const aborted = (signal: AbortSignal) =>
  new Promise<never>((_, reject) => {
    signal.addEventListener("abort", () => reject(signal.reason), { once: true });
  });
