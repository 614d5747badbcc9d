import { monitorEventLoopDelay } from "node:perf_hooks";
import { Gauge, type Registry } from "prom-client";

const prefix = "nodejs_eventloop_lag";
const helps = {
  min: "The shortest turn of the event loop since the last look.",
  max: "The longest turn of the event loop since the last look.",
  mean: "The mean of the turns of the event loop since the last look.",
  stddev: "The standard deviation of the turns of the event loop since the last look.",
  p50: "The 50th percentile of the turns of the event loop since the last look.",
  p90: "The 90th percentile of the turns of the event loop since the last look.",
  p99: "The 99th percentile of the turns of the event loop since the last look.",
} as const;
type Figure = keyof typeof helps;

/** Longer than a timer may wait: never. */
const never = 2 ** 31 - 1;

/** For prom-client's own figures, which ours replace: at its default, its timer would wake an idle process a hundred times a second. */
export const unusedPrecision = { eventLoopMonitoringPrecision: never };

/** `nodejs_eventloop_lag_*` under prom-client's names, measured turn by turn: a process that sleeps is let sleep. */
export function addEventLoopLag(registry: Registry): void {
  const histogram = monitorEventLoopDelay({ samplePerIteration: true });
  histogram.enable();
  const seconds = (figure: Figure): number => {
    if (histogram.count === 0) return 0;
    const found = figure.startsWith("p") ? histogram.percentile(Number(figure.slice(1))) : histogram[figure as "min"];
    return found / 1e9;
  };
  const figures = Object.keys(helps) as Figure[];
  const nameOf = (figure: Figure) => `${prefix}_${figure}_seconds`;
  for (const figure of figures) registry.removeSingleMetric(nameOf(figure));
  const gauges = new Map<Figure, Gauge>();
  const collect = () => {
    for (const [figure, gauge] of gauges) gauge.set(seconds(figure));
    histogram.reset();
  };
  for (const figure of figures) {
    // One collects for all.
    const collecting = gauges.size === 0 ? { collect } : {};
    gauges.set(figure, new Gauge({ name: nameOf(figure), help: helps[figure], registers: [registry], ...collecting }));
  }
}
