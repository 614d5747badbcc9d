import type {
  CrossVersionObjectReference,
  HorizontalPodAutoscaler,
  HorizontalPodAutoscalerSpec,
  HPAScalingRules,
  MetricIdentifier,
  MetricSpec,
  MetricTarget,
} from "../../generated/types/autoscaling-v2.ts";
import { nonNegative, required } from "../common.ts";
import { isDns1123Label } from "../formats/dns.ts";
import { isPathSegment } from "../formats/names.ts";
import { type Found, forbiddenValue, invalidValue, report, requiredValue, unsupportedValue } from "../found.ts";
import { containerResourceName, isNegative, isZero, nonNegativeQuantity } from "../quantities.ts";
import { rulesOf } from "../rules.ts";

const metricTypes = ["ContainerResource", "External", "Object", "Pods", "Resource"];
const sources = {
  Object: "object",
  Pods: "pods",
  Resource: "resource",
  ContainerResource: "containerResource",
  External: "external",
} as const;
const selectPolicies = ["Disabled", "Max", "Min"];
const policyTypes = ["Percent", "Pods"];
const maxWindow = 3600;
const maxPeriod = 1800;

export const horizontalPodAutoscaler = rulesOf<HorizontalPodAutoscaler>({
  metadataOnStatus: true,
  metadataOnUpdate: ["change"],
  validate: ({ spec }, found) => validateSpec(spec as HorizontalPodAutoscalerSpec, undefined, found),
  validateOnUpdate: false,
  validateChange: ({ next, previous }, found) =>
    validateSpec(next.spec as HorizontalPodAutoscalerSpec, previous.spec, found),
  subresources: {
    status: ({ next: { status } }, found) => {
      nonNegative(found, "status.currentReplicas", status?.currentReplicas);
      nonNegative(found, "status.desiredReplicas", status?.desiredReplicas);
    },
  },
});

function validateSpec(
  spec: HorizontalPodAutoscalerSpec,
  before: HorizontalPodAutoscalerSpec | undefined,
  found: Found,
): void {
  const { minReplicas, maxReplicas } = spec;
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
  validateReference(spec.scaleTargetRef ?? {}, "spec.scaleTargetRef", found);
  validateScaledVersion(spec.scaleTargetRef ?? {}, before?.scaleTargetRef, found);
  validateMetrics(spec, found);
  validateRules(spec.behavior?.scaleUp, "spec.behavior.scaleUp", found);
  validateRules(spec.behavior?.scaleDown, "spec.behavior.scaleDown", found);
}

/** Of core/v1 only replication controllers scale. What is scaled already may stay. */
function validateScaledVersion(
  { kind, apiVersion = "" }: Partial<CrossVersionObjectReference>,
  before: CrossVersionObjectReference | undefined,
  found: Found,
): void {
  const field = "spec.scaleTargetRef.apiVersion";
  if (before && before.kind === kind && (before.apiVersion ?? "") === apiVersion) return;
  const wrong = versionProblem(apiVersion, kind === "ReplicationController");
  if (wrong) found.push(invalidValue(field, apiVersion, wrong));
}

/** What is wrong with `group/version`; the group may be missing where it can be the core's. */
function versionProblem(apiVersion: string, mayBeCore: boolean): string | undefined {
  const parts = apiVersion.split("/");
  if (parts.length > 2) return `unexpected GroupVersion string: ${apiVersion}`;
  const group = parts.length === 2 ? parts[0] : "";
  return group || mayBeCore ? undefined : "apiVersion must specify API group";
}

function validateReference({ kind, name }: Partial<CrossVersionObjectReference>, field: string, found: Found): void {
  if (required(found, `${field}.kind`, kind)) report(found, `${field}.kind`, kind, isPathSegment(kind as string));
  if (required(found, `${field}.name`, name)) report(found, `${field}.name`, name, isPathSegment(name as string));
}

function validateMetrics({ metrics, minReplicas }: HorizontalPodAutoscalerSpec, found: Found): void {
  let wakes = false;
  for (const [i, metric] of (metrics ?? []).entries()) {
    validateMetric(metric, `spec.metrics[${i}]`, found);
    wakes ||= metric.type === "Object" || metric.type === "External";
  }
  // With no pods left only something outside of them can tell that some are wanted again.
  if (minReplicas === 0 && !wakes) {
    const rule = "must specify at least one Object or External metric to support scaling to zero replicas";
    found.push(forbiddenValue("spec.metrics", rule));
  }
}

function validateMetric(metric: MetricSpec, field: string, found: Found): void {
  const { type, object, pods, resource, containerResource, external } = metric;
  if (!type) found.push(requiredValue(`${field}.type`, "must specify a metric source type"));
  if (!metricTypes.includes(type)) found.push(unsupportedValue(`${field}.type`, type, metricTypes));
  // Of several sources the first is looked at; the others are refused below.
  const first = [object && "object", external && "external", pods && "pods", resource && "resource"].find(Boolean);
  if (object) {
    const described = object.describedObject ?? {};
    validateReference(described, `${field}.object.describedObject`, found);
    const wrong = versionProblem(described.apiVersion ?? "", true);
    if (wrong) {
      found.push(invalidValue(`${field}.object.describedObject.apiVersion`, described.apiVersion, wrong));
    }
    validateName(object.metric, `${field}.object`, found);
    validateTarget(object.target, `${field}.object.target`, found);
    if (!object.target?.value && !object.target?.averageValue) {
      found.push(
        requiredValue(`${field}.object.target.averageValue`, "must set either a target value or averageValue"),
      );
    }
  }
  if (external && first === "external") {
    validateName(external.metric, `${field}.external`, found);
    validateTarget(external.target, `${field}.external.target`, found);
    const { value, averageValue } = external.target ?? {};
    if (!value && !averageValue) {
      const rule = "must set either a target value for metric or a per-pod target";
      found.push(requiredValue(`${field}.external.target.averageValue`, rule));
    }
    if (value && averageValue) {
      const rule = "may not set both a target value for metric and a per-pod target";
      found.push(forbiddenValue(`${field}.external.target.value`, rule));
    }
  }
  if (pods && first === "pods") {
    validateName(pods.metric, `${field}.pods`, found);
    validateTarget(pods.target, `${field}.pods.target`, found);
    if (!pods.target?.averageValue) {
      found.push(requiredValue(`${field}.pods.target.averageValue`, "must specify a positive target averageValue"));
    }
  }
  if (resource && first === "resource") {
    if (!resource.name) found.push(requiredValue(`${field}.resource.name`, "must specify a resource name"));
    validateResourceTarget(resource.target, `${field}.resource.target`, found);
  }
  if (containerResource && !first) {
    const { name, container } = containerResource;
    const path = `${field}.containerResource`;
    if (name) containerResourceName(found, `${path}.name`, name);
    else found.push(requiredValue(`${path}.name`, "must specify a resource name"));
    if (container) report(found, `${path}.container`, container, isDns1123Label(container));
    else found.push(requiredValue(`${path}.container`, "must specify a container"));
    validateResourceTarget(containerResource.target, `${path}.target`, found);
  }
  validateOneSource(metric, field, found);
}

function validateOneSource(metric: MetricSpec, field: string, found: Found): void {
  const wanted = sources[metric.type as keyof typeof sources];
  if (!wanted) {
    // Which source it needs cannot be told: that is said once more.
    found.push(unsupportedValue(`${field}.type`, metric.type, metricTypes));
    return;
  }
  if (!metric[wanted]) {
    found.push(requiredValue(`${field}.${wanted}`, "must populate information for the given metric source"));
  }
  const others = Object.values(sources).filter((name) => name !== wanted && metric[name]);
  if (!metric[wanted]) return;
  for (const name of others) {
    const rule = "must populate the given metric source only";
    found.push(forbiddenValue(`${field}.${name}`, rule));
  }
}

function validateName(metric: MetricIdentifier | undefined, field: string, found: Found): void {
  const path = `${field}.metric.name`;
  if (!metric?.name) found.push(requiredValue(path, "must specify a metric name"));
  else report(found, path, metric.name, isPathSegment(metric.name));
}

const targetTypes = ["Utilization", "Value", "AverageValue"];

function validateTarget(target: MetricTarget | undefined, field: string, found: Found): void {
  const { type, value, averageValue, averageUtilization } = target ?? { type: "" };
  if (!type) found.push(requiredValue(`${field}.type`, "must specify a metric target type"));
  if (!targetTypes.includes(type)) {
    found.push(invalidValue(`${field}.type`, type, "must be either Utilization, Value, or AverageValue"));
  }
  for (const [name, quantity] of Object.entries({ value, averageValue })) {
    if (quantity !== undefined && (isNegative(quantity) || isZero(quantity))) {
      found.push(invalidValue(`${field}.${name}`, quantity, "must be positive"));
    }
  }
  if (averageUtilization !== undefined && averageUtilization < 1) {
    found.push(invalidValue(`${field}.averageUtilization`, averageUtilization, "must be greater than 0"));
  }
}

function validateResourceTarget(target: MetricTarget | undefined, field: string, found: Found): void {
  validateTarget(target, field, found);
  const { averageValue, averageUtilization } = target ?? {};
  if (averageUtilization === undefined && averageValue === undefined) {
    const rule = "must set either a target raw value or a target utilization";
    found.push(requiredValue(`${field}.averageUtilization`, rule));
  }
  if (averageUtilization !== undefined && averageValue !== undefined) {
    const rule = "may not set both a target raw value and a target utilization";
    found.push(forbiddenValue(`${field}.averageValue`, rule));
  }
}

function validateRules(rules: HPAScalingRules | undefined, field: string, found: Found): void {
  if (!rules) return;
  const { stabilizationWindowSeconds: window, selectPolicy, policies, tolerance } = rules;
  if (window !== undefined && window < 0) {
    found.push(invalidValue(`${field}.stabilizationWindowSeconds`, window, "must be greater than or equal to zero"));
  }
  if (window !== undefined && window > maxWindow) {
    const rule = `must be less than or equal to ${maxWindow}`;
    found.push(invalidValue(`${field}.stabilizationWindowSeconds`, window, rule));
  }
  if (selectPolicy !== undefined && !selectPolicies.includes(selectPolicy)) {
    found.push(unsupportedValue(`${field}.selectPolicy`, selectPolicy, selectPolicies));
  }
  if (!policies?.length) found.push(requiredValue(`${field}.policies`, "must specify at least one Policy"));
  for (const [i, { type, value, periodSeconds }] of (policies ?? []).entries()) {
    const item = `${field}.policies[${i}]`;
    if (!policyTypes.includes(type)) found.push(unsupportedValue(`${item}.type`, type, policyTypes));
    if (value <= 0) found.push(invalidValue(`${item}.value`, value, "must be greater than zero"));
    if (periodSeconds <= 0)
      found.push(invalidValue(`${item}.periodSeconds`, periodSeconds, "must be greater than zero"));
    if (periodSeconds > maxPeriod) {
      found.push(invalidValue(`${item}.periodSeconds`, periodSeconds, `must be less than or equal to ${maxPeriod}`));
    }
  }
  nonNegativeQuantity(found, `${field}.tolerance`, tolerance);
}
