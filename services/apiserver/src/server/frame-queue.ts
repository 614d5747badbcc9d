import type { Writable } from "node:stream";
import type { DeferredWrites } from "./deferred-writes.ts";

/** Frames on their way to one client of a watch. */
export interface FrameQueue {
  /** False where the client is behind: then nothing more should come before `onRoom`. */
  push(frame: Buffer): boolean;
  /** Sends what waits, and ends the stream. */
  end(): void;
}

export interface FrameQueueOptions {
  readonly output: Writable;
  readonly writes: DeferredWrites;
  /** A client that was behind has taken what there was. */
  readonly onRoom: () => void;
}

/**
 * So many bytes wait for a client in addition to those that are being written. Frames are shared by all watchers, but each that waits is
 * remembered; a watcher that is behind any further is no more than a place among the recent events.
 */
const mostWaitingBytes = 256 << 10;
/** So many are written at once, encrypted for this client alone: a slow one takes that much memory. */
const mostWrittenBytes = 64 << 10;

/** Nothing waits. An array of its own for one frame is a quarter of what `push` makes of an empty one, and there is one for each event. */
const nothing: Buffer[] = [];

/** Frames that come while the server has other things to do go out in one write, and no two writes are under way at once. */
export function createFrameQueue({ output, writes, onRoom }: FrameQueueOptions): FrameQueue {
  let waiting = nothing;
  let waitingBytes = 0;
  let isBehind = false;
  let isScheduled = false;
  let isWriting = false;

  function schedule(): void {
    if (isScheduled || isWriting) return;
    isScheduled = true;
    writes.add(flush);
  }

  function flush(): void {
    isScheduled = false;
    if (output.destroyed || output.writableEnded) return;
    if (waiting.length > 0) write();
    if (!isBehind) return;
    isBehind = false;
    onRoom();
  }

  function write(): void {
    const frames = takeFrames();
    isWriting = true;
    const last = frames.pop()!;
    if (frames.length > 0) output.cork();
    for (const frame of frames) output.write(frame);
    output.write(last, written);
    if (frames.length > 0) output.uncork();
  }

  function takeFrames(): Buffer[] {
    let bytes = 0;
    let count = 0;
    while (count < waiting.length && bytes < mostWrittenBytes) bytes += waiting[count++]!.length;
    waitingBytes -= bytes;
    const frames = waiting;
    waiting = count < frames.length ? frames.splice(count) : nothing;
    return frames;
  }

  function written(error?: Error | null): void {
    isWriting = false;
    if (!error && (isBehind || waiting.length > 0)) schedule();
  }

  return {
    push(frame) {
      if (waiting.length === 0) waiting = [frame];
      else waiting.push(frame);
      waitingBytes += frame.length;
      schedule();
      isBehind = waitingBytes >= mostWaitingBytes;
      return !isBehind;
    },
    end() {
      if (output.destroyed) return;
      while (waiting.length > 0) write();
      output.end();
    },
  };
}
