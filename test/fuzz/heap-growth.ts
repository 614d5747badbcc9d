/** How much of the heap was in use at a moment. */
export interface HeapSample {
  readonly atMs: number;
  readonly usedBytes: number;
}

/**
 * How much the heap has grown, in bytes: the least that was in use in the last quarter of the time against the least in the second.
 * The least of a while is near what lives: the rest is what the next collection takes. The first quarter is warming up.
 */
export function heapGrowth(samples: readonly HeapSample[]): number {
  if (samples.length < 8) return 0;
  const from = samples[0]!.atMs;
  const length = samples.at(-1)!.atMs - from;
  const leastOf = (quarter: number) => {
    const inside = samples.filter(({ atMs }) => Math.min(3, Math.floor(((atMs - from) / length) * 4)) === quarter);
    return Math.min(...inside.map(({ usedBytes }) => usedBytes));
  };
  return leastOf(3) - leastOf(1);
}
