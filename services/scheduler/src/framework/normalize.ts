import { highestScore } from "./plugin.ts";

/** The largest becomes 100 and the others in proportion; all stay 0 where it is 0. */
export function normalize(scores: Float64Array): void {
  const most = largest(scores);
  if (most === 0) return;
  for (let i = 0; i < scores.length; i++) scores[i] = Math.floor((scores[i]! * highestScore) / most);
}

/** The other way round: 0 becomes 100, the largest 0. */
export function normalizeInverse(scores: Float64Array): void {
  const most = largest(scores);
  for (let i = 0; i < scores.length; i++)
    scores[i] = most === 0 ? highestScore : highestScore - Math.floor((scores[i]! * highestScore) / most);
}

function largest(scores: Float64Array): number {
  let most = 0;
  for (const score of scores) if (score > most) most = score;
  return most;
}
