import type { PodTemplateSpec } from "../../generated/types/core-v1.ts";
import type { LabelSelector } from "../../generated/types/meta-v1.ts";
import { labelSelectorOf } from "../../selectors/label-selector-of.ts";
import { type Found, forbiddenValue, invalidValue, requiredValue, unsupportedValue } from "../found.ts";
import { isEmptySelector, validateLabelSelector } from "../selectors.ts";
import { validatePodTemplate } from "./pod-template.ts";

/** Whether a selector can be asked at all. */
function isSound(selector: LabelSelector): boolean {
  const found: Found = [];
  validateLabelSelector(selector, "", found);
  return !found.length;
}

const mismatch = "`selector` does not match template `labels`";

interface Selecting {
  readonly selector: LabelSelector | undefined;
  readonly template: PodTemplateSpec | undefined;
  readonly field: string;
}

/** What kube-apiserver says of a selector besides what is wrong in it. */
interface Words {
  readonly empty: string;
  readonly wrong: string;
}

/**
 * The selector of a workload: there, not empty, and able to find the workload's own pods. False where it is wrong in
 * itself: then the template is not looked at.
 */
export function validateSelector({ selector, template, field }: Selecting, words: Words, found: Found): boolean {
  const path = `${field}.selector`;
  if (!selector) found.push(requiredValue(path));
  else {
    validateLabelSelector(selector, path, found);
    if (isEmptySelector(selector)) found.push(invalidValue(path, selector, words.empty));
  }
  if (selector && !isSound(selector)) {
    found.push(invalidValue(path, selector, words.wrong));
    return false;
  }
  validateMatch({ selector, template, field }, found);
  return true;
}

/** No selector selects nothing, an empty one everything; one that is wrong in itself is told elsewhere. */
export function validateMatch({ selector, template, field }: Selecting, found: Found): void {
  const labels = template?.metadata?.labels;
  if (!selector || (isSound(selector) && !labelSelectorOf(selector).matches(labels ?? {}))) {
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
  validateLongRunning(template, { field, kind }, found);
}

export function validateLongRunning(
  template: PodTemplateSpec | undefined,
  { field, kind }: { field: string; kind: string },
  found: Found,
): void {
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
