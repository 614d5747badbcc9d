import type { JobSpec, PodFailurePolicyRule } from "../../generated/types/batch-v1.ts";
import { nonNegative, oneOf, optionalOneOf, requiredFormat } from "../common.ts";
import { isDomainPrefixedPath } from "../formats/dns.ts";
import { isQualifiedName } from "../formats/qualified-name.ts";
import {
  duplicateValue,
  type Found,
  invalidValue,
  invalidWhole,
  report,
  requiredValue,
  tooManyValues,
  unsupportedValue,
} from "../found.ts";
import { validateLabelSelector } from "../selectors.ts";
import { parseIndexes } from "./job-indexes.ts";
import { validatePodTemplate } from "./pod-template.ts";

const counts = [
  "parallelism",
  "completions",
  "activeDeadlineSeconds",
  "backoffLimit",
  "ttlSecondsAfterFinished",
  "backoffLimitPerIndex",
  "maxFailedIndexes",
] as const;

const maxParallelismIndexed = 100_000;
const maxFailedIndexes = 100_000;
const manyCompletions = 100_000;
const maxFailedOfMany = 10_000;
const maxRules = 20;
const maxExitCodes = 255;

/** What a Job and the template of a CronJob have in common. */
export function validateJobSpec(spec: JobSpec, field: string, found: Found): void {
  for (const name of counts) nonNegative(found, `${field}.${name}`, spec[name]);
  validateLabelSelector(spec.selector, `${field}.selector`, found);
  if (spec.managedBy !== undefined) requiredFormat(found, `${field}.managedBy`, spec.managedBy, isDomainPrefixedPath);
  if (spec.managedBy && spec.managedBy.length > 63) {
    found.push({ type: "FieldValueTooLong", field: `${field}.managedBy`, detail: "may not be more than 63 bytes" });
  }
  if (spec.completionMode !== undefined) validateCompletionMode(spec, field, found);
  validateIndexed(spec, field, found);
  if (spec.podFailurePolicy) validateFailurePolicy(spec, `${field}.podFailurePolicy`, found);
  if (spec.successPolicy && spec.completionMode === "Indexed")
    validateSuccessPolicy(spec, `${field}.successPolicy`, found);
  validateReplacement(spec, field, found);
  validatePodTemplate(spec.template, `${field}.template`, found);
  validateRestartPolicy(spec, field, found);
}

function validateCompletionMode(
  { completionMode, completions, parallelism, backoffLimitPerIndex, maxFailedIndexes: maxFailed }: JobSpec,
  field: string,
  found: Found,
): void {
  const modes = ["NonIndexed", "Indexed"];
  if (!modes.includes(completionMode as string)) {
    found.push(unsupportedValue(`${field}.completionMode`, completionMode, modes));
  }
  if (completionMode !== "Indexed") return;
  if (completions === undefined) found.push(requiredValue(`${field}.completions`, "when completion mode is Indexed"));
  if (parallelism !== undefined && parallelism > maxParallelismIndexed) {
    const rule = `must be less than or equal to ${maxParallelismIndexed} when completion mode is Indexed`;
    found.push(invalidValue(`${field}.parallelism`, parallelism, rule));
  }
  if (completions !== undefined && maxFailed !== undefined && maxFailed > completions) {
    found.push(invalidValue(`${field}.maxFailedIndexes`, maxFailed, "must be less than or equal to completions"));
  }
  if (maxFailed !== undefined && maxFailed > maxFailedIndexes) {
    found.push(
      invalidValue(`${field}.maxFailedIndexes`, maxFailed, `must be less than or equal to ${maxFailedIndexes}`),
    );
  }
  if (completions === undefined || completions <= manyCompletions || backoffLimitPerIndex === undefined) return;
  const rule = `must be less than or equal to ${maxFailedOfMany} when completions are above ${manyCompletions} and used with backoff limit per index`;
  if (maxFailed === undefined) {
    found.push(
      requiredValue(`${field}.maxFailedIndexes`, `must be specified when completions is above ${manyCompletions}`),
    );
  } else if (maxFailed > maxFailedOfMany) found.push(invalidValue(`${field}.maxFailedIndexes`, maxFailed, rule));
  if (parallelism !== undefined && parallelism > maxFailedOfMany) {
    found.push(invalidValue(`${field}.parallelism`, parallelism, rule));
  }
}

/** Settings that mean something only where pods have indexes. */
function validateIndexed(spec: JobSpec, field: string, found: Found): void {
  const indexed = spec.completionMode === "Indexed";
  if (spec.maxFailedIndexes !== undefined && spec.backoffLimitPerIndex === undefined) {
    found.push(requiredValue(`${field}.backoffLimitPerIndex`, "when maxFailedIndexes is specified"));
  }
  if (!indexed && spec.successPolicy) {
    found.push(invalidValue(`${field}.successPolicy`, spec.successPolicy, "requires indexed completion mode"));
  }
  if (indexed || (spec.completionMode !== undefined && spec.completionMode !== "NonIndexed")) return;
  for (const name of ["backoffLimitPerIndex", "maxFailedIndexes"] as const) {
    if (spec[name] !== undefined) {
      found.push(invalidValue(`${field}.${name}`, spec[name], "requires indexed completion mode"));
    }
  }
}

const statuses = ["False", "True", "Unknown"];
const operators = ["In", "NotIn"];

/** As Go prints a list: `["In" "NotIn"]`. */
const validValues = (values: readonly string[]): string =>
  `valid values: [${values.map((one) => JSON.stringify(one)).join(" ")}]`;

const maxConditions = 20;
const actions = ["Count", "FailIndex", "FailJob", "Ignore"];

function validateFailurePolicy(spec: JobSpec, field: string, found: Found): void {
  const rules = spec.podFailurePolicy?.rules ?? [];
  if (rules.length > maxRules) found.push(tooManyValues(`${field}.rules`, rules.length, maxRules));
  for (const [i, rule] of rules.entries()) validateFailureRule(rule, { field: `${field}.rules[${i}]`, spec }, found);
}

function validateFailureRule(
  { action, onExitCodes, onPodConditions = [] }: PodFailurePolicyRule,
  { field, spec }: { field: string; spec: JobSpec },
  found: Found,
): void {
  if (!action) found.push(requiredValue(`${field}.action`, validValues(actions)));
  else if (action === "FailIndex") {
    if (spec.backoffLimitPerIndex === undefined) {
      found.push(invalidValue(`${field}.action`, action, "requires the backoffLimitPerIndex to be set"));
    }
  } else oneOf(found, `${field}.action`, action, actions);
  if (onExitCodes) validateExitCodes(onExitCodes, { field: `${field}.onExitCodes`, spec }, found);
  if (onPodConditions.length > maxConditions) {
    found.push(tooManyValues(`${field}.onPodConditions`, onPodConditions.length, maxConditions));
  }
  for (const [j, { type, status }] of onPodConditions.entries()) {
    const item = `${field}.onPodConditions[${j}]`;
    report(found, `${item}.type`, type, isQualifiedName(type));
    if (!status) found.push(requiredValue(`${item}.status`, validValues(statuses)));
    else oneOf(found, `${item}.status`, status, statuses);
  }
  if (onExitCodes && onPodConditions.length) {
    found.push(invalidWhole(field, "specifying both OnExitCodes and OnPodConditions is not supported"));
  }
  if (!onExitCodes && !onPodConditions.length) {
    found.push(invalidWhole(field, "specifying one of OnExitCodes and OnPodConditions is required"));
  }
}

function validateExitCodes(
  { operator, values, containerName }: NonNullable<PodFailurePolicyRule["onExitCodes"]>,
  { field, spec }: { field: string; spec: JobSpec },
  found: Found,
): void {
  if (!operator) found.push(requiredValue(`${field}.operator`, validValues(operators)));
  else oneOf(found, `${field}.operator`, operator, operators);
  if (containerName !== undefined) {
    const pod = spec.template?.spec;
    const names = [...(pod?.containers ?? []), ...(pod?.initContainers ?? [])].map(({ name }) => name);
    if (!names.includes(containerName)) {
      const rule = "must be one of the container or initContainer names in the pod template";
      found.push(invalidValue(`${field}.containerName`, containerName, rule));
    }
  }
  const list = values ?? [];
  if (!list.length) found.push(invalidValue(`${field}.values`, values ?? null, "at least one value is required"));
  else if (list.length > maxExitCodes) found.push(tooManyValues(`${field}.values`, list.length, maxExitCodes));
  for (const [i, value] of list.entries()) {
    if (operator === "In" && value === 0) {
      found.push(invalidValue(`${field}.values[${i}]`, value, "must not be 0 for the In operator"));
    }
    if (list.indexOf(value) < i) found.push(duplicateValue(`${field}.values[${i}]`, value));
  }
  if (list.some((value, i) => i > 0 && value < (list[i - 1] as number))) {
    found.push(invalidValue(`${field}.values`, list, "must be ordered"));
  }
}

function validateSuccessPolicy({ successPolicy, completions = 0 }: JobSpec, field: string, found: Found): void {
  const rules = successPolicy?.rules ?? [];
  if (!rules.length)
    found.push(
      requiredValue(`${field}.rules`, "at least one rules must be specified when the successPolicy is specified"),
    );
  if (rules.length > maxRules) found.push(tooManyValues(`${field}.rules`, rules.length, maxRules));
  for (const [i, { succeededCount, succeededIndexes }] of rules.entries()) {
    const item = `${field}.rules[${i}]`;
    if (succeededCount === undefined && succeededIndexes === undefined) {
      found.push(requiredValue(item, "at least one of succeededCount or succeededIndexes must be specified"));
    }
    let total = 0;
    if (succeededIndexes !== undefined) {
      const parsed = parseIndexes(succeededIndexes, completions);
      total = parsed.total ?? 0;
      if (parsed.problem) {
        const rule = `error parsing succeededIndexes: ${parsed.problem}`;
        found.push(invalidValue(`${item}.succeededIndexes`, succeededIndexes, rule));
      }
    }
    if (succeededCount === undefined) continue;
    const path = `${item}.succeededCount`;
    nonNegative(found, path, succeededCount);
    if (succeededCount > completions) {
      const rule = `must be less than or equal to ${completions} (the number of specified completions)`;
      found.push(invalidValue(path, succeededCount, rule));
    }
    if (succeededIndexes !== undefined && succeededCount > total) {
      const rule = `must be less than or equal to ${total} (the number of indexes in the specified succeededIndexes field)`;
      found.push(invalidValue(path, succeededCount, rule));
    }
  }
}

function validateReplacement({ podReplacementPolicy, podFailurePolicy }: JobSpec, field: string, found: Found): void {
  if (podReplacementPolicy === undefined) return;
  // To judge why a pod failed, it must first have failed.
  const supported = podFailurePolicy ? ["Failed"] : ["Failed", "TerminatingOrFailed"];
  optionalOneOf(found, `${field}.podReplacementPolicy`, podReplacementPolicy, supported);
}

function validateRestartPolicy({ template, podFailurePolicy }: JobSpec, field: string, found: Found): void {
  const path = `${field}.template.spec.restartPolicy`;
  const policy = template?.spec?.restartPolicy;
  if (!policy || policy === "Always") found.push(requiredValue(path, 'valid values: "OnFailure", "Never"'));
  else if (policy !== "OnFailure" && policy !== "Never") {
    found.push(unsupportedValue(path, policy, ["OnFailure", "Never"]));
  } else if (podFailurePolicy && policy !== "Never") {
    found.push(invalidValue(path, policy, 'only "Never" is supported when podFailurePolicy is specified'));
  }
}
