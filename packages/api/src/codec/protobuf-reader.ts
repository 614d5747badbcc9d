import { DecodeError } from "./codec-error.ts";

/** Reads one message's bytes from start to end. Lengths are checked against the end before anything is made of them. */
export interface ProtobufReader {
  readonly at: number;
  readonly end: number;
  /** The next field's number and wire type, as number × 8 + type; 0 at the end. */
  tag(): number;
  varint(): number | bigint;
  int64(): number | bigint;
  int32(): number;
  bool(): boolean;
  double(): number;
  string(): string;
  /** A view of the input, not a copy. */
  bytes(): Buffer;
  /** Reads a nested message: what `read` reads ends where the message does. */
  nested<T>(read: () => T): T;
  /** Passes over the value of a field nobody knows. */
  skip(tag: number): void;
}

const unexpectedEnd = () => new DecodeError("unexpected EOF");

export function createProtobufReader(bytes: Uint8Array): ProtobufReader {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let at = 0;
  let end = buffer.length;

  const varint = (): number | bigint => {
    let value = 0;
    for (let shift = 0; shift < 28; shift += 7) {
      if (at >= end) throw unexpectedEnd();
      const byte = buffer[at++] as number;
      value |= (byte & 127) << shift;
      if (byte < 128) return value;
    }
    if ((buffer[at] as number) < 128 && at < end) return value + (buffer[at++] as number) * 2 ** 28;
    return longVarint(value);
  };

  const longVarint = (low: number): number | bigint => {
    let value = BigInt(low);
    for (let shift = 28n; shift < 70n; shift += 7n) {
      if (at >= end) throw unexpectedEnd();
      const byte = buffer[at++] as number;
      value |= BigInt(byte & 127) << shift;
      if (byte < 128) {
        const whole = BigInt.asUintN(64, value);
        return whole <= BigInt(Number.MAX_SAFE_INTEGER) ? Number(whole) : whole;
      }
    }
    throw new DecodeError("proto: integer overflow");
  };

  const int64 = (): number | bigint => {
    const value = varint();
    if (typeof value === "number") return value;
    const signed = BigInt.asIntN(64, value);
    return signed >= BigInt(Number.MIN_SAFE_INTEGER) && signed <= BigInt(Number.MAX_SAFE_INTEGER)
      ? Number(signed)
      : signed;
  };

  const length = (): number => {
    const value = varint();
    if (typeof value === "bigint") throw new DecodeError("proto: negative length found during unmarshaling");
    if (value > end - at) throw unexpectedEnd();
    return value;
  };

  const advance = (count: number): number => {
    const from = at;
    if (count > end - at) throw unexpectedEnd();
    at += count;
    return from;
  };

  const skipGroup = (number: number): void => {
    for (let open = 1; open > 0; ) {
      const tag = reader.tag();
      if (tag === 0) throw unexpectedEnd();
      if ((tag & 7) === 3) open++;
      else if ((tag & 7) === 4) open--;
      else reader.skip(tag);
      if (open === 0 && tag >>> 3 !== number) throw new DecodeError("proto: unexpected end of group");
    }
  };

  const reader: ProtobufReader = {
    get at() {
      return at;
    },
    get end() {
      return end;
    },
    tag() {
      if (at >= end) return 0;
      const tag = varint();
      if (typeof tag === "bigint" || tag >>> 3 === 0 || tag > 0xffffffff) {
        throw new DecodeError("proto: illegal tag or wire type");
      }
      return tag;
    },
    varint,
    int64,
    int32: () => Number(BigInt.asIntN(32, BigInt(varint()))),
    bool: () => varint() !== 0,
    double: () => buffer.readDoubleLE(advance(8)),
    string() {
      const size = length();
      const from = at;
      at += size;
      return size < 24 ? shortString(buffer, from, at) : buffer.toString("utf8", from, at);
    },
    bytes() {
      const size = length();
      const from = at;
      at += size;
      return buffer.subarray(from, at);
    },
    nested(read) {
      const size = length();
      const outer = end;
      end = at + size;
      const value = read();
      at = end;
      end = outer;
      return value;
    },
    skip(tag) {
      switch (tag & 7) {
        case 0:
          varint();
          return;
        case 1:
          advance(8);
          return;
        case 2:
          advance(length());
          return;
        case 3:
          skipGroup(tag >>> 3);
          return;
        case 5:
          advance(4);
          return;
        default:
          throw new DecodeError(`proto: illegal wireType ${tag & 7}`);
      }
    },
  };
  return reader;
}

/** Short ASCII is quicker character by character than by a call into the runtime. */
function shortString(buffer: Buffer, from: number, to: number): string {
  let text = "";
  for (let i = from; i < to; i++) {
    const byte = buffer[i] as number;
    if (byte > 127) return buffer.toString("utf8", from, to);
    text += String.fromCharCode(byte);
  }
  return text;
}
