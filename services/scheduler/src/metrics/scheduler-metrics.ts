import { Counter, Gauge, Histogram, type Registry } from "prom-client";

export interface SchedulerMetrics {
  /** An attempt to find a node has ended. */
  attempted(result: "scheduled" | "unschedulable" | "error", seconds: number): void;
  /** A pod has its node, after so many attempts and seconds in the queue. */
  scheduled(attempts: number, seconds: number): void;
  preempted(victims: number): void;
}

export interface SchedulerMetricsOptions {
  readonly registry: Registry;
  readonly profile: string;
  /** Pods that wait, by queue. */
  readonly pending: () => Readonly<Record<string, number>>;
}

const doubling = (first: number, count: number) => Array.from({ length: count }, (_, i) => first * 2 ** i);

/** The `scheduler_*` family, with the names, labels and buckets of kube-scheduler. */
export function createSchedulerMetrics({ registry, profile, pending }: SchedulerMetricsOptions): SchedulerMetrics {
  const registers = [registry];
  new Gauge({
    name: "scheduler_pending_pods",
    help: "Pods that wait for a node, by queue.",
    labelNames: ["queue"],
    registers,
    collect() {
      for (const [queue, pods] of Object.entries(pending())) this.set({ queue }, pods);
    },
  });
  const attempts = new Counter({
    name: "scheduler_schedule_attempts_total",
    help: "Attempts to find a node for a pod, by result.",
    labelNames: ["result", "profile"],
    registers,
  });
  const attemptDuration = new Histogram({
    name: "scheduler_scheduling_attempt_duration_seconds",
    help: "Time an attempt takes, binding included.",
    labelNames: ["result", "profile"],
    buckets: doubling(0.001, 15),
    registers,
  });
  const attemptsOfPod = new Histogram({
    name: "scheduler_pod_scheduling_attempts",
    help: "Attempts it took until a pod had its node.",
    buckets: doubling(1, 5),
    registers,
  });
  const waited = new Histogram({
    name: "scheduler_pod_scheduling_sli_duration_seconds",
    help: "Time from when a pod was seen first until it had its node.",
    labelNames: ["attempts"],
    buckets: doubling(0.01, 20),
    registers,
  });
  const preemptions = new Counter({
    name: "scheduler_preemption_attempts_total",
    help: "Times that pods were evicted to make room.",
    registers,
  });
  const victims = new Histogram({
    name: "scheduler_preemption_victims",
    help: "Pods evicted at a time.",
    buckets: doubling(1, 7),
    registers,
  });
  return {
    attempted: (result, seconds) => {
      attempts.inc({ result, profile });
      attemptDuration.observe({ result, profile }, seconds);
    },
    scheduled: (count, seconds) => {
      attemptsOfPod.observe(count);
      waited.observe({ attempts: count > 15 ? "16+" : String(count) }, seconds);
    },
    preempted: (count) => {
      preemptions.inc();
      victims.observe(count);
    },
  };
}
