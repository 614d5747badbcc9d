import type { LabelSelector, LabelSelectorRequirement } from "../generated/types/meta-v1.ts";
import { isLabelValue, isQualifiedName } from "./formats/qualified-name.ts";
import { type Found, forbiddenValue, invalidValue, report, requiredValue } from "./found.ts";
import { validateLabels } from "./metadata.ts";

/** A selector of labels, as it stands in an object. Absent is fine. */
export function validateLabelSelector(selector: LabelSelector | undefined | null, field: string, found: Found): void {
  if (!selector) return;
  validateLabels(selector.matchLabels, `${field}.matchLabels`, found);
  for (const [i, requirement] of (selector.matchExpressions ?? []).entries()) {
    validateRequirement(requirement, `${field}.matchExpressions[${i}]`, { found });
  }
}

export interface RequirementOptions {
  readonly found: Found;
  /** A newer client may know operators that we do not. */
  readonly isOperatorOpen?: boolean;
}

export function validateRequirement(
  { key, operator, values }: LabelSelectorRequirement,
  field: string,
  { found, isOperatorOpen = false }: RequirementOptions,
): void {
  switch (operator) {
    case "In":
    case "NotIn":
      if (!values?.length) {
        found.push(requiredValue(`${field}.values`, "must be specified when `operator` is 'In' or 'NotIn'"));
      }
      break;
    case "Exists":
    case "DoesNotExist":
      if (values?.length) {
        found.push(
          forbiddenValue(`${field}.values`, "may not be specified when `operator` is 'Exists' or 'DoesNotExist'"),
        );
      }
      break;
    default:
      if (!isOperatorOpen) found.push(invalidValue(`${field}.operator`, operator, "not a valid selector operator"));
  }
  report(found, `${field}.key`, key, isQualifiedName(key));
  for (const [i, value] of (values ?? []).entries()) report(found, `${field}.values[${i}]`, value, isLabelValue(value));
}

export const isEmptySelector = (selector: LabelSelector | undefined | null): boolean =>
  !selector || (!Object.keys(selector.matchLabels ?? {}).length && !selector.matchExpressions?.length);
