import type { Turn } from "./play.ts";

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

function* between(ours: unknown, theirs: unknown, path: string): Generator<string> {
  if (isObject(ours) && isObject(theirs)) {
    for (const key of new Set([...Object.keys(theirs), ...Object.keys(ours)]))
      yield* between(ours[key], theirs[key], `${path}.${key}`);
  } else if (Array.isArray(ours) && Array.isArray(theirs)) {
    for (let i = 0; i < Math.max(ours.length, theirs.length); i++) yield* between(ours[i], theirs[i], `${path}[${i}]`);
  } else if (ours !== theirs) {
    yield `${path}: ${shown(ours, theirs)} instead of ${shown(theirs, ours)}`;
  }
}

/** A value as JSON; of a long text, what is around the first difference. */
function shown(value: unknown, other: unknown): string {
  if (typeof value !== "string" || typeof other !== "string" || value.length < 200) return JSON.stringify(value);
  let same = 0;
  while (value[same] !== undefined && value[same] === other[same]) same++;
  return `…${JSON.stringify(value.slice(Math.max(0, same - 60), same + 140))}…`;
}

/** Where two servers told a scenario differently, a line for each place. Of answers of two kinds, what they say. */
export const differences = (ours: readonly Turn[], theirs: readonly Turn[]): string[] =>
  theirs.flatMap((their, i) => {
    const our = ours[i];
    const place = `${i + 1} (${their.it})`;
    if (our?.code === their.code) return [...between(our, their, place)];
    return [`${place}: ${our?.code} ${wordsOf(our)} instead of ${their.code} ${wordsOf(their)}`];
  });

const wordsOf = (turn: Turn | undefined): string =>
  isObject(turn?.body) ? JSON.stringify(turn.body.message ?? "an object") : String(turn?.body);
