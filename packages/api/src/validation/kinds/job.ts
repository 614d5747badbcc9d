import type { Job, JobSpec } from "../../generated/types/batch-v1.ts";
import type { Container, PodSpec, PodTemplateSpec } from "../../generated/types/core-v1.ts";
import { labelSelectorOf } from "../../selectors/label-selector-of.ts";
import { sameValue, unchanged } from "../common.ts";
import { isDns1123Label } from "../formats/dns.ts";
import { type Found, immutableDetail, invalidValue, requiredValue } from "../found.ts";
import type { Change } from "../rules.ts";
import { rulesOf } from "../rules.ts";
import { validateLabelSelector } from "../selectors.ts";
import { validateJobSpec } from "./job-spec.ts";
import { isTrue, validateJobStatus } from "./job-status.ts";
import { validateMatch } from "./workload.ts";

const uidLabel = "batch.kubernetes.io/controller-uid";
const nameLabel = "batch.kubernetes.io/job-name";

export const job = rulesOf<Job>({
  metadataOnStatus: true,
  validate: (job, found) => {
    validateJobSpec(job.spec as JobSpec, "spec", found);
    validateOwnSelector(job, found);
    validateHostnames(job, found);
  },
  validateChange: (change, found) => {
    validateChange(change, found);
    // An update looks at the whole spec a second time.
    validateJobSpec(change.next.spec as JobSpec, "spec", found);
    const { selector, template } = change.next.spec ?? {};
    if (!selector) found.push(requiredValue("spec.selector"));
    validateMatch({ selector, template, field: "spec" }, found);
  },
  subresources: {
    status: validateJobStatus,
  },
});

/** A job's selector is made from its uid, unless its author vouches for another one. */
function validateOwnSelector({ metadata, spec }: Job, found: Found): void {
  if (!spec) return;
  if (!spec.selector) found.push(requiredValue("spec.selector"));
  else if (!spec.manualSelector) validateGenerated({ metadata, spec }, found);
  validateMatch({ selector: spec.selector, template: spec.template, field: "spec" }, found);
}

function validateGenerated({ metadata, spec }: Pick<Job, "metadata" | "spec">, found: Found): void {
  const { uid = "", name = "" } = metadata ?? {};
  const labels = spec?.template?.metadata?.labels ?? {};
  const expected = { "controller-uid": uid, "job-name": name, [uidLabel]: uid, [nameLabel]: name };
  for (const [label, value] of Object.entries(expected)) {
    const field = `spec.template.metadata.labels[${label}]`;
    if (labels[label] === undefined) found.push(requiredValue(field, `must be '${value}'`));
    else if (labels[label] !== value) found.push(invalidValue(field, labels, `must be '${value}'`));
  }
  const selector = spec?.selector ?? {};
  const wrong: Found = [];
  validateLabelSelector(selector, "", wrong);
  if (!wrong.length && !labelSelectorOf(selector).matches(expected)) {
    found.push(invalidValue("spec.selector", selector, "`selector` not auto-generated"));
  }
}

/** The pods of an indexed job are named after it and their index: the last one's name must be a hostname too. */
function validateHostnames({ metadata, spec }: Job, found: Found): void {
  const completions = spec?.completions ?? 0;
  if (spec?.completionMode !== "Indexed" || completions <= 0) return;
  const hostname = `${metadata?.name ?? ""}-${completions - 1}`;
  if (!isDns1123Label(hostname).length) return;
  const rule = `will not able to create pod with invalid DNS label: ${hostname}`;
  found.push(invalidValue("metadata.name", metadata?.name ?? "", rule));
}

function validateChange({ next, previous }: Change<Job>, found: Found): void {
  const [spec, before] = [next.spec as JobSpec, previous.spec as JobSpec];
  validateCompletions(spec, before, found);
  unchanged(found, "spec.selector", spec.selector, before.selector);
  validateTemplateKept({ next, previous }, found);
  for (const name of [
    "completionMode",
    "podFailurePolicy",
    "backoffLimitPerIndex",
    "managedBy",
    "successPolicy",
  ] as const) {
    unchanged(found, `spec.${name}`, spec[name], before[name]);
  }
}

/** An indexed job grows and shrinks: completions and parallelism go together. */
function validateCompletions(spec: JobSpec, before: JobSpec, found: Found): void {
  if (spec.completions === before.completions) return;
  if (spec.completionMode !== "Indexed") {
    unchanged(found, "spec.completions", spec.completions, before.completions);
  } else if (spec.completions !== undefined && spec.completions !== spec.parallelism) {
    found.push(
      invalidValue("spec.completions", spec.completions, "can only be modified in tandem with spec.parallelism"),
    );
  }
}

/** Before it has ever started, or while it is suspended, a job may still be told where its pods go and what they ask for. */
function validateTemplateKept({ next, previous }: Change<Job>, found: Found): void {
  const template = next.spec?.template as PodTemplateSpec;
  const before = previous.spec?.template as PodTemplateSpec;
  const { startTime, active } = previous.status ?? {};
  const isSuspended = previous.spec?.suspend === true;
  const mayMove = isSuspended && (!startTime || isTrue(previous.status ?? {}, "Suspended")) && !active;
  const allowed = mayMove ? withPlacementOf(before, template) : before;
  if (!mayMove) {
    if (!sameValue(template, allowed)) found.push(invalidValue("spec.template", template, immutableDetail));
  } else if (!sameValue(template.spec, withResourcesOf(allowed.spec, template.spec))) {
    found.push(invalidValue("spec.template.spec", template.spec, immutableDetail));
  }
}

/** The old template, placed as the new one is. */
function withPlacementOf(before: PodTemplateSpec, { metadata, spec }: PodTemplateSpec): PodTemplateSpec {
  const { nodeSelector: _selector, tolerations: _tolerations, schedulingGates: _gates, ...kept } = before.spec ?? none;
  const { nodeSelector, tolerations, schedulingGates } = spec ?? none;
  const { nodeAffinity: _old, ...others } = before.spec?.affinity ?? {};
  const affinity = { ...others, ...(spec?.affinity?.nodeAffinity ? { nodeAffinity: spec.affinity.nodeAffinity } : {}) };
  const { affinity: _affinity, ...rest } = kept;
  return {
    metadata,
    spec: {
      ...rest,
      ...(nodeSelector ? { nodeSelector } : {}),
      ...(tolerations ? { tolerations } : {}),
      ...(schedulingGates ? { schedulingGates } : {}),
      ...(spec?.affinity || Object.keys(others).length ? { affinity } : {}),
    },
  };
}

const none: PodSpec = { containers: [] };

/** The old pod's spec with what the same containers ask for now. */
function withResourcesOf(before: PodSpec = none, spec: PodSpec = none): PodSpec {
  const given = (old: readonly Container[], now: readonly Container[] | undefined) =>
    old.length !== now?.length
      ? old
      : old.map((one, i) => (one.name === now[i]?.name ? { ...one, resources: now[i]?.resources } : one));
  return {
    ...before,
    containers: given(before.containers ?? [], spec.containers),
    ...(before.initContainers ? { initContainers: given(before.initContainers, spec.initContainers) } : {}),
  };
}
