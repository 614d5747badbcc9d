import { type FieldSelector, parseFieldSelector, parseLabelSelector } from "@kubets/api";
import type {
  FieldSelectorAttributes,
  LabelSelectorAttributes,
  ResourceAttributes,
} from "@kubets/api/types/authorization-v1";

export interface SelectorsOfReview {
  /** What of the field selector can be read: less of it asks for more. */
  readonly fieldSelector: FieldSelector | undefined;
  /** What could not be read, as the review's status tells it; empty where all could. */
  readonly evaluationError: string;
}

/** The selectors of a question for a list: what cannot be read of them is left out, which asks for more access and not for less. */
export function selectorsOfReview({ fieldSelector, labelSelector }: ResourceAttributes): SelectorsOfReview {
  const fields = fieldSelector ? fieldsOf(fieldSelector) : all;
  const labels = labelSelector ? labelsOf(labelSelector) : all;
  const problems = [problemOf("fieldSelector", fields), problemOf("labelSelector", labels)];
  return { fieldSelector: fields.selector, evaluationError: problems.filter(Boolean).join("; ") };
}

interface Reading {
  readonly selector: FieldSelector | undefined;
  readonly read: "all" | "some" | "nothing";
}
const all: Reading = { selector: undefined, read: "all" };
const nothing: Reading = { selector: undefined, read: "nothing" };

function problemOf(name: string, { read }: Reading): string {
  if (read === "all") return "";
  return `spec.resourceAttributes.${name} ${read === "some" ? "partially ignored" : "ignored"} due to parse error`;
}

function fieldsOf({ rawSelector, requirements }: FieldSelectorAttributes): Reading {
  if (rawSelector) return parsed(() => parseFieldSelector(rawSelector));
  const texts = (requirements ?? []).map(({ key, operator, values }) =>
    values?.length === 1 && (operator === "In" || operator === "NotIn")
      ? `${key}${operator === "In" ? "=" : "!="}${values[0]!.replace(/[\\,=]/g, "\\$&")}`
      : undefined,
  );
  const known = texts.filter((text) => text !== undefined);
  if (known.length === 0) return texts.length > 0 ? nothing : all;
  const reading = parsed(() => parseFieldSelector(known.join(",")));
  return reading.selector && known.length < texts.length ? { ...reading, read: "some" } : reading;
}

const labelOperators: readonly (string | undefined)[] = ["In", "NotIn", "Exists", "DoesNotExist"];

/** No authorizer looks at labels yet; what is wrong with them is told all the same. */
function labelsOf({ rawSelector, requirements = [] }: LabelSelectorAttributes): Reading {
  if (rawSelector) return parsed(() => void parseLabelSelector(rawSelector));
  const known = requirements.filter(({ operator }) => labelOperators.includes(operator));
  if (known.length === requirements.length) return all;
  return { selector: undefined, read: known.length > 0 ? "some" : "nothing" };
}

function parsed(parse: () => FieldSelector | undefined): Reading {
  try {
    return { selector: parse(), read: "all" };
  } catch {
    return nothing;
  }
}
