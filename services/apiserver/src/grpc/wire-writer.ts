import { field } from "../server/protobuf-envelope.ts";

/** Protobuf of the few messages that are put together from ready bytes, without a look inside. */

const nothing = Buffer.alloc(0);

/** A field of bytes, a string or a message. Empty ones are left out, as proto3 does. */
export const bytesField = (number: number, value: Buffer | string): Buffer =>
  value.length === 0 ? nothing : field(number, typeof value === "string" ? Buffer.from(value) : value);

/** A field of a number or a boolean; zero and false are left out. */
export function varintField(number: number, value: number | boolean): Buffer {
  if (Number(value) === 0) return nothing;
  const bytes = [number << 3];
  let left = Number(value);
  for (; left > 0x7f; left = Math.floor(left / 128)) bytes.push((left % 128) | 0x80);
  bytes.push(left);
  return Buffer.from(bytes);
}
