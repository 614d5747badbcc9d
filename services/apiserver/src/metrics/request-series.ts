import type { Metric, Registry } from "prom-client";

export interface Labels {
  readonly verb: string;
  readonly group: string;
  readonly version: string;
  readonly resource: string;
  readonly subresource: string;
  readonly scope: string;
  readonly component: string;
}

/**
 * What is counted of the requests of one set of labels. Counting is a few additions: prom-client, which would look the labels up
 * for every request, comes into it only when somebody reads the metrics.
 */
export interface RequestSeries {
  /** A request that stays has begun. */
  enter(): void;
  /** It is over: its time is no duration of a request. */
  leave(code: number): void;
  /** An ordinary request is over. */
  observe(code: number, seconds: number): void;
}

const buckets = [0.005, 0.025, 0.05, 0.1, 0.2, 0.4, 0.6, 0.8, 1, 1.25, 1.5, 2, 3, 4, 5, 6, 8, 10, 15, 20, 30, 45, 60];

interface Counted {
  readonly labels: Labels;
  readonly byCode: Map<number, number>;
  /** Requests that took no longer than the bucket's seconds, and longer than the one before; the last is for all others. */
  readonly byDuration: number[];
  seconds: number;
  staying: number;
  hasStayed: boolean;
}

/** Adds the three families to the registry; the answer opens a series in all of them. */
export function registerRequestSeries(registry: Registry): (labels: Labels) => RequestSeries {
  const all: Counted[] = [];
  for (const family of families) registry.registerMetric(asMetric(family, all));
  return (labels) => {
    const counted: Counted = {
      labels,
      byCode: new Map(),
      byDuration: new Array(buckets.length + 1).fill(0),
      seconds: 0,
      staying: 0,
      hasStayed: false,
    };
    all.push(counted);
    return seriesOf(counted);
  };
}

function seriesOf(counted: Counted): RequestSeries {
  const { byCode, byDuration } = counted;
  const count = (code: number) => void byCode.set(code, (byCode.get(code) ?? 0) + 1);
  return {
    enter() {
      counted.staying++;
      counted.hasStayed = true;
    },
    leave(code) {
      counted.staying--;
      count(code);
    },
    observe(code, seconds) {
      count(code);
      counted.seconds += seconds;
      let bucket = 0;
      while (bucket < buckets.length && seconds > buckets[bucket]!) bucket++;
      byDuration[bucket]!++;
    },
  };
}

interface Value {
  readonly labels: Readonly<Record<string, string | number>>;
  readonly value: number;
  readonly metricName?: string;
}

interface Family {
  readonly name: string;
  readonly help: string;
  readonly type: "counter" | "gauge" | "histogram";
  readonly valuesOf: (counted: Counted) => Value[];
}

const durationName = "apiserver_request_duration_seconds";

const families: readonly Family[] = [
  {
    name: "apiserver_request_total",
    help: "Requests, by what they asked for and their HTTP code.",
    type: "counter",
    valuesOf: ({ labels, byCode }) =>
      Array.from(byCode, ([code, value]) => ({ labels: { ...labels, code, dry_run: "" }, value })),
  },
  {
    name: durationName,
    help: "Time from a request's arrival to its answer; watches are not in it.",
    type: "histogram",
    valuesOf: durationsOf,
  },
  {
    name: "apiserver_longrunning_requests",
    help: "Watches and other requests that stay.",
    type: "gauge",
    valuesOf: ({ labels, hasStayed, staying }) => (hasStayed ? [{ labels: { ...labels }, value: staying }] : []),
  },
];

function durationsOf({ labels, byDuration, seconds }: Counted): Value[] {
  const total = byDuration.reduce((sum, count) => sum + count, 0);
  if (total === 0) return [];
  const own = { ...labels, dry_run: "" };
  const metricName = `${durationName}_bucket`;
  let sum = 0;
  const bounds: Value[] = [...buckets, "+Inf"].map((le, index) => {
    sum += byDuration[index]!;
    return { labels: { le, ...own }, value: sum, metricName };
  });
  return [
    ...bounds,
    { labels: own, value: seconds, metricName: `${durationName}_sum` },
    { labels: own, value: total, metricName: `${durationName}_count` },
  ];
}

/** What a registry asks of a metric, which is less than prom-client's types say: its name, and its values when they are read. */
function asMetric({ name, help, type, valuesOf }: Family, all: readonly Counted[]): Metric {
  const get = async () => ({ name, help, type, values: all.flatMap(valuesOf), aggregator: "sum" });
  return { name, get } as unknown as Metric;
}
