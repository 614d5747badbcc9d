/**
 * A buffer that is written from its end to its start: a message's length is known when its fields are written, so nothing
 * is measured first. Fields are therefore written in falling order, list items last to first.
 */
export interface ProtobufWriter {
  /** Bytes written so far. */
  readonly length: number;
  varint(value: number | bigint): void;
  double(value: number): void;
  string(value: string): void;
  /** Bytes as they are, without their length. */
  bytes(value: Uint8Array): void;
  /** What was written, in a buffer of its own. The writer is empty again. */
  finish(): Buffer;
}

const usualSize = 16 * 1024;
/** A scratch buffer that a large object made larger than this is not kept. */
const largestKept = 1024 * 1024;

/** `firstSize` is how many bytes there is room for before the buffer has to grow. */
export function createProtobufWriter(firstSize = usualSize): ProtobufWriter {
  let buffer = Buffer.allocUnsafeSlow(firstSize);
  let start = buffer.length;

  const room = (bytes: number): void => {
    if (start >= bytes) return;
    const written = buffer.length - start;
    const larger = Buffer.allocUnsafeSlow(Math.max(buffer.length * 2, written + bytes));
    buffer.copy(larger, larger.length - written, start);
    start = larger.length - written;
    buffer = larger;
  };

  const bigVarint = (value: bigint): void => {
    let left = BigInt.asUintN(64, value);
    const groups: number[] = [];
    for (; left > 127n; left >>= 7n) groups.push(Number(left & 127n) | 128);
    groups.push(Number(left));
    start -= groups.length;
    buffer.set(groups, start);
  };

  return {
    get length() {
      return buffer.length - start;
    },
    varint(value) {
      room(10);
      if (typeof value === "bigint" || value < 0 || value > 0x7fffffff) return bigVarint(BigInt(value));
      const size = value < 1 << 7 ? 1 : value < 1 << 14 ? 2 : value < 1 << 21 ? 3 : value < 1 << 28 ? 4 : 5;
      start -= size;
      let at = start;
      let left = value;
      for (; left > 127; left >>>= 7) buffer[at++] = (left & 127) | 128;
      buffer[at] = left;
    },
    double(value) {
      room(8);
      start -= 8;
      buffer.writeDoubleLE(value, start);
    },
    string(value) {
      const { length } = value;
      if (length < 24) {
        room(length);
        let at = start;
        let i = length - 1;
        for (; i >= 0; i--) {
          const code = value.charCodeAt(i);
          if (code > 127) break;
          buffer[--at] = code;
        }
        if (i < 0) {
          start = at;
          return;
        }
      }
      const size = Buffer.byteLength(value);
      room(size);
      start -= size;
      buffer.write(value, start, size, "utf8");
    },
    bytes(value) {
      room(value.length);
      start -= value.length;
      buffer.set(value, start);
    },
    finish() {
      const made = Buffer.from(buffer.subarray(start));
      if (buffer.length > largestKept) buffer = Buffer.allocUnsafeSlow(firstSize);
      start = buffer.length;
      return made;
    },
  };
}
