import { errorCode, Http2Error } from "./errors.ts";
import {
  defaultFrameBytes,
  type Frame,
  frameHeaderBytes,
  frameKind,
  frameType,
  largestWindow,
  writeFrameHead,
} from "./frames.ts";

/** Identifiers, RFC 9113 section 6.5.2. */
const identifiers = {
  headerTableSize: 1,
  enablePush: 2,
  maxConcurrentStreams: 3,
  initialWindowSize: 4,
  maxFrameSize: 5,
  maxHeaderListSize: 6,
} as const;

export type Settings = Partial<Record<keyof typeof identifiers, number>>;

const names = new Map(Object.entries(identifiers).map(([name, id]) => [id as number, name as keyof Settings]));
const entryBytes = 6;
const largestFrameSize = 2 ** 24 - 1;

/** A SETTINGS frame. */
export function settingsFrame(settings: Settings): Buffer {
  const entries = Object.entries(settings) as [keyof Settings, number][];
  const length = entries.length * entryBytes;
  const frame = Buffer.alloc(frameHeaderBytes + length);
  writeFrameHead(frame, 0, { length, kind: frameKind(frameType.settings), streamId: 0 });
  for (const [index, [name, value]] of entries.entries()) {
    const at = frameHeaderBytes + index * entryBytes;
    frame.writeUInt16BE(identifiers[name], at);
    frame.writeUInt32BE(value, at + 2);
  }
  return frame;
}

/** What a peer's SETTINGS say; unknown ones mean nothing. Throws for values that may not be. */
export function readSettings({ bytes, start, end }: Frame): Settings {
  if ((end - start) % entryBytes !== 0) throw new Http2Error(errorCode.frameSizeError, "SETTINGS of a wrong length");
  const settings: Settings = {};
  for (let at = start; at < end; at += entryBytes) {
    const name = names.get(bytes.readUInt16BE(at));
    if (!name) continue;
    const value = bytes.readUInt32BE(at + 2);
    const code = problem(name, value);
    if (code !== undefined) throw new Http2Error(code, `${name} cannot be ${value}`);
    settings[name] = value;
  }
  return settings;
}

function problem(name: keyof Settings, value: number): number | undefined {
  if (name === "enablePush" && value > 1) return errorCode.protocolError;
  if (name === "initialWindowSize" && value > largestWindow) return errorCode.flowControlError;
  if (name === "maxFrameSize" && (value < defaultFrameBytes || value > largestFrameSize))
    return errorCode.protocolError;
  return undefined;
}
