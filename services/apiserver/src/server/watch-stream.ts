import type { Writable } from "node:stream";
import { setImmediate } from "node:timers";
import { ApiError, asApiError } from "@kubets/api";
import type { StoreEvent, WatchHandle, WatchSink } from "../store/store.ts";
import type { Exchange } from "./exchange.ts";
import type { WatchFrames } from "./watch-frames.ts";

/** Bytes a watcher may leave unread before it counts as slow. */
const unreadBytes = 4 << 20;

export interface WatchStreamOptions {
  readonly exchange: Exchange;
  readonly frames: WatchFrames;
  readonly timeoutMs: number;
  /** Answers with the head of the stream. */
  readonly begin: () => Writable;
  readonly open: (sink: WatchSink) => Promise<WatchHandle>;
}

/**
 * Writes a watch to its client until either side ends it. Frames that come in one turn of the event loop go out in one
 * write. A failure before the first event is still a stream that says so, as of any other. Resolves when the watch is over.
 */
export async function streamWatch({ exchange, frames, timeoutMs, begin, open }: WatchStreamOptions): Promise<void> {
  const output = begin();
  let handle: WatchHandle | undefined;
  const over = Promise.withResolvers<void>();
  let ended = false;
  let flushing = false;

  const flush = (): void => {
    flushing = false;
    if (!output.destroyed) output.uncork();
  };
  const write = (frame: Buffer): boolean => {
    if (!flushing) {
      flushing = true;
      output.cork();
      setImmediate(flush);
    }
    output.write(frame);
    return output.writableLength < unreadBytes;
  };
  const finish = (error?: Error): void => {
    if (ended) return;
    ended = true;
    clearTimeout(timer);
    if (error && !output.destroyed) write(frames.error(asApiError(error)));
    if (flushing) flush();
    output.end();
    over.resolve();
  };
  const sink: WatchSink = {
    send: (event: StoreEvent) => ended || output.destroyed || write(frames.event(event)),
    end: finish,
  };
  const timer = setTimeout(() => {
    handle?.close();
    finish();
  }, timeoutMs);
  output.on("drain", () => handle?.drain());
  exchange.onClose(() => {
    handle?.close();
    finish();
  });
  try {
    handle = await open(sink);
    if (ended) handle.close();
  } catch (error) {
    finish(error instanceof Error ? error : new ApiError("InternalError", String(error)));
  }
  return over.promise;
}
