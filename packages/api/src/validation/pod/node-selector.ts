import type { NodeSelector, NodeSelectorRequirement, NodeSelectorTerm } from "../../generated/types/core-v1.ts";
import { isDns1123Subdomain } from "../formats/dns.ts";
import { isLabelValue, isQualifiedName } from "../formats/qualified-name.ts";
import { type Found, forbiddenValue, invalidValue, report, requiredValue } from "../found.ts";

export function validateNodeSelector(selector: NodeSelector, field: string, found: Found): void {
  const terms = selector.nodeSelectorTerms ?? [];
  if (!terms.length)
    found.push(requiredValue(`${field}.nodeSelectorTerms`, "must have at least one node selector term"));
  for (const [i, term] of terms.entries())
    validateNodeSelectorTerm(term, { field: `${field}.nodeSelectorTerms[${i}]` }, found);
}

interface TermContext {
  readonly field: string;
  /** Values that no label can have are forgiven: a term that is only preferred may never fit. */
  readonly anyValue?: boolean;
}

export function validateNodeSelectorTerm(
  term: NodeSelectorTerm,
  { field, anyValue = false }: TermContext,
  found: Found,
): void {
  for (const [i, requirement] of (term.matchExpressions ?? []).entries()) {
    const item = `${field}.matchExpressions[${i}]`;
    validateOperator(requirement, item, found);
    report(found, `${item}.key`, requirement.key, isQualifiedName(requirement.key));
    if (anyValue) continue;
    for (const [j, value] of (requirement.values ?? []).entries()) {
      report(found, `${item}.values[${j}]`, value, isLabelValue(value));
    }
  }
  for (const [i, requirement] of (term.matchFields ?? []).entries()) {
    validateMatchField(requirement, `${field}.matchFields[${i}]`, found);
  }
}

function validateOperator({ operator, values = [] }: NodeSelectorRequirement, field: string, found: Found): void {
  switch (operator) {
    case "In":
    case "NotIn":
      if (!values.length) {
        found.push(requiredValue(`${field}.values`, "must be specified when `operator` is 'In' or 'NotIn'"));
      }
      break;
    case "Exists":
    case "DoesNotExist":
      if (values.length) {
        found.push(
          forbiddenValue(`${field}.values`, "may not be specified when `operator` is 'Exists' or 'DoesNotExist'"),
        );
      }
      break;
    case "Gt":
    case "Lt":
      if (values.length !== 1) {
        found.push(requiredValue(`${field}.values`, "must be specified single value when `operator` is 'Lt' or 'Gt'"));
      }
      break;
    default:
      found.push(invalidValue(`${field}.operator`, operator, "not a valid selector operator"));
  }
}

/** The one field of a node that can be matched is its name. */
function validateMatchField(
  { key, operator, values = [] }: NodeSelectorRequirement,
  field: string,
  found: Found,
): void {
  if (operator === "In" || operator === "NotIn") {
    if (values.length !== 1) {
      const rule = "must be only one value when `operator` is 'In' or 'NotIn' for node field selector";
      found.push(requiredValue(`${field}.values`, rule));
    }
  } else {
    found.push(invalidValue(`${field}.operator`, operator, "not a valid selector operator"));
  }
  if (key !== "metadata.name") {
    found.push(invalidValue(`${field}.key`, key, "not a valid field selector key"));
    return;
  }
  for (const [i, value] of values.entries()) report(found, `${field}.values[${i}]`, value, isDns1123Subdomain(value));
}
