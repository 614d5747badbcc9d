import { randomInt } from "node:crypto";

/** Upstream's alphabet for names: no vowels and no digits that look like letters, so that no words come out. */
const alphabet = "bcdfghjklmnpqrstvwxz2456789";
const randomLength = 5;
/** A DNS label's length less the random part. */
const longestBase = 63 - randomLength;

/** `base` and five random characters. */
export function generateName(base: string, random: (below: number) => number = randomInt): string {
  const suffix = Array.from({ length: randomLength }, () => alphabet[random(alphabet.length)]);
  return base.slice(0, longestBase) + suffix.join("");
}
