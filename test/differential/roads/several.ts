import { randomOf } from "../../dev/random-of.ts";
import type { Mutation } from "../mutations.ts";

const pairsPerSample = 200;

/** Two or three changes at once, in ways that are the same each time: what is told where several things are wrong. */
export function several(changes: readonly Mutation[], most = pairsPerSample): Mutation[] {
  if (changes.length < 3) return [];
  const random = randomOf(changes.length);
  const one = (): Mutation => changes[Math.floor(random() * changes.length)]!;
  return Array.from({ length: most }, () => joined(random() < 0.5 ? [one(), one()] : [one(), one(), one()]));
}

const joined = (changes: readonly Mutation[]): Mutation => ({
  name: changes.map(({ name }) => name).join(" + "),
  field: changes.map(({ field }) => field).join(" + "),
  edits: changes.flatMap(({ edits }) => edits),
  decodes: changes.every(({ decodes }) => decodes),
});
