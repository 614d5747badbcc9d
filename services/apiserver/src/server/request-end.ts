import { ApiError } from "@kubets/api";

/** Tells a request's work that nobody waits for it any more. */
export interface RequestEnd {
  /** Made when it is asked for: most requests are over before anybody looks. */
  readonly signal: () => AbortSignal;
  readonly close: () => void;
}

export function requestEnd(): RequestEnd {
  let abort: AbortController | undefined;
  let closed = false;
  const stop = () => abort?.abort(new ApiError("Timeout", "the client has gone"));
  return {
    signal: () => {
      abort ??= new AbortController();
      if (closed) stop();
      return abort.signal;
    },
    close: () => {
      closed = true;
      stop();
    },
  };
}
