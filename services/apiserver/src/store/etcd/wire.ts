/**
 * The little of protobuf that etcd's hot messages need. Written back to front, so that a nested message's length is known when its
 * tag is written, and read as views, so that values are copied once, by whoever keeps them.
 */
export interface WireWriter {
  varint(field: number, value: number | bigint): void;
  bytes(field: number, value: Uint8Array): void;
  text(field: number, value: string): void;
  nested(field: number, write: () => void): void;
  /** What was written, last field first. */
  finish(): Buffer;
}

const varintKind = 0;
const bytesKind = 2;

export function createWireWriter(estimatedBytes: number): WireWriter {
  let buffer = Buffer.allocUnsafe(estimatedBytes + 64);
  let at = buffer.length;

  function reserve(bytes: number): void {
    if (at >= bytes) return;
    const used = buffer.length - at;
    const bigger = Buffer.allocUnsafe(Math.max(buffer.length * 2, used + bytes));
    buffer.copy(bigger, bigger.length - used, at);
    at = bigger.length - used;
    buffer = bigger;
  }
  function raw(value: number | bigint): void {
    reserve(10);
    let rest = typeof value === "bigint" ? BigInt.asUintN(64, value) : BigInt(0);
    if (typeof value === "number") {
      const size = varintSize(value);
      at -= size;
      let left = value;
      for (let i = 0; i < size - 1; i++) {
        buffer[at + i] = (left % 128) | 0x80;
        left = Math.floor(left / 128);
      }
      buffer[at + size - 1] = left;
      return;
    }
    const groups: number[] = [];
    do {
      groups.push(Number(rest & 0x7fn));
      rest >>= 7n;
    } while (rest > 0n);
    at -= groups.length;
    groups.forEach((group, i) => {
      buffer[at + i] = i < groups.length - 1 ? group | 0x80 : group;
    });
  }
  const tag = (field: number, kind: number) => raw(field * 8 + kind);

  return {
    varint(field, value) {
      raw(value);
      tag(field, varintKind);
    },
    bytes(field, value) {
      reserve(value.length);
      at -= value.length;
      buffer.set(value, at);
      raw(value.length);
      tag(field, bytesKind);
    },
    text(field, value) {
      const length = Buffer.byteLength(value);
      reserve(length);
      at -= length;
      buffer.write(value, at);
      raw(length);
      tag(field, bytesKind);
    },
    nested(field, write) {
      const before = buffer.length - at;
      write();
      raw(buffer.length - at - before);
      tag(field, bytesKind);
    },
    finish: () => buffer.subarray(at),
  };
}

function varintSize(value: number): number {
  let size = 1;
  for (let left = value; left >= 128; left = Math.floor(left / 128)) size++;
  return size;
}

/** Called for each field: varints are read by `number()` or `bigint()`, the rest by `bytes()`, `text()` or `nested()`. */
export type ReadField = (field: number, reader: WireReader) => void;

export interface WireReader {
  number(): number;
  bigint(): bigint;
  bytes(): Buffer;
  text(): string;
  nested(read: ReadField): void;
}

/** Reads a message; fields that `read` does not take are skipped. */
export function readWire(buffer: Buffer, read: ReadField): void {
  let at = 0;

  function number(): number {
    let value = 0;
    let factor = 1;
    for (;;) {
      const byte = buffer[at++]!;
      value += (byte & 0x7f) * factor;
      if (byte < 0x80) return value;
      factor *= 128;
    }
  }
  function bigint(): bigint {
    let value = 0n;
    for (let shift = 0n; ; shift += 7n) {
      const byte = buffer[at++]!;
      value |= BigInt(byte & 0x7f) << shift;
      if (byte < 0x80) return value;
    }
  }
  function bytes(): Buffer {
    const length = number();
    at += length;
    return buffer.subarray(at - length, at);
  }
  const reader: WireReader = {
    number,
    bigint,
    bytes,
    text() {
      const length = number();
      at += length;
      return buffer.toString("utf8", at - length, at);
    },
    nested(readNested) {
      const length = number();
      message(at + length, readNested);
    },
  };
  function message(end: number, readField: ReadField): void {
    while (at < end) {
      const tag = number();
      const start = at;
      readField(tag >>> 3, reader);
      if (at === start) skip(tag & 7);
    }
  }
  function skip(kind: number): void {
    if (kind === varintKind) number();
    else if (kind === bytesKind) bytes();
    else at += kind === 1 ? 8 : 4;
  }
  message(buffer.length, read);
}
