import type { Role } from "./connection.ts";
import { errorCode, Http2Error, protocolError } from "./errors.ts";
import { defaultWindow, type Frame, flag, frameKind, frameType } from "./frames.ts";
import type { HeaderEncoder } from "./header-encoder.ts";
import type { Output } from "./output.ts";
import { readSettings } from "./settings.ts";

/** SETTINGS, PING and GOAWAY: what a peer says of the connection itself. */
export interface ControlFrames {
  readonly hasSettings: boolean;
  /** What the peer takes on a new stream. */
  readonly peerWindow: number;
  onSettings(frame: Frame): void;
  onPing(frame: Frame): void;
  onGoaway(frame: Frame): void;
}

export interface ControlFramesOptions {
  readonly role: Pick<Role<never, never>, "onGoaway" | "onPong" | "onSettings">;
  readonly output: Output;
  readonly headers: HeaderEncoder;
  /** Changes the windows of all streams; throws where one grows too wide. */
  readonly widenAll: (change: number) => void;
  /** Throws when there have been too many. */
  readonly countIdle: () => void;
}

export function createControlFrames(options: ControlFramesOptions): ControlFrames {
  const { role, output, headers, widenAll, countIdle } = options;
  let hasSettings = false;
  let peerWindow = defaultWindow;

  function changeWindows(wide: number): void {
    const change = wide - peerWindow;
    peerWindow = wide;
    try {
      widenAll(change);
    } catch {
      throw new Http2Error(errorCode.flowControlError, "settings make a window too wide");
    }
  }

  return {
    get hasSettings() {
      return hasSettings;
    },
    get peerWindow() {
      return peerWindow;
    },
    onSettings(frame) {
      if (frame.streamId !== 0) protocolError("SETTINGS of a stream");
      countIdle();
      if (frame.flags & flag.ack) {
        checkLength(frame, 0);
        return;
      }
      hasSettings = true;
      const settings = readSettings(frame);
      if (settings.headerTableSize !== undefined) headers.limitTable(settings.headerTableSize);
      if (settings.initialWindowSize !== undefined) changeWindows(settings.initialWindowSize);
      output.control(frameKind(frameType.settings, flag.ack), 0);
      role.onSettings(settings);
    },
    onPing(frame) {
      if (frame.streamId !== 0) protocolError("PING of a stream");
      checkLength(frame, 8);
      if (frame.flags & flag.ack) {
        role.onPong();
        return;
      }
      countIdle();
      const { bytes, start } = frame;
      output.control(frameKind(frameType.ping, flag.ack), 0, bytes.readUInt32BE(start), bytes.readUInt32BE(start + 4));
    },
    onGoaway(frame) {
      if (frame.streamId !== 0) protocolError("GOAWAY of a stream");
      if (frame.end - frame.start < 8) throw new Http2Error(errorCode.frameSizeError, "GOAWAY too short");
      role.onGoaway(numberAt(frame));
    },
  };
}

export function checkLength({ start, end }: Frame, length: number): void {
  if (end - start !== length) throw new Http2Error(errorCode.frameSizeError, "a frame of a wrong length");
}

/** A payload's first four bytes without the reserved bit. */
export const numberAt = ({ bytes, start }: Frame): number => bytes.readUInt32BE(start) & 0x7fffffff;
