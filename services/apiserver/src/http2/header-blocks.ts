import { errorCode, Http2Error } from "./errors.ts";
import { type Frame, flag } from "./frames.ts";
import { limits } from "./limits.ts";

/** A whole header block, where it lies. */
export interface HeaderBlock {
  readonly streamId: number;
  /** END_STREAM was on it. */
  readonly end: boolean;
  /** It says that its stream depends on itself, which is an error of the stream. */
  readonly dependsOnItself: boolean;
  readonly bytes: Buffer;
  readonly from: number;
  readonly to: number;
}

/** Puts a header block together from HEADERS and CONTINUATION; undefined until it is whole. */
export interface HeaderBlocks {
  /** The stream of a block that has begun and not ended, or 0. */
  readonly openStream: number;
  begin(frame: Frame): HeaderBlock | undefined;
  /** Any frame while a block is open: nothing but its own CONTINUATION may come. */
  goOn(frame: Frame, isContinuation: boolean): HeaderBlock | undefined;
}

const priorityBytes = 5;

export function createHeaderBlocks(): HeaderBlocks {
  let open: { readonly streamId: number; readonly end: boolean; readonly dependsOnItself: boolean } | undefined;
  let parts: Buffer[] = [];
  let length = 0;

  return {
    get openStream() {
      return open?.streamId ?? 0;
    },
    begin(frame) {
      const { bytes, streamId, flags } = frame;
      if (streamId === 0) throw new Http2Error(errorCode.protocolError, "HEADERS without a stream");
      let { start: from, end: to } = unpadded(frame);
      let dependsOnItself = false;
      if (flags & flag.priority) {
        if (to - from < priorityBytes) throw new Http2Error(errorCode.frameSizeError, "HEADERS too short");
        dependsOnItself = (bytes.readUInt32BE(from) & 0x7fffffff) === streamId;
        from += priorityBytes;
      }
      const head = { streamId, end: (flags & flag.endStream) !== 0, dependsOnItself };
      if (flags & flag.endHeaders) return { ...head, bytes, from, to };
      open = head;
      parts = [Buffer.from(bytes.subarray(from, to))];
      length = to - from;
      return undefined;
    },
    goOn({ bytes, start, end, streamId, flags }, isContinuation) {
      if (!open || !isContinuation || streamId !== open.streamId) {
        throw new Http2Error(errorCode.protocolError, "a header block is interrupted");
      }
      parts.push(Buffer.from(bytes.subarray(start, end)));
      length += end - start;
      if (length > limits.headerBlockBytes || parts.length > limits.continuations) {
        throw new Http2Error(errorCode.enhanceYourCalm, "a header block without end");
      }
      if (!(flags & flag.endHeaders)) return undefined;
      const block = { ...open, bytes: Buffer.concat(parts), from: 0, to: length };
      open = undefined;
      parts = [];
      return block;
    },
  };
}

/** Where a frame's own bytes begin and end. */
export function unpadded({ bytes, start, end, flags }: Frame): { readonly start: number; readonly end: number } {
  if (!(flags & flag.padded)) return { start, end };
  const padding = bytes[start]!;
  if (start === end || start + 1 + padding > end) {
    throw new Http2Error(errorCode.protocolError, "more padding than frame");
  }
  return { start: start + 1, end: end - padding };
}
