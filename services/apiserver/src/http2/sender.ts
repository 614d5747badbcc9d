import { errorCode, Http2Error } from "./errors.ts";
import { defaultFrameBytes, defaultWindow, frameHeaderBytes, largestWindow } from "./frames.ts";
import type { Output } from "./output.ts";

/** The sending half of a stream. */
export interface SendingStream {
  readonly id: number;
  /** What the peer takes at present; a change of its settings can make it negative. */
  sendWindow: number;
  /** What waits for the peer, of its first chunk from `sentOfFirst` on. */
  unsent: Buffer[];
  sentOfFirst: number;
  unsentBytes: number;
  /** Nothing comes behind what waits. */
  endsWithUnsent: boolean;
  isQueued: boolean;
  /** All that waited has gone, and with it perhaps the end. */
  onSent(isEnd: boolean): void;
}

/** Gives out DATA as far as the peer's windows go, one frame of each stream in turn. */
export interface Sender {
  /** What waits on all streams. */
  readonly unsentBytes: number;
  push(stream: SendingStream, bytes: Buffer): void;
  /** Ends the stream behind what waits. */
  end(stream: SendingStream): void;
  /** Forgets what waits. */
  drop(stream: SendingStream): void;
  /** WINDOW_UPDATE of the connection, or of a stream. */
  widen(bytes: number, stream?: SendingStream): void;
  /** Puts in what fits. */
  fill(): void;
}

/** Of a stream whose pieces have all gone; never added to. */
const nothing: Buffer[] = [];

/** A frame shorter than this is not begun only because the write is nearly full. */
const leastRoom = 1024;

export function createSender(output: Output): Sender {
  let window = defaultWindow;
  let unsentBytes = 0;
  const queue: SendingStream[] = [];

  function enqueue(stream: SendingStream): void {
    if (stream.isQueued || stream.unsentBytes === 0 || stream.sendWindow <= 0) return;
    stream.isQueued = true;
    queue.push(stream);
    if (window > 0) output.schedule();
  }

  function sendFrame(stream: SendingStream, most: number): void {
    const length = Math.min(stream.unsentBytes, stream.sendWindow, most);
    const isAll = length === stream.unsentBytes;
    const isEnd = isAll && stream.endsWithUnsent;
    const { slab, at } = output.data({ length, streamId: stream.id, end: isEnd });
    copyUnsent(stream, { slab, at, length });
    stream.sendWindow -= length;
    window -= length;
    unsentBytes -= length;
    if (isAll) stream.onSent(isEnd);
    else enqueue(stream);
  }

  return {
    get unsentBytes() {
      return unsentBytes;
    },
    push(stream, bytes) {
      unsentBytes += bytes.length;
      // An array made for one piece is a quarter of what `push` makes of an empty one, and most answers are one piece.
      if (stream.unsent.length === 0) stream.unsent = [bytes];
      else stream.unsent.push(bytes);
      stream.unsentBytes += bytes.length;
      enqueue(stream);
    },
    end(stream) {
      stream.endsWithUnsent = true;
      if (stream.unsentBytes > 0) return;
      output.data({ length: 0, streamId: stream.id, end: true });
      stream.onSent(true);
    },
    drop(stream) {
      unsentBytes -= stream.unsentBytes;
      stream.unsent = nothing;
      stream.unsentBytes = 0;
    },
    widen(bytes, stream) {
      const wide = (stream ? stream.sendWindow : window) + bytes;
      if (wide > largestWindow) throw new Http2Error(errorCode.flowControlError, "a window too wide", stream?.id);
      if (!stream) {
        window = wide;
        if (queue.length > 0) output.schedule();
        return;
      }
      stream.sendWindow = wide;
      enqueue(stream);
    },
    fill() {
      while (queue.length > 0 && window > 0) {
        const room = output.room() - frameHeaderBytes;
        if (room < leastRoom) return;
        const stream = queue.shift()!;
        stream.isQueued = false;
        // It may have been dropped, or its window have shrunk, while it waited.
        if (stream.unsentBytes === 0 || stream.sendWindow <= 0) continue;
        sendFrame(stream, Math.min(room, window, defaultFrameBytes));
      }
    },
  };
}

function copyUnsent(stream: SendingStream, { slab, at, length }: { slab: Buffer; at: number; length: number }): void {
  let left = length;
  let to = at;
  let done = 0;
  while (left > 0) {
    const chunk = stream.unsent[done]!;
    const taken = Math.min(left, chunk.length - stream.sentOfFirst);
    chunk.copy(slab, to, stream.sentOfFirst, stream.sentOfFirst + taken);
    to += taken;
    left -= taken;
    stream.sentOfFirst += taken;
    if (stream.sentOfFirst < chunk.length) continue;
    stream.sentOfFirst = 0;
    done++;
  }
  if (done === stream.unsent.length) stream.unsent = nothing;
  else if (done > 0) stream.unsent.splice(0, done);
  stream.unsentBytes -= length;
}
