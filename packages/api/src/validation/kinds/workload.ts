import type { PodTemplateSpec } from "../../generated/types/core-v1.ts";
import type { LabelSelector } from "../../generated/types/meta-v1.ts";
import { labelSelectorOf } from "../../selectors/label-selector-of.ts";
import { type Found, forbiddenValue, invalidValue, requiredValue, unsupportedValue } from "../found.ts";
import { isEmptySelector, validateLabelSelector } from "../selectors.ts";
import { validatePodTemplate } from "./pod-template.ts";

/** Does a selector select pods of a template? Undefined where the selector itself is wrong. */
function selects(selector: LabelSelector, labels: Readonly<Record<string, string>> | undefined): boolean | undefined {
  const found: Found = [];
  validateLabelSelector(selector, "", found);
  return found.length ? undefined : labelSelectorOf(selector).matches(labels ?? {});
}

const mismatch = "`selector` does not match template `labels`";

interface Selecting {
  readonly selector: LabelSelector | undefined;
  readonly template: PodTemplateSpec | undefined;
  readonly field: string;
}

/** The selector of a workload: there, not empty, and able to find the workload's own pods. */
export function validateSelector({ selector, template, field }: Selecting, found: Found): void {
  const path = `${field}.selector`;
  if (!selector) found.push(requiredValue(path));
  else {
    validateLabelSelector(selector, path, found);
    if (isEmptySelector(selector)) found.push(invalidValue(path, selector, "empty selector is invalid for deployment"));
  }
  const matches = selects(selector ?? {}, template?.metadata?.labels);
  if (matches === undefined) found.push(invalidValue(path, selector, "invalid label selector"));
  else validateMatch({ selector, template, field }, found);
}

/** No selector selects nothing, an empty one everything; one that is wrong in itself is told elsewhere. */
export function validateMatch({ selector, template, field }: Selecting, found: Found): void {
  const labels = template?.metadata?.labels;
  if (!selector || selects(selector, labels) === false) {
    found.push(invalidValue(`${field}.template.metadata.labels`, labels ?? null, mismatch));
  }
}

/** Pods of a workload run until they are told to stop. */
export function validateLongRunningTemplate(
  template: PodTemplateSpec | undefined,
  { field, kind }: { field: string; kind: string },
  found: Found,
): void {
  validatePodTemplate(template, field, found);
  const { restartPolicy, activeDeadlineSeconds } = template?.spec ?? {};
  if (restartPolicy !== undefined && restartPolicy !== "Always") {
    found.push(unsupportedValue(`${field}.spec.restartPolicy`, restartPolicy, ["Always"]));
  }
  if (activeDeadlineSeconds !== undefined) {
    found.push(
      forbiddenValue(`${field}.spec.activeDeadlineSeconds`, `activeDeadlineSeconds in ${kind} is not Supported`),
    );
  }
}
