import type { Socket } from "node:net";
import { defaultFrameBytes, flag, frameHeaderBytes, frameKind, frameType, writeFrameHead } from "./frames.ts";
import { limits } from "./limits.ts";
import type { Slabs } from "./slabs.ts";

/** A connection's frames on their way out: those of one turn of the event loop go in one write, and no two writes wait at once. */
export interface Output {
  /** Bytes that DATA may still be given before the next write. */
  room(): number;
  /** Space for a frame of DATA, its head written; the caller fills the bytes. */
  data(head: { length: number; streamId: number; end: boolean }): { readonly slab: Buffer; readonly at: number };
  /** A header block, in as many frames as it needs. */
  headers(streamId: number, block: Buffer, end: boolean): void;
  /** Any other frame; `numbers` are its payload, four bytes each. */
  control(kind: number, streamId: number, ...numbers: number[]): void;
  raw(bytes: Buffer): void;
  /** Sees to it that what is there, or what `fill` adds, goes out at the end of this turn. */
  schedule(): void;
  /** Writes what there is, and then ends the socket. */
  end(): void;
}

export interface OutputOptions {
  readonly socket: Socket;
  readonly slabs: Slabs;
  /** Called before each write, to put in DATA that has been waiting. */
  readonly fill: () => void;
  /** The peer asks for more than it reads: what is not DATA grows beyond its limit. */
  readonly onStuck: () => void;
}

/** A slab with what stands in it. */
interface Part {
  readonly slab: Buffer;
  readonly used: number;
}

export function createOutput({ socket, slabs, fill, onStuck }: OutputOptions): Output {
  let slab: Buffer | undefined;
  let used = 0;
  /** Slabs filled before the last write was through; the peer reads too slowly for what it asks. */
  const full: Part[] = [];
  let writing: readonly Part[] | undefined;
  let isScheduled = false;
  let isEnding = false;
  const place: { slab: Buffer; at: number } = { slab: Buffer.alloc(0), at: 0 };

  /** Space for so many bytes, in a larger or a new slab where the present one has too few. */
  function reserve(bytes: number): number {
    if (slab && slab.length - used < bytes) makeRoom(slab, used + bytes);
    if (!slab) {
      slab = slabs.take(bytes);
      used = 0;
    }
    const at = used;
    used += bytes;
    if (!isScheduled) schedule();
    return at;
  }

  function makeRoom(old: Buffer, bytes: number): void {
    if (bytes > limits.slabBytes) {
      full.push({ slab: old, used });
      slab = undefined;
      if (full.length * limits.slabBytes > limits.unreadControlBytes) onStuck();
      return;
    }
    slab = slabs.take(bytes);
    old.copy(slab, 0, 0, used);
    slabs.give(old);
  }

  function schedule(): void {
    if (isScheduled || writing) return;
    isScheduled = true;
    setImmediate(flush);
  }

  function flush(): void {
    isScheduled = false;
    if (writing || !socket.writable) return;
    // What `fill` adds is part of this write.
    isScheduled = true;
    fill();
    isScheduled = false;
    if (!slab) {
      if (isEnding) socket.end();
      return;
    }
    writing = [...full.splice(0), { slab, used }];
    slab = undefined;
    if (writing.length > 1) socket.cork();
    for (const [index, part] of writing.entries()) {
      const isLast = index === writing.length - 1;
      socket.write(part.slab.subarray(0, part.used), isLast ? written : undefined);
    }
    if (writing.length > 1) socket.uncork();
  }

  function written(error?: Error | null): void {
    if (error || !writing) return;
    for (const part of writing) slabs.give(part.slab);
    writing = undefined;
    flush();
  }

  return {
    room: () => (full.length > 0 ? 0 : limits.slabBytes - (slab ? used : 0)),
    data({ length, streamId, end }) {
      const at = reserve(frameHeaderBytes + length);
      const kind = frameKind(frameType.data, end ? flag.endStream : 0);
      writeFrameHead(slab!, at, { length, kind, streamId });
      place.slab = slab!;
      place.at = at + frameHeaderBytes;
      return place;
    },
    headers(streamId, block, end) {
      for (let from = 0; from === 0 || from < block.length; from += defaultFrameBytes) {
        const length = Math.min(block.length - from, defaultFrameBytes);
        const isLast = from + length === block.length;
        const flags = (isLast ? flag.endHeaders : 0) | (from === 0 && end ? flag.endStream : 0);
        const kind = frameKind(from === 0 ? frameType.headers : frameType.continuation, flags);
        const at = reserve(frameHeaderBytes + length);
        writeFrameHead(slab!, at, { length, kind, streamId });
        block.copy(slab!, at + frameHeaderBytes, from, from + length);
      }
    },
    control(kind, streamId, ...numbers) {
      const length = numbers.length * 4;
      const at = reserve(frameHeaderBytes + length);
      writeFrameHead(slab!, at, { length, kind, streamId });
      for (const [index, number] of numbers.entries()) {
        slab!.writeUInt32BE(number >>> 0, at + frameHeaderBytes + index * 4);
      }
    },
    raw(bytes) {
      const at = reserve(bytes.length);
      bytes.copy(slab!, at);
    },
    schedule,
    end() {
      isEnding = true;
      flush();
    },
  };
}
