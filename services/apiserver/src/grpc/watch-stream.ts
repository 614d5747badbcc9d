import type { ServerWritableStream } from "@grpc/grpc-js";
import type { Answer } from "../road/answer.ts";
import type { StoreEvent, WatchHandle, WatchSink } from "../store/store.ts";

export interface WatchStream {
  readonly stream: Pick<ServerWritableStream<unknown, Buffer>, "write" | "end" | "on" | "cancelled">;
  readonly answer: Extract<Answer, { is: "watch" }>;
  /** The bytes of the message for an event; the same buffer for every watcher of one form. */
  readonly bytesOf: (event: StoreEvent) => Buffer;
  /** Aborts when the server stops: watchers then resume on another one. */
  readonly stopping: AbortSignal;
}

/**
 * Pours a watch into a gRPC stream until its time is up or its caller goes; rejects when it cannot go on. A reader that is slower than
 * the events is told to the store by `send`'s answer, which cuts it off when its backlog is spent.
 */
export function pourWatch({ stream, answer, bytesOf, stopping }: WatchStream): Promise<void> {
  return new Promise((resolve, reject) => {
    let handle: WatchHandle | undefined;
    let ended = false;
    const end = (error?: Error) => {
      if (ended) return;
      ended = true;
      clearTimeout(timer);
      stopping.removeEventListener("abort", stop);
      handle?.close();
      if (error) return reject(error);
      stream.end();
      resolve();
    };
    const stop = () => end();
    const timer = setTimeout(stop, answer.timeoutMs);
    stopping.addEventListener("abort", stop);
    stream.on("drain", () => handle?.drain());
    stream.on("cancelled", stop);
    const send: WatchSink["send"] = (event) => ended || stream.write(bytesOf(event));
    answer.open({ send, end }).then((opened) => {
      handle = opened;
      if (ended || stream.cancelled) handle.close();
    }, end);
  });
}
