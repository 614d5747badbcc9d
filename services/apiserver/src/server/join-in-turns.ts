import { eachInTurns } from "./each-in-turns.ts";

/** As `Buffer.concat`, but lets the event loop turn: a hundred megabytes are a long copy. */
export async function joinInTurns(parts: readonly Uint8Array[]): Promise<Buffer> {
  let length = 0;
  for (const part of parts) length += part.length;
  const whole = Buffer.allocUnsafe(length);
  let at = 0;
  await eachInTurns(parts, (part) => {
    whole.set(part, at);
    at += part.length;
  });
  return whole;
}
