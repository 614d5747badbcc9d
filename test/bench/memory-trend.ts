/** Memory of a process while something goes on steadily, in bytes. */
export interface MemoryTrend {
  readonly first: number;
  readonly most: number;
  readonly last: number;
  /** In a minute, by the means of the middle third and of the last: the first third is warming up. */
  readonly growthPerMinute: number;
}

/** @param samples one a second. */
export function memoryTrend(samples: readonly number[]): MemoryTrend {
  const third = Math.floor(samples.length / 3);
  if (third === 0) throw new Error("too few samples for a trend");
  const mean = (from: number) => samples.slice(from, from + third).reduce((sum, bytes) => sum + bytes, 0) / third;
  return {
    first: samples[0]!,
    most: Math.max(...samples),
    last: samples.at(-1)!,
    growthPerMinute: ((mean(samples.length - third) - mean(samples.length - 2 * third)) / third) * 60,
  };
}
