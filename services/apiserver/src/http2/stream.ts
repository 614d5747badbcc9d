import { defaultWindow } from "./frames.ts";
import { limits } from "./limits.ts";
import type { SendingStream } from "./sender.ts";

/**
 * All that a connection knows of a stream. A class, since there is one for each request: its fields are laid out once, and what a client
 * or a server adds comes behind them.
 */
export abstract class Stream implements SendingStream {
  /** 0 until it is opened. */
  id = 0;
  sendWindow = defaultWindow;
  unsent: Buffer[] = [];
  sentOfFirst = 0;
  unsentBytes = 0;
  endsWithUnsent = false;
  isQueued = false;
  /** What the peer may still send. */
  receiveWindow: number = limits.streamWindow;
  /** What it has sent and nobody has taken. */
  untaken = 0;
  /** What has been taken and not been given back to its window. */
  taken = 0;
  /** The peer has sent its end. */
  isRemoteEnded = false;

  abstract onSent(isEnd: boolean): void;
}
