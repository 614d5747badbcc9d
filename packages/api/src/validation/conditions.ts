import type { Condition } from "../generated/types/meta-v1.ts";
import { byteLength, regexSentence } from "./formats/format.ts";
import { isQualifiedName } from "./formats/qualified-name.ts";
import {
  duplicateValue,
  type Found,
  invalidValue,
  report,
  requiredValue,
  tooLongValue,
  unsupportedValue,
} from "./found.ts";

const statuses = ["False", "True", "Unknown"];
const maxReasonBytes = 1024;
const maxMessageBytes = 32 * 1024;
const reasonPattern = "[A-Za-z]([A-Za-z0-9_,:]*[A-Za-z0-9_])?";
const reasonRule = regexSentence(
  "a condition reason must start with alphabetic character, optionally followed by a string of alphanumeric characters or '_,:', and must end with an alphanumeric character or '_'",
  reasonPattern,
  ["my_name", "MY_NAME", "MyName", "ReasonA,ReasonB", "ReasonA:ReasonB"],
);
const reasonFormat = new RegExp(`^${reasonPattern}$`);

/** metav1.Condition: each type once, and all of it told. */
export function validateConditions(conditions: readonly Condition[] | undefined, field: string, found: Found): void {
  const types = new Set<string>();
  for (const [i, condition] of (conditions ?? []).entries()) {
    const { type = "" } = condition;
    if (types.has(type)) found.push(duplicateValue(`${field}[${i}].type`, type));
    types.add(type);
    validateCondition(condition, `${field}[${i}]`, found);
  }
}

function validateCondition(condition: Partial<Condition>, field: string, found: Found): void {
  const { type = "", status = "", reason = "", message = "", observedGeneration = 0 } = condition;
  report(found, `${field}.type`, type, isQualifiedName(type));
  if (!statuses.includes(status)) found.push(unsupportedValue(`${field}.status`, status, statuses));
  if (observedGeneration < 0) {
    const rule = "must be greater than or equal to zero";
    found.push(invalidValue(`${field}.observedGeneration`, observedGeneration, rule));
  }
  if (!condition.lastTransitionTime) found.push(requiredValue(`${field}.lastTransitionTime`));
  if (!reason) found.push(requiredValue(`${field}.reason`));
  else if (!reasonFormat.test(reason)) found.push(invalidValue(`${field}.reason`, reason, reasonRule));
  if (byteLength(reason) > maxReasonBytes) found.push(tooLongValue(`${field}.reason`, maxReasonBytes));
  if (byteLength(message) > maxMessageBytes) found.push(tooLongValue(`${field}.message`, maxMessageBytes));
}
