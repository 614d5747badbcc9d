import type { ServerWritableStream } from "@grpc/grpc-js";
import type { ApiError } from "@kubets/api";
import { toServiceError } from "@kubets/client";
import type { Answer } from "../road/answer.ts";
import type { StoreEvent, WatchHandle, WatchSink } from "../store/store.ts";

export interface WatchStream {
  readonly stream: Pick<
    ServerWritableStream<unknown, Buffer>,
    "write" | "end" | "destroy" | "on" | "emit" | "cancelled"
  >;
  readonly answer: Extract<Answer, { is: "watch" }>;
  /** The bytes of the message for an event; the same buffer for every watcher of one form. */
  readonly bytesOf: (event: StoreEvent) => Buffer;
  readonly asApiError: (thrown: unknown) => ApiError;
  /** Aborts when the server stops: watchers then resume on another one. */
  readonly stopping: AbortSignal;
}

/**
 * Pours a watch into a gRPC stream until its time is up, its caller goes, or it cannot go on. A reader that is slower than
 * the events is told to the store by `send`'s answer, which cuts it off when its backlog is spent.
 */
export async function pourWatch({ stream, answer, bytesOf, asApiError, stopping }: WatchStream): Promise<void> {
  let handle: WatchHandle | undefined;
  let ended = false;
  const end = (error?: Error) => {
    if (ended) return;
    ended = true;
    clearTimeout(timer);
    stopping.removeEventListener("abort", stop);
    handle?.close();
    if (error) stream.emit("error", toServiceError(asApiError(error)));
    else stream.end();
  };
  const stop = () => end();
  const timer = setTimeout(stop, answer.timeoutMs);
  stopping.addEventListener("abort", stop);
  const sink: WatchSink = {
    send: (event) => {
      if (ended) return true;
      return stream.write(bytesOf(event));
    },
    end,
  };
  stream.on("drain", () => handle?.drain());
  stream.on("cancelled", stop);
  try {
    handle = await answer.open(sink);
    if (ended || stream.cancelled) handle.close();
  } catch (error) {
    end(error as Error);
  }
}
