import type { Registry } from "prom-client";
import { registerCounted, type Sample } from "./counted-metric.ts";
import { createHistogram, type Histogram } from "./histogram.ts";
import type { RequestLabels } from "./request-labels.ts";

/** What is counted of the requests of one set of labels. */
export interface RequestSeries {
  readonly labels: RequestLabels;
  readonly dryRun: string;
  /** A request that stays has begun. */
  enter(): void;
  /** It is over: its time is no duration of a request. */
  leave(code: number): void;
  /** An ordinary request is over. */
  observe(end: RequestEnding): void;
}

export interface RequestEnding {
  readonly code: number;
  readonly seconds: number;
  /** Of the answer's body, as it was sent. */
  readonly bytes: number;
}

const durationBounds = [
  0.005, 0.025, 0.05, 0.1, 0.2, 0.4, 0.6, 0.8, 1, 1.25, 1.5, 2, 3, 4, 5, 6, 8, 10, 15, 20, 30, 45, 60,
];
/** The objectives for latency are told in coarser steps. */
const sliBounds = durationBounds.filter((bound) => bound >= 0.05);
const sizeBounds = [1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9];

interface Counted {
  readonly labels: RequestLabels;
  readonly dryRun: string;
  readonly byCode: Map<number, number>;
  readonly durations: Histogram;
  /** Of answers to reads. */
  readonly sizes: Histogram | undefined;
  staying: number;
  hasStayed: boolean;
}

/** Adds the families of requests to the registry; the answer opens a series in all of them. */
export function registerRequestSeries(registry: Registry): (labels: RequestLabels, dryRun?: string) => RequestSeries {
  const all: Counted[] = [];
  for (const { samplesOf, ...family } of families) {
    registerCounted(registry, { ...family, samples: () => all.flatMap(samplesOf) });
  }
  return (labels, dryRun = "") => {
    const isRead = labels.verb === "GET" || labels.verb === "LIST";
    const counted: Counted = {
      labels,
      dryRun,
      byCode: new Map(),
      durations: createHistogram(durationBounds),
      sizes: isRead ? createHistogram(sizeBounds) : undefined,
      staying: 0,
      hasStayed: false,
    };
    all.push(counted);
    return seriesOf(counted);
  };
}

function seriesOf(counted: Counted): RequestSeries {
  const { labels, dryRun, byCode, durations, sizes } = counted;
  const count = (code: number) => void byCode.set(code, (byCode.get(code) ?? 0) + 1);
  return {
    labels,
    dryRun,
    enter() {
      counted.staying++;
      counted.hasStayed = true;
    },
    leave(code) {
      counted.staying--;
      count(code);
    },
    observe({ code, seconds, bytes }) {
      count(code);
      durations.observe(seconds);
      sizes?.observe(bytes);
    },
  };
}

interface Family {
  readonly name: string;
  readonly help: string;
  readonly type: "counter" | "gauge" | "histogram";
  readonly samplesOf: (counted: Counted) => readonly Sample[];
}

const durationName = "apiserver_request_duration_seconds";
const sliName = "apiserver_request_sli_duration_seconds";
const sizesName = "apiserver_response_sizes";

const families: readonly Family[] = [
  {
    name: "apiserver_request_total",
    help: "Requests, by what they asked for and their HTTP code.",
    type: "counter",
    samplesOf: ({ labels, dryRun, byCode }) =>
      Array.from(byCode, ([code, value]) => ({ labels: { ...labels, code, dry_run: dryRun }, value })),
  },
  {
    name: durationName,
    help: "Time from a request's arrival to its answer; watches are not in it.",
    type: "histogram",
    samplesOf: ({ labels, dryRun, durations }) =>
      durations.samples({ name: durationName, labels: { ...labels, dry_run: dryRun } }),
  },
  {
    name: sliName,
    help: "Time from a request's arrival to its answer, where it was meant to be done: no dry runs.",
    type: "histogram",
    samplesOf: ({ labels, dryRun, durations }) =>
      dryRun ? [] : durations.samples({ name: sliName, labels: { ...labels }, bounds: sliBounds }),
  },
  {
    name: sizesName,
    help: "Bytes of the answers to reads, as they were sent.",
    type: "histogram",
    samplesOf: ({ labels, sizes }) => sizes?.samples({ name: sizesName, labels: { ...labels } }) ?? [],
  },
  {
    name: "apiserver_longrunning_requests",
    help: "Watches and other requests that stay.",
    type: "gauge",
    samplesOf: ({ labels, hasStayed, staying }) => (hasStayed ? [{ labels: { ...labels }, value: staying }] : []),
  },
];
