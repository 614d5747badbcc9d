import type { HorizontalPodAutoscaler } from "../../generated/types/autoscaling-v1.ts";
import { required } from "../common.ts";
import { isPathSegment } from "../formats/names.ts";
import { invalidValue, report, requiredValue } from "../found.ts";
import { rulesOf } from "../rules.ts";

/** autoscaling/v1: the one metric that it can name; the rest is looked at as autoscaling/v2. */
export const horizontalPodAutoscalerV1 = rulesOf<HorizontalPodAutoscaler>({
  metadataOnUpdate: ["change"],
  validate: ({ spec }, found) => {
    if (!spec) return;
    const { minReplicas, maxReplicas, scaleTargetRef: target, targetCPUUtilizationPercentage: cpu } = spec;
    if (minReplicas !== undefined && minReplicas < 1) {
      found.push(invalidValue("spec.minReplicas", minReplicas, "must be greater than or equal to 1"));
    }
    if (maxReplicas === 0) found.push(requiredValue("spec.maxReplicas", "must be set and greater than 0"));
    if (maxReplicas < 0) {
      found.push(invalidValue("spec.maxReplicas", maxReplicas, "must be greater than or equal to 1"));
    }
    if (minReplicas !== undefined && maxReplicas < minReplicas) {
      found.push(invalidValue("spec.maxReplicas", maxReplicas, "must be greater than or equal to `minReplicas`"));
    }
    for (const name of ["kind", "name"] as const) {
      const field = `spec.scaleTargetRef.${name}`;
      if (required(found, field, target?.[name])) report(found, field, target[name], isPathSegment(target[name]));
    }
    if (!target?.apiVersion && target?.kind !== "ReplicationController") {
      found.push(invalidValue("spec.scaleTargetRef.apiVersion", "", "apiVersion must specify API group"));
    }
    if (cpu !== undefined && cpu < 1) {
      found.push(invalidValue("spec.metrics[0].resource.target.averageUtilization", cpu, "must be greater than 0"));
    }
  },
});
