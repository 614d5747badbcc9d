import type { Metric, Registry } from "prom-client";

/** One line of a family as prom-client writes it. */
export interface Sample {
  readonly labels: Readonly<Record<string, string | number>>;
  readonly value: number;
  readonly metricName?: string;
}

export interface CountedMetric {
  readonly name: string;
  readonly help: string;
  readonly type: "counter" | "gauge" | "histogram";
  /** Asked for when somebody reads the metrics. */
  readonly samples: () => readonly Sample[];
}

/**
 * Adds a family whose counting is done elsewhere, by plain additions: prom-client, which would look the labels up for every
 * observation, comes into it only when somebody reads the metrics.
 */
export function registerCounted(registry: Registry, { name, help, type, samples }: CountedMetric): void {
  const get = async () => ({ name, help, type, values: samples(), aggregator: "sum" });
  // What a registry asks of a metric is less than prom-client's types say: its name, and its values when they are read.
  registry.registerMetric({ name, get } as unknown as Metric);
}
