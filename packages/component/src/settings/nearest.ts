/** Levenshtein's distance: how many letters must change to make one text the other. */
export function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++)
      next[j] = Math.min(next[j - 1]! + 1, row[j]! + 1, row[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1));
    row = next;
  }
  return row[b.length]!;
}

/** The candidate most like what was typed, unless none is like it at all. */
export function nearest(typed: string, candidates: Iterable<string>): string | undefined {
  let best: { name: string; far: number } | undefined;
  for (const name of candidates) {
    const far = distance(typed, name);
    if (!best || far < best.far) best = { name, far };
  }
  return best && best.far <= Math.max(2, typed.length / 2) ? best.name : undefined;
}
