import type { DaemonSet, DaemonSetSpec } from "../../generated/types/apps-v1.ts";
import { nonNegative, unchanged } from "../common.ts";
import { type Found, invalidValue, requiredValue, unsupportedValue } from "../found.ts";
import { rulesOf } from "../rules.ts";
import { isEmptySelector, validateLabelSelector } from "../selectors.ts";
import { validateCollisions } from "./deployment.ts";
import { atMostAll, countOrPercent, isNone } from "./int-or-percent.ts";
import { validateLongRunningTemplate, validateMatch } from "./workload.ts";

const counts = [
  "currentNumberScheduled",
  "numberMisscheduled",
  "desiredNumberScheduled",
  "numberReady",
  "observedGeneration",
  "updatedNumberScheduled",
  "numberAvailable",
  "numberUnavailable",
] as const;

export const daemonSet = rulesOf<DaemonSet>({
  metadataOnStatus: true,
  metadataOnUpdate: ["change"],
  validate: ({ spec }, found) => validateSpec(spec ?? {}, found),
  validateChange: ({ next, previous }, found) => {
    unchanged(found, "spec.selector", next.spec?.selector, previous.spec?.selector);
  },
  subresources: {
    status: ({ next: { status }, previous }, found) => {
      for (const name of counts) nonNegative(found, `status.${name}`, status?.[name]);
      validateCollisions(status ?? {}, previous.status, found);
    },
  },
});

function validateSpec(spec: Partial<DaemonSetSpec>, found: Found): void {
  validateLabelSelector(spec.selector, "spec.selector", found);
  if (spec.selector && isEmptySelector(spec.selector)) {
    found.push(invalidValue("spec.selector", spec.selector, "empty selector is invalid for daemonset"));
  }
  validateMatch({ selector: spec.selector, template: spec.template, field: "spec" }, found);
  validateLongRunningTemplate(spec.template, { field: "spec.template", kind: "DaemonSet" }, found);
  nonNegative(found, "spec.minReadySeconds", spec.minReadySeconds);
  validateStrategy(spec.updateStrategy, found);
  nonNegative(found, "spec.revisionHistoryLimit", spec.revisionHistoryLimit);
}

function validateStrategy(strategy: DaemonSetSpec["updateStrategy"] | undefined, found: Found): void {
  const { type, rollingUpdate } = strategy ?? {};
  if (type === "OnDelete") return;
  if (type !== "RollingUpdate") {
    found.push(unsupportedValue("spec.updateStrategy", strategy ?? null, ["RollingUpdate", "OnDelete"]));
    return;
  }
  const field = "spec.updateStrategy.rollingUpdate";
  if (!rollingUpdate) {
    found.push(requiredValue(field));
    return;
  }
  const { maxUnavailable, maxSurge } = rollingUpdate;
  countOrPercent(found, `${field}.maxUnavailable`, maxUnavailable);
  countOrPercent(found, `${field}.maxSurge`, maxSurge);
  atMostAll(found, `${field}.maxUnavailable`, maxUnavailable);
  atMostAll(found, `${field}.maxSurge`, maxSurge);
  // On a node an old pod is either replaced by a new one or joined by it.
  if (!isNone(maxUnavailable) && !isNone(maxSurge)) {
    found.push(invalidValue(`${field}.maxSurge`, maxSurge, "may not be set when maxUnavailable is non-zero"));
  } else if (isNone(maxUnavailable) && isNone(maxSurge)) {
    found.push(requiredValue(`${field}.maxUnavailable`, "cannot be 0 when maxSurge is 0"));
  }
}
