import { randomInt } from "node:crypto";

/** Without vowels and look-alikes, as names that Kubernetes makes up. */
const alphabet = "bcdfghjklmnpqrstvwxz2456789";

/** Up to ten letters, from one random number. */
export function randomSuffix(length = 5): string {
  let number = randomInt(alphabet.length ** length);
  let suffix = "";
  for (let i = 0; i < length; i++) {
    suffix += alphabet[number % alphabet.length];
    number = Math.floor(number / alphabet.length);
  }
  return suffix;
}
