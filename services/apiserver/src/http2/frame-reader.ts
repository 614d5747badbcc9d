import { errorCode, Http2Error } from "./errors.ts";
import { defaultFrameBytes, type Frame, frameHeaderBytes } from "./frames.ts";

const noBytes = Buffer.alloc(0);

/**
 * Finds the frames in a connection's bytes, in whatever pieces they come. A frame that lies in one piece is handed on where it lies.
 * `onFrame` may throw, which ends the reading; a frame longer than the default limit is an error of the connection.
 */
export function createFrameReader(onFrame: (frame: Frame) => void): (chunk: Buffer) => void {
  const frame: Frame = { type: 0, flags: 0, streamId: 0, bytes: noBytes, start: 0, end: 0 };
  /** The beginning of a frame that is not whole: room for all of it once its length is known. */
  let partial: Buffer | undefined;
  let held = 0;

  function lengthAt(bytes: Buffer, at: number): number {
    const length = (bytes[at]! << 16) | (bytes[at + 1]! << 8) | bytes[at + 2]!;
    if (length > defaultFrameBytes) throw new Http2Error(errorCode.frameSizeError, `a frame of ${length} bytes`);
    return length;
  }

  function emit(bytes: Buffer, at: number, end: number): void {
    frame.type = bytes[at + 3]!;
    frame.flags = bytes[at + 4]!;
    frame.streamId = ((bytes[at + 5]! & 0x7f) << 24) | (bytes[at + 6]! << 16) | (bytes[at + 7]! << 8) | bytes[at + 8]!;
    frame.bytes = bytes;
    frame.start = at + frameHeaderBytes;
    frame.end = end;
    onFrame(frame);
  }

  /** Adds to the frame that is not whole; returns how much of the chunk it took. */
  function complete(chunk: Buffer): number {
    let at = 0;
    while (partial) {
      const isHead = partial.length === frameHeaderBytes;
      const taken = Math.min(partial.length - held, chunk.length - at);
      chunk.copy(partial, held, at, at + taken);
      held += taken;
      at += taken;
      if (held < partial.length) return at;
      const length = isHead ? lengthAt(partial, 0) : 0;
      if (length > 0) {
        const whole = Buffer.allocUnsafeSlow(frameHeaderBytes + length);
        partial.copy(whole);
        partial = whole;
      } else {
        const bytes = partial;
        partial = undefined;
        emit(bytes, 0, bytes.length);
      }
    }
    return at;
  }

  return (chunk) => {
    let at = partial ? complete(chunk) : 0;
    while (chunk.length - at >= frameHeaderBytes) {
      const end = at + frameHeaderBytes + lengthAt(chunk, at);
      if (end > chunk.length) break;
      emit(chunk, at, end);
      at = end;
    }
    if (at === chunk.length) return;
    const left = chunk.length - at;
    partial = Buffer.allocUnsafeSlow(frameHeaderBytes + (left < frameHeaderBytes ? 0 : lengthAt(chunk, at)));
    chunk.copy(partial, 0, at);
    held = left;
  };
}
