import type { Writable } from "node:stream";
import { ApiError, asApiError } from "@kubets/api";
import type { StoreEvent, WatchHandle, WatchSink } from "../store/store.ts";
import type { DeferredWrites } from "./deferred-writes.ts";
import type { Exchange } from "./exchange.ts";
import { createFrameQueue } from "./frame-queue.ts";
import type { WatchFrames } from "./watch-frames.ts";

export interface WatchStreamOptions {
  readonly exchange: Exchange;
  readonly frames: WatchFrames;
  readonly timeoutMs: number;
  readonly writes: DeferredWrites;
  /** Answers with the head of the stream. */
  readonly begin: () => Writable;
  readonly open: (sink: WatchSink) => Promise<WatchHandle>;
}

/**
 * Writes a watch to its client until either side ends it. A failure before the first event is still a stream that says so, as of any
 * other. Resolves when the watch is over.
 */
export async function streamWatch(options: WatchStreamOptions): Promise<void> {
  const { exchange, frames, timeoutMs, writes, begin, open } = options;
  const output = begin();
  let handle: WatchHandle | undefined;
  const queue = createFrameQueue({ output, writes, onRoom: () => handle?.drain() });
  const over = Promise.withResolvers<void>();
  let ended = false;

  const finish = (error?: Error): void => {
    if (ended) return;
    ended = true;
    clearTimeout(timer);
    if (error && !output.destroyed) queue.push(frames.error(asApiError(error)));
    queue.end();
    over.resolve();
  };
  const sink: WatchSink = {
    send: (event: StoreEvent) => ended || output.destroyed || queue.push(frames.event(event)),
    end: finish,
  };
  const timer = setTimeout(() => {
    handle?.close();
    finish();
  }, timeoutMs);
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
