import { errorCode, Http2Error } from "./errors.ts";
import { defaultWindow, frameKind, frameType } from "./frames.ts";
import { limits } from "./limits.ts";
import type { Output } from "./output.ts";
import type { Stream } from "./stream.ts";

/** What a peer may send, on a connection and on each stream: it is given back when half of it has been taken. */
export interface ReceiveWindows {
  /** Bytes have come; throws where they are more than were allowed. */
  received(bytes: number, stream: Stream | undefined): void;
  /** Bytes of a stream have been used. */
  take(stream: Stream, bytes: number): void;
  /** Bytes that belong to no stream any more. */
  discard(bytes: number): void;
}

/** Announces the connection's window; those of streams are in the settings. */
export function createReceiveWindows(output: Output): ReceiveWindows {
  let window: number = limits.connectionWindow;
  let taken = 0;
  const windowUpdate = frameKind(frameType.windowUpdate);
  output.control(windowUpdate, 0, limits.connectionWindow - defaultWindow);

  function discard(bytes: number): void {
    taken += bytes;
    if (taken < limits.connectionWindow / 2) return;
    window += taken;
    output.control(windowUpdate, 0, taken);
    taken = 0;
  }

  return {
    received(bytes, stream) {
      window -= bytes;
      if (window < 0) throw new Http2Error(errorCode.flowControlError, "more than the connection's window");
      if (!stream) return;
      stream.receiveWindow -= bytes;
      stream.untaken += bytes;
      if (stream.receiveWindow < 0) {
        throw new Http2Error(errorCode.flowControlError, "more than the stream's window", stream.id);
      }
    },
    take(stream, used) {
      // What an ended stream held has been given back with it.
      const bytes = Math.min(used, stream.untaken);
      stream.untaken -= bytes;
      discard(bytes);
      stream.taken += bytes;
      if (stream.isRemoteEnded || stream.taken < limits.streamWindow / 2) return;
      stream.receiveWindow += stream.taken;
      output.control(windowUpdate, stream.id, stream.taken);
      stream.taken = 0;
    },
    discard,
  };
}
