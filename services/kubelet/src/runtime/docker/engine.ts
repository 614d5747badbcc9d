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
  return {
    docker,
    call: (call, { failure, deadlineMs = defaultDeadlineMs } = {}) =>
      withDeadline(call, deadlineMs).catch((thrown) => {
        throw asRuntimeError(thrown, failure);
      }),
    find: (call, { failure, deadlineMs = defaultDeadlineMs } = {}) =>
      withDeadline(call, deadlineMs).catch((thrown) => {
        if (statusOf(thrown) === 404) return undefined;
        throw asRuntimeError(thrown, failure);
      }),
  };
}

/** Ends the wait as well as the request: not every method of dockerode takes a signal. */
async function withDeadline<T>(call: (abortSignal: AbortSignal) => Promise<T>, deadlineMs: number): Promise<T> {
  const deadline = new AbortController();
  const late = Promise.withResolvers<never>();
  const timer = setTimeout(() => {
    const error = new DOMException(`no answer in ${deadlineMs / 1000} s`, "TimeoutError");
    deadline.abort(error);
    late.reject(error);
  }, deadlineMs);
  try {
    return await Promise.race([call(deadline.signal), late.promise]);
  } finally {
    clearTimeout(timer);
  }
}
