import type { Toleration, TopologySpreadConstraint } from "../../generated/types/core-v1.ts";
import { isLabelValue, isQualifiedName } from "../formats/qualified-name.ts";
import { duplicateValue, type Found, invalidValue, report, requiredValue, unsupportedValue } from "../found.ts";
import { validateLabelSelector } from "../selectors.ts";
import { validateLabelKeys } from "./label-keys.ts";

const effects = ["NoSchedule", "PreferNoSchedule", "NoExecute"];

export function validateTolerations(tolerations: readonly Toleration[] | undefined, field: string, found: Found): void {
  for (const [i, toleration] of (tolerations ?? []).entries()) validateToleration(toleration, `${field}[${i}]`, found);
}

function validateToleration(toleration: Toleration, field: string, found: Found): void {
  const { key, operator, value = "", effect, tolerationSeconds } = toleration;
  if (key) report(found, `${field}.key`, key, isQualifiedName(key));
  else if (operator !== "Exists") {
    found.push(
      invalidValue(
        `${field}.operator`,
        operator ?? "",
        'operator must be Exists when `key` is empty, which means "match all values and all keys"',
      ),
    );
  }
  if (tolerationSeconds !== undefined && effect !== "NoExecute") {
    found.push(
      invalidValue(`${field}.effect`, effect ?? "", "effect must be 'NoExecute' when `tolerationSeconds` is set"),
    );
  }
  if (!operator || operator === "Equal") {
    const wrong = isLabelValue(value);
    if (wrong.length) found.push(invalidValue(`${field}.operator`, value, wrong.join(";")));
  } else if (operator === "Exists") {
    if (value) found.push(invalidValue(`${field}.operator`, value, "value must be empty when `operator` is 'Exists'"));
  } else if (operator === "Lt" || operator === "Gt") {
    // To compare numbers is behind a gate that is closed, which the reference tells by listing what it refuses.
    found.push(unsupportedValue(`${field}.operator`, operator, ["Equal", "Exists", "Lt", "Gt"]));
  } else {
    found.push(unsupportedValue(`${field}.operator`, operator, ["Equal", "Exists"]));
  }
  if (effect) validateEffect(effect, `${field}.effect`, found);
}

/** Of a toleration or a taint, where it is set. */
export function validateEffect(effect: string, field: string, found: Found): void {
  if (!effects.includes(effect)) found.push(unsupportedValue(field, effect, effects));
}

const whenUnsatisfiable = ["DoNotSchedule", "ScheduleAnyway"];
const policies = ["Honor", "Ignore"];

export function validateTopologySpread(
  constraints: readonly TopologySpreadConstraint[] | undefined,
  field: string,
  found: Found,
): void {
  const pairs = (constraints ?? []).map((one) => `{${one.topologyKey}, ${one.whenUnsatisfiable}}`);
  for (const [i, constraint] of (constraints ?? []).entries()) {
    const item = `${field}[${i}]`;
    validateConstraint(constraint, item, found);
    // The one that comes again is named, as often as it does.
    for (const pair of pairs.slice(i + 1)) {
      if (pair === pairs[i]) found.push(duplicateValue(`${item}.{topologyKey, whenUnsatisfiable}`, pair));
    }
  }
}

function validateConstraint(constraint: TopologySpreadConstraint, field: string, found: Found): void {
  const { maxSkew, topologyKey, whenUnsatisfiable: when, minDomains, matchLabelKeys, labelSelector } = constraint;
  if (maxSkew <= 0) found.push(invalidValue(`${field}.maxSkew`, maxSkew, "must be greater than zero"));
  if (!topologyKey) found.push(requiredValue(`${field}.topologyKey`, "can not be empty"));
  if (!whenUnsatisfiable.includes(when))
    found.push(unsupportedValue(`${field}.whenUnsatisfiable`, when, whenUnsatisfiable));
  if (minDomains !== undefined && minDomains <= 0) {
    found.push(invalidValue(`${field}.minDomains`, minDomains, "must be greater than zero"));
  }
  if (minDomains !== undefined && when !== "DoNotSchedule") {
    const rule = `can only use minDomains if whenUnsatisfiable=DoNotSchedule, not ${when ?? ""}`;
    found.push(invalidValue(`${field}.minDomains`, minDomains, rule));
  }
  for (const name of ["nodeAffinityPolicy", "nodeTaintsPolicy"] as const) {
    const value = constraint[name];
    if (value !== undefined && !policies.includes(value))
      found.push(unsupportedValue(`${field}.${name}`, value, policies));
  }
  validateLabelSelector(labelSelector, `${field}.labelSelector`, found);
  validateLabelKeys({ matchLabelKeys, labelSelector }, field, found);
}
