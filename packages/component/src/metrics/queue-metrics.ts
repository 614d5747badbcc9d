import { Counter, Gauge, Histogram, type Registry } from "prom-client";

/** What a work queue tells of itself; `@kubets/client` takes any such object. */
export interface QueueMetrics {
  added(queue: string): void;
  depth(queue: string, items: number): void;
  waited(queue: string, seconds: number): void;
  worked(queue: string, seconds: number): void;
  retried(queue: string): void;
  /** Seconds that unfinished passes have run so far: all together, and the longest one. */
  running(queue: string, unfinishedSeconds: number, longestSeconds: number): void;
}

/** Ten buckets, each ten times the last, from 10 ns: those of client-go's work queues. */
const buckets = Array.from({ length: 10 }, (_, i) => 1e-8 * 10 ** i);

/** The `workqueue_*` family, named and labelled as in client-go. */
export function createQueueMetrics(registry: Registry): QueueMetrics {
  const common = { labelNames: ["name"] as const, registers: [registry] };
  const gauge = (name: string, help: string) => new Gauge({ name: `workqueue_${name}`, help, ...common });
  const histogram = (name: string, help: string) =>
    new Histogram({ name: `workqueue_${name}`, help, buckets, ...common });
  const counter = (name: string, help: string) => new Counter({ name: `workqueue_${name}`, help, ...common });
  const depth = gauge("depth", "Keys that wait in the queue.");
  const adds = counter("adds_total", "Keys added to the queue.");
  const retries = counter("retries_total", "Keys put back after a failed pass.");
  const queued = histogram("queue_duration_seconds", "Time a key waits before its pass begins.");
  const work = histogram("work_duration_seconds", "Time a pass takes.");
  const unfinished = gauge("unfinished_work_seconds", "Time that passes still running have taken, added up.");
  const longest = gauge("longest_running_processor_seconds", "Time the longest pass still running has taken.");
  return {
    added: (name) => adds.inc({ name }),
    depth: (name, items) => depth.set({ name }, items),
    waited: (name, seconds) => queued.observe({ name }, seconds),
    worked: (name, seconds) => work.observe({ name }, seconds),
    retried: (name) => retries.inc({ name }),
    running: (name, unfinishedSeconds, longestSeconds) => {
      unfinished.set({ name }, unfinishedSeconds);
      longest.set({ name }, longestSeconds);
    },
  };
}
