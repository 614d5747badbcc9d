import type { Writable } from "node:stream";
import { ApiError, asApiError } from "@kubets/api";
import type { StoreEvent, WatchHandle, WatchSink } from "../store/store.ts";
import type { DeferredWrites } from "./deferred-writes.ts";
import type { Exchange } from "./exchange.ts";
import type { WatchFrames } from "./watch-frames.ts";

/** Bytes a watcher may leave unread before it counts as slow. */
const unreadBytes = 4 << 20;
/** So much is written without waiting for more: it fills several TLS records. */
const enoughBytes = 64 << 10;

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
 * Writes a watch to its client until either side ends it. Frames that come while the server has other things to do go
 * out in one write. A failure before the first event is still a stream that says so, as of any other. Resolves when the watch is over.
 */
export async function streamWatch(options: WatchStreamOptions): Promise<void> {
  const { exchange, frames, timeoutMs, writes, begin, open } = options;
  const output = begin();
  let handle: WatchHandle | undefined;
  const over = Promise.withResolvers<void>();
  let ended = false;
  let heldBytes = 0;
  let isQueued = false;

  const flush = (): void => {
    if (heldBytes > 0 && !output.destroyed) output.uncork();
    heldBytes = 0;
  };
  const flushQueued = (): void => {
    isQueued = false;
    flush();
  };
  const write = (frame: Buffer): boolean => {
    if (heldBytes === 0) output.cork();
    if (!isQueued) writes.add(flushQueued);
    isQueued = true;
    output.write(frame);
    heldBytes += frame.length;
    if (heldBytes >= enoughBytes) flush();
    return output.writableLength < unreadBytes;
  };
  const finish = (error?: Error): void => {
    if (ended) return;
    ended = true;
    clearTimeout(timer);
    if (error && !output.destroyed) write(frames.error(asApiError(error)));
    flush();
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
