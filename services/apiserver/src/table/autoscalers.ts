import type { HorizontalPodAutoscaler, MetricSpec, MetricStatus } from "@kubets/api/types/autoscaling-v2";
import { age, type Cell, firstFew, nameOf, none, unknown, unset } from "./cell.ts";

const mostMetrics = 2;

export function horizontalPodAutoscalers(object: HorizontalPodAutoscaler): Cell[] {
  const { spec, status } = object;
  const metrics = (spec?.metrics ?? []).map((metric, index) => metricText(metric, status?.currentMetrics?.[index]));
  return [
    nameOf(object),
    `${spec?.scaleTargetRef?.kind}/${spec?.scaleTargetRef?.name}`,
    firstFew(metrics, ", ", mostMetrics) || none,
    spec?.minReplicas === undefined ? unset : String(spec.minReplicas),
    spec?.maxReplicas ?? 0,
    status?.currentReplicas ?? 0,
    age(object),
  ];
}

/** `current/target`, in the unit of the target. */
function metricText(metric: MetricSpec, now: MetricStatus | undefined): string {
  switch (metric.type) {
    case "External":
      return quantities(metric.external?.target, now?.external?.current, " (avg)");
    case "Object":
      return quantities(metric.object?.target, now?.object?.current, " (avg)");
    case "Pods":
      return `${now?.pods?.current?.averageValue ?? unknown}/${metric.pods?.target?.averageValue}`;
    case "Resource":
      return `${metric.resource?.name}: ${utilization(metric.resource?.target, now?.resource?.current)}`;
    case "ContainerResource":
      return `${metric.containerResource?.name}: ${utilization(metric.containerResource?.target, now?.containerResource?.current)}`;
    default:
      return "<unknown type>";
  }
}

type Value =
  | { readonly averageValue?: string; readonly value?: string; readonly averageUtilization?: number }
  | undefined;

const quantities = (target: Value, current: Value, average: string): string =>
  target?.averageValue === undefined
    ? `${current?.value ?? unknown}/${target?.value}`
    : `${current?.averageValue ?? unknown}/${target.averageValue}${average}`;

function utilization(target: Value, current: Value): string {
  if (target?.averageValue !== undefined) return `${current?.averageValue ?? unknown}/${target.averageValue}`;
  const percent = (value: number | undefined, otherwise: string) => (value === undefined ? otherwise : `${value}%`);
  return `${percent(current?.averageUtilization, unknown)}/${percent(target?.averageUtilization, "<auto>")}`;
}
