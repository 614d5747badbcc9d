import type { Job, JobSpec, JobStatus } from "../../generated/types/batch-v1.ts";
import type { PodTemplateSpec } from "../../generated/types/core-v1.ts";
import { nonNegative, sameValue, unchanged } from "../common.ts";
import { type Found, immutableDetail, invalidValue, requiredValue } from "../found.ts";
import type { Change } from "../rules.ts";
import { rulesOf } from "../rules.ts";
import { validateJobSpec } from "./job-spec.ts";
import { validateMatch } from "./workload.ts";

const uidLabel = "batch.kubernetes.io/controller-uid";
const nameLabel = "batch.kubernetes.io/job-name";

export const job = rulesOf<Job>({
  validate: (job, found) => {
    validateJobSpec(job.spec as JobSpec, "spec", found);
    validateOwnSelector(job, found);
  },
  validateChange: (change, found) => {
    validateChange(change, found);
    // An update looks at the whole spec a second time.
    validateJobSpec(change.next.spec as JobSpec, "spec", found);
    validateMatch({ selector: change.next.spec?.selector, template: change.next.spec?.template, field: "spec" }, found);
  },
  subresources: {
    status: validateStatusChange,
  },
});

/** A job's selector is made from its uid, unless its author vouches for another one. */
function validateOwnSelector({ metadata, spec }: Job, found: Found): void {
  if (!spec) return;
  if (!spec.selector) found.push(requiredValue("spec.selector"));
  if (!spec.manualSelector) {
    const labels = spec.template?.metadata?.labels ?? {};
    for (const [label, value] of Object.entries({ [uidLabel]: metadata?.uid, [nameLabel]: metadata?.name })) {
      if (labels[label] === undefined) {
        found.push(requiredValue("spec.template.metadata.labels", `must be '${value}'`));
      } else if (labels[label] !== value) {
        found.push(invalidValue("spec.template.metadata.labels", labels, `must be '${value}'`));
      }
    }
    const generated = { matchLabels: { [uidLabel]: metadata?.uid } };
    if (spec.selector && !sameValue(spec.selector, generated)) {
      found.push(invalidValue("spec.selector", spec.selector, "`selector` not auto-generated"));
    }
  }
  validateMatch({ selector: spec.selector, template: spec.template, field: "spec" }, found);
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
  if (spec.completionMode !== "Indexed" || spec.completions === undefined || before.completions === undefined) {
    unchanged(found, "spec.completions", spec.completions, before.completions);
  } else if (spec.completions !== spec.parallelism) {
    found.push(
      invalidValue("spec.completions", spec.completions, "can only be modified in tandem with spec.parallelism"),
    );
  }
}

/** Before it has ever started, or while suspended, a job may still be told where its pods go and what they ask for. */
function validateTemplateKept({ next, previous }: Change<Job>, found: Found): void {
  const template = next.spec?.template as PodTemplateSpec;
  const before = previous.spec?.template as PodTemplateSpec;
  if (!previous.spec?.suspend) {
    unchanged(found, "spec.template", template, before);
    return;
  }
  if (!sameValue(withoutPlacement(template), withoutPlacement(before))) {
    found.push(invalidValue("spec.template.spec", template.spec, immutableDetail));
  }
}

function withoutPlacement({ metadata, spec }: PodTemplateSpec): unknown {
  const { labels: _labels, annotations: _annotations, ...meta } = metadata ?? {};
  const {
    nodeSelector: _selector,
    tolerations: _tolerations,
    schedulingGates: _gates,
    affinity,
    containers,
    initContainers,
    ...rest
  } = spec ?? {
    containers: [],
  };
  const { nodeAffinity: _node, ...otherAffinity } = affinity ?? {};
  const withoutResources = (list: typeof containers | undefined) =>
    list?.map(({ resources: _resources, ...one }) => one);
  return {
    meta,
    ...rest,
    affinity: otherAffinity,
    containers: withoutResources(containers),
    initContainers: withoutResources(initContainers),
  };
}

const isTrue = ({ conditions }: Partial<JobStatus>, type: string): boolean =>
  !!conditions?.some((condition) => condition.type === type && condition.status === "True");

function validateStatusChange({ next, previous }: Change<Job>, found: Found): void {
  const status = next.status ?? {};
  const before = previous.status ?? {};
  for (const name of ["active", "succeeded", "failed", "ready", "terminating"] as const) {
    nonNegative(found, `status.${name}`, status[name]);
  }
  for (const name of ["succeeded", "failed"] as const) {
    if ((status[name] ?? 0) < (before[name] ?? 0)) {
      found.push(invalidValue(`status.${name}`, status[name] ?? 0, `cannot decrease the ${name} counter`));
    }
  }
  const [complete, failed] = [isTrue(status, "Complete"), isTrue(status, "Failed")];
  if ((complete || failed) && !status.startTime) {
    found.push(requiredValue("status.startTime", "startTime is required for finished job"));
  }
  if (complete && !status.completionTime) {
    found.push(requiredValue("status.completionTime", "completionTime is required for Complete jobs"));
  }
  if (!complete && status.completionTime) {
    const rule = "cannot set completionTime when there is no Complete=True condition";
    found.push(invalidValue("status.completionTime", status.completionTime, rule));
  }
  validateConditions(status, before, found);
}

/** A job ends once, and only after it was known that it would. */
function validateConditions(status: Partial<JobStatus>, before: Partial<JobStatus>, found: Found): void {
  const say = (detail: string) => found.push(invalidValue("status.conditions", null, detail));
  if (isTrue(status, "Complete") && !isTrue(status, "SuccessCriteriaMet")) {
    say("cannot set Complete=True condition without the SuccessCriteriaMet=true condition");
  }
  if (isTrue(status, "Failed") && !isTrue(before, "Failed") && !isTrue(status, "FailureTarget")) {
    say("cannot set Failed=True condition without the FailureTarget=true condition");
  }
  if (isTrue(status, "Complete") && isTrue(status, "Failed")) {
    say("cannot set Complete=True and Failed=true conditions");
  }
  for (const type of ["SuccessCriteriaMet", "FailureTarget"]) {
    if (isTrue(before, type) && !isTrue(status, type)) say(`cannot disable the ${type}=True condition`);
  }
  for (const type of ["Complete", "Failed"]) {
    if (isTrue(before, type) && !isTrue(status, type)) say(`cannot disable the terminal ${type}=True condition`);
  }
}
