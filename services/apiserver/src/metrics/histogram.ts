import type { Sample } from "./counted-metric.ts";

/** Observations of one set of labels. */
export interface Histogram {
  observe(value: number): void;
  /** How many there were. */
  count(): number;
  /** As lines of the family, of these of its bounds (all, where none are named). */
  samples(of: { name: string; labels: Sample["labels"]; bounds?: readonly number[] }): readonly Sample[];
}

/** Counts observations in buckets; each bound is the largest value of its bucket, and the last bucket has none. */
export function createHistogram(bounds: readonly number[]): Histogram {
  const counts: number[] = new Array(bounds.length + 1).fill(0);
  let total = 0;
  return {
    observe(value) {
      total += value;
      let bucket = 0;
      while (bucket < bounds.length && value > bounds[bucket]!) bucket++;
      counts[bucket]!++;
    },
    count: () => counts.reduce((sum, count) => sum + count, 0),
    samples({ name, labels, bounds: shown = bounds }) {
      const upTo = (bound: number) =>
        counts.reduce((sum, count, bucket) => ((bounds[bucket] ?? Infinity) <= bound ? sum + count : sum), 0);
      const all = upTo(Infinity);
      if (all === 0) return [];
      const metricName = `${name}_bucket`;
      return [
        ...shown.map((le) => ({ labels: { le, ...labels }, value: upTo(le), metricName })),
        { labels: { le: "+Inf", ...labels }, value: all, metricName },
        { labels, value: total, metricName: `${name}_sum` },
        { labels, value: all, metricName: `${name}_count` },
      ];
    },
  };
}
