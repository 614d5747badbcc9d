import { randomInt } from "node:crypto";

/** Without vowels and look-alikes, as names that Kubernetes makes up. */
const alphabet = "bcdfghjklmnpqrstvwxz2456789";

export const randomSuffix = (length = 5): string =>
  Array.from({ length }, () => alphabet[randomInt(alphabet.length)]).join("");
