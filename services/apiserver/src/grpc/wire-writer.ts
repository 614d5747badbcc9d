/** Protobuf of the few messages that are put together from ready bytes, without a look inside. */

const lengthDelimited = 2;

function varint(value: number): number[] {
  const bytes: number[] = [];
  for (let rest = value; ; rest = Math.floor(rest / 128)) {
    if (rest < 128) return [...bytes, rest];
    bytes.push((rest % 128) + 128);
  }
}

/** A field of bytes, a string or a message. Empty ones are left out, as proto3 does. */
export function bytesField(number: number, value: Buffer | string): Buffer {
  const bytes = typeof value === "string" ? Buffer.from(value) : value;
  if (bytes.length === 0) return bytes;
  return Buffer.concat([Buffer.from([...varint(number * 8 + lengthDelimited), ...varint(bytes.length)]), bytes]);
}

/** A field of a number or a boolean; zero and false are left out. */
export const varintField = (number: number, value: number | boolean): Buffer =>
  Number(value) === 0 ? Buffer.alloc(0) : Buffer.from([...varint(number * 8), ...varint(Number(value))]);
