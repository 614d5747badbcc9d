import type { JSONSchemaProps, ValidationRule } from "../../../generated/types/apiextensions-v1.ts";
import { type Found, invalidValue, requiredValue, unsupportedValue } from "../../found.ts";
import { fieldPathIn } from "../field-path.ts";
import { structuralProblem } from "./structural.ts";

const reasons = ["FieldValueDuplicate", "FieldValueForbidden", "FieldValueInvalid", "FieldValueRequired"];

/** What can be told of the rules in `x-kubernetes-validations` before their expressions are compiled. */
export function validateRuleTexts(schema: JSONSchemaProps, field: string, found: Found): void {
  for (const [i, rule] of (schema["x-kubernetes-validations"] ?? []).entries()) {
    const at = `${field}.x-kubernetes-validations[${i}]`;
    validateRuleAndMessage(rule, at, found);
    const { messageExpression, reason, fieldPath } = rule;
    if (messageExpression && !messageExpression.trim()) {
      found.push(requiredValue(`${at}.messageExpression`, "messageExpression must be non-empty if specified"));
    }
    if (reason !== undefined && reason !== null && !reasons.includes(reason)) {
      found.push(unsupportedValue(`${at}.reason`, reason, reasons));
    }
    if (fieldPath) validateFieldPath(fieldPath, { schema, at: `${at}.fieldPath` }, found);
  }
}

function validateRuleAndMessage({ rule = "", message = "" }: ValidationRule, at: string, found: Found): void {
  const isMessageBlank = !message.trim();
  if (!rule.trim()) found.push(requiredValue(`${at}.rule`, "rule is not specified"));
  else if (message && isMessageBlank) {
    found.push(invalidValue(`${at}.message`, message, "must be non-empty if specified"));
  } else if (hasLineBreaks(message.trim())) {
    found.push(invalidValue(`${at}.message`, message, "must not contain line breaks"));
  } else if (hasLineBreaks(rule.trim()) && isMessageBlank) {
    found.push(requiredValue(`${at}.message`, "message must be specified if rule contains line breaks"));
  }
}

const hasLineBreaks = (text: string): boolean => /[\n\r]/.test(text);

function validateFieldPath(
  fieldPath: string,
  { schema, at }: { readonly schema: JSONSchemaProps; readonly at: string },
  found: Found,
): void {
  const say = (rule: string) => found.push(invalidValue(at, fieldPath, rule));
  if (!fieldPath.trim()) say("must be non-empty if specified");
  if (hasLineBreaks(fieldPath)) say("must not contain line breaks");
  if (!structuralProblem(schema) && "problem" in fieldPathIn(schema, fieldPath, { brackets: true })) {
    say("must be a valid path");
  }
}
