import type { ApiObject } from "@kubets/api";
import type { HorizontalPodAutoscaler as V1 } from "@kubets/api/types/autoscaling-v1";
import type { MetricSpec, MetricStatus, HorizontalPodAutoscaler as V2 } from "@kubets/api/types/autoscaling-v2";
import { behaviorFromText, behaviorToText } from "./behavior-annotation.ts";
import { metricFromV1, metricStatusFromV1, metricStatusToV1, metricToV1 } from "./metric-versions.ts";

/** What v1 has no field for travels in annotations, so that a v1 client's read, change and write loses nothing. */
const annotation = {
  metrics: "autoscaling.alpha.kubernetes.io/metrics",
  currentMetrics: "autoscaling.alpha.kubernetes.io/current-metrics",
  conditions: "autoscaling.alpha.kubernetes.io/conditions",
  behavior: "autoscaling.alpha.kubernetes.io/behavior",
} as const;
const carried = new Set<string>([
  ...Object.values(annotation),
  "autoscaling.alpha.kubernetes.io/scale-down-tolerance",
  "autoscaling.alpha.kubernetes.io/scale-up-tolerance",
]);

const defaultUtilization = 80;

const cpuMetric = (averageUtilization: number): MetricSpec => ({
  type: "Resource",
  resource: { name: "cpu", target: { type: "Utilization", averageUtilization } },
});
const cpuUtilization = ({ type, resource }: MetricSpec) =>
  type === "Resource" && resource?.name === "cpu" ? resource.target.averageUtilization : undefined;

/** autoscaling/v2 → autoscaling/v1. */
export function autoscalerFromStored(stored: ApiObject): ApiObject {
  const { metadata, spec, status } = stored as unknown as V2;
  const metrics = spec.metrics ?? [];
  const others = metrics.filter((metric) => cpuUtilization(metric) === undefined).map(metricToV1);
  const current = status?.currentMetrics ?? [];
  const added = {
    ...(others.length ? { [annotation.metrics]: JSON.stringify(others) } : {}),
    ...(current.length ? { [annotation.currentMetrics]: JSON.stringify(current.map(metricStatusToV1)) } : {}),
    ...(spec.behavior ? { [annotation.behavior]: behaviorToText(spec.behavior) } : {}),
    ...(status?.conditions?.length ? { [annotation.conditions]: JSON.stringify(status.conditions) } : {}),
  };
  const { metrics: _m, behavior: _b, ...kept } = spec;
  const { currentMetrics: _c, conditions: _d, ...keptStatus } = status ?? {};
  const target = metrics.map(cpuUtilization).find((value) => value !== undefined);
  const currentCpu = current.findLast(isCpuStatus)?.resource?.current.averageUtilization;
  return {
    kind: stored.kind,
    apiVersion: "autoscaling/v1",
    metadata: { ...metadata, ...annotations({ ...ownAnnotations(metadata.annotations), ...added }) },
    spec: { ...kept, ...(target === undefined ? {} : { targetCPUUtilizationPercentage: target }) },
    status: {
      ...keptStatus,
      ...(currentCpu === undefined ? {} : { currentCPUUtilizationPercentage: currentCpu }),
    },
  };
}

/** autoscaling/v1 → autoscaling/v2. */
export function autoscalerToStored(served: ApiObject): ApiObject {
  const { metadata, spec, status } = served as unknown as V1;
  const { targetCPUUtilizationPercentage: target, ...kept } = spec;
  const { currentCPUUtilizationPercentage: currentCpu, ...keptStatus } = status ?? {};
  const { annotations: all = {} } = metadata;
  const metrics = [
    ...(listIn(all[annotation.metrics]) ?? []).map(metricFromV1),
    ...(target === undefined ? [] : [cpuMetric(target)]),
  ];
  const behavior = behaviorFromText(all[annotation.behavior]);
  const carriedStatuses = listIn(all[annotation.currentMetrics])?.map(metricStatusFromV1);
  const currentMetrics = carriedStatuses ?? (currentCpu === undefined ? undefined : [cpuStatus(currentCpu)]);
  const conditions = listIn(all[annotation.conditions]);
  return {
    kind: served.kind,
    apiVersion: "autoscaling/v2",
    metadata: { ...metadata, ...annotations(ownAnnotations(all)) },
    spec: {
      ...kept,
      metrics: metrics.length ? metrics : [cpuMetric(defaultUtilization)],
      ...(behavior ? { behavior } : {}),
    },
    status: {
      ...keptStatus,
      ...(currentMetrics ? { currentMetrics } : {}),
      ...(conditions ? { conditions } : {}),
    },
  };
}

const cpuStatus = (averageUtilization: number) => ({
  type: "Resource",
  resource: { name: "cpu", current: { averageUtilization } },
});
const isCpuStatus = ({ type, resource }: MetricStatus) => type === "Resource" && resource?.name === "cpu";

const ownAnnotations = (all: Readonly<Record<string, string>> = {}) =>
  Object.fromEntries(Object.entries(all).filter(([name]) => !carried.has(name)));

/** `annotations: undefined` takes the place of those that are gone. */
function annotations(all: Readonly<Record<string, string>>) {
  const sorted = Object.entries(all).sort(([a], [b]) => (a < b ? -1 : 1));
  return { annotations: sorted.length ? Object.fromEntries(sorted) : undefined };
}

/** A text that somebody has spoilt is as good as none. */
function listIn(text: string | undefined): readonly Readonly<Record<string, unknown>>[] | undefined {
  if (text === undefined) return undefined;
  try {
    const value: unknown = JSON.parse(text);
    return Array.isArray(value) ? value : undefined;
  } catch {
    return undefined;
  }
}
