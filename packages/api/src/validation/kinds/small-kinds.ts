import type { ControllerRevision } from "../../generated/types/apps-v1.ts";
import type { Lease } from "../../generated/types/coordination-v1.ts";
import type { PodTemplate } from "../../generated/types/core-v1.ts";
import type { RuntimeClass } from "../../generated/types/node-v1.ts";
import type { PodDisruptionBudget } from "../../generated/types/policy-v1.ts";
import type { PriorityClass } from "../../generated/types/scheduling-v1.ts";
import { nonNegative, oneOf, optionalOneOf, positive, requiredFormat, sameValue, unchanged } from "../common.ts";
import { validateConditions } from "../conditions.ts";
import { isDns1123Label } from "../formats/dns.ts";
import { duplicateValue, forbiddenValue, invalidValue, requiredValue } from "../found.ts";
import { validateLabels } from "../metadata.ts";
import { pathSegmentName } from "../name-rule.ts";
import { validateOverhead } from "../pod/resources.ts";
import { validateTolerations } from "../pod/scheduling.ts";
import { rulesOf } from "../rules.ts";
import { validateLabelSelector } from "../selectors.ts";
import { atMostAll, countOrPercent } from "./int-or-percent.ts";
import { validatePodTemplate } from "./pod-template.ts";

export const podTemplate = rulesOf<PodTemplate>({
  metadataOnUpdate: ["change"],
  validate: ({ template }, found) => validatePodTemplate(template, "template", found),
});

export const controllerRevision = rulesOf<ControllerRevision>({
  validate: ({ revision }, found) => nonNegative(found, "revision", revision),
  validateNew: ({ data }, found) => {
    if (data === undefined || data === null) found.push(requiredValue("data", "data is mandatory"));
    else if (typeof data !== "object" || Array.isArray(data)) {
      found.push(requiredValue("data", "data must be a valid JSON object"));
    }
  },
  validateChange: ({ next, previous }, found) => {
    unchanged(found, "data", next.data, previous.data);
  },
});

export const lease = rulesOf<Lease>({
  finalizers: "any",
  metadataOnUpdate: ["change"],
  validate: ({ spec }, found) => {
    positive(found, "spec.leaseDurationSeconds", spec?.leaseDurationSeconds);
    nonNegative(found, "spec.leaseTransitions", spec?.leaseTransitions);
  },
});

export const podDisruptionBudget = rulesOf<PodDisruptionBudget>({
  name: pathSegmentName,
  finalizers: "any",
  metadataLast: true,
  metadataOnUpdate: [],
  validate: ({ spec }, found) => {
    const { minAvailable, maxUnavailable } = spec ?? {};
    if (minAvailable !== undefined && maxUnavailable !== undefined) {
      found.push(invalidValue("spec", spec, "minAvailable and maxUnavailable cannot be both set"));
    }
    for (const [name, value] of Object.entries({ minAvailable, maxUnavailable })) {
      if (value === undefined) continue;
      countOrPercent(found, `spec.${name}`, value);
      atMostAll(found, `spec.${name}`, value);
    }
    validateLabelSelector(spec?.selector, "spec.selector", found);
    const policies = ["AlwaysAllow", "IfHealthyBudget"];
    optionalOneOf(found, "spec.unhealthyPodEvictionPolicy", spec?.unhealthyPodEvictionPolicy, policies);
  },
  subresources: {
    status: ({ next: { status } }, found) => {
      validateConditions(status?.conditions, "status.conditions", found);
      for (const name of ["disruptionsAllowed", "currentHealthy", "desiredHealthy", "expectedPods"] as const) {
        nonNegative(found, `status.${name}`, status?.[name]);
      }
    },
  },
});

const highestUserPriority = 1_000_000_000;
const systemPriorities: Readonly<Record<string, number>> = {
  "system-node-critical": 2_000_001_000,
  "system-cluster-critical": 2_000_000_000,
};

export const priorityClass = rulesOf<PriorityClass>({
  metadataOnUpdate: ["change"],
  validate: ({ metadata, value, preemptionPolicy }, found) => {
    const name = metadata?.name ?? "";
    if (name.startsWith("system-")) {
      if (systemPriorities[name] !== value) {
        const why =
          name in systemPriorities
            ? `value of ${name} PriorityClass must be ${systemPriorities[name]}`
            : `${name} is not a known system priority class`;
        const rule = `priority class names with 'system-' prefix are reserved for system use only. error: ${why}`;
        found.push(forbiddenValue("metadata.name", rule));
      }
    } else if ((value ?? 0) > highestUserPriority) {
      const rule = `maximum allowed value of a user defined priority is ${highestUserPriority}`;
      found.push(forbiddenValue("value", rule));
    }
    const policies = ["PreemptLowerPriority", "Never"];
    if (preemptionPolicy !== undefined) oneOf(found, "preemptionPolicy", preemptionPolicy, policies);
  },
  validateOnUpdate: false,
  validateChange: ({ next, previous }, found) => {
    if (next.value !== previous.value) found.push(forbiddenValue("value", "may not be changed in an update."));
    unchanged(found, "preemptionPolicy", next.preemptionPolicy, previous.preemptionPolicy);
  },
});

export const runtimeClass = rulesOf<RuntimeClass>({
  finalizers: "any",
  validate: ({ handler, overhead, scheduling }, found) => {
    requiredFormat(found, "handler", handler, isDns1123Label);
    validateOverhead(overhead?.podFixed, "overhead", found);
    validateLabels(scheduling?.nodeSelector, "scheduling.nodeSelector", found);
    const tolerations = scheduling?.tolerations ?? [];
    validateTolerations(tolerations, "scheduling.tolerations", found);
    for (const [i, toleration] of tolerations.entries()) {
      if (tolerations.slice(0, i).some((other) => sameValue(other, toleration))) {
        found.push(duplicateValue(`scheduling.tolerations[${i}]`, toleration));
      }
    }
  },
  validateChange: ({ next, previous }, found) => {
    unchanged(found, "handler", next.handler, previous.handler);
  },
});
