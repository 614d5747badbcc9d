import { everything, nothing, problemsOfRequirement, selectorOf } from "./label-requirement.ts";
import type { LabelRequirement, LabelSelector } from "./selector.ts";

/** meta/v1 `LabelSelector`, as it stands in the specs of workloads, policies and volumes. */
export interface LabelSelectorSpec {
  readonly matchLabels?: Readonly<Record<string, string>>;
  readonly matchExpressions?: readonly {
    readonly key?: string;
    readonly operator?: string;
    readonly values?: readonly string[] | null;
  }[];
}

const operators: ReadonlySet<string> = new Set(["In", "NotIn", "Exists", "DoesNotExist"]);

/** Absent selects nothing, empty selects everything; one that validation would refuse selects nothing. */
export function labelSelectorOf(spec: LabelSelectorSpec | null | undefined): LabelSelector {
  if (!spec) return nothing;
  const requirements: LabelRequirement[] = Object.entries(spec.matchLabels ?? {}).map(([key, value]) => ({
    key,
    operator: "Equals",
    values: [value],
  }));
  for (const { key = "", operator = "", values } of spec.matchExpressions ?? []) {
    if (!operators.has(operator)) return nothing;
    requirements.push({ key, operator: operator as LabelRequirement["operator"], values: values ?? [] });
  }
  if (requirements.some((requirement) => problemsOfRequirement(requirement).length > 0)) return nothing;
  return requirements.length ? selectorOf(requirements) : everything;
}
