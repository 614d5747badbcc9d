import type { ReplicationController } from "../../generated/types/core-v1.ts";
import { nonNegative } from "../common.ts";
import { invalidValue, requiredValue } from "../found.ts";
import { rulesOf } from "../rules.ts";
import { validateAvailable, validateReplicaCounts } from "./deployment.ts";
import { validateLongRunningTemplate } from "./workload.ts";

export const replicationController = rulesOf<ReplicationController>({
  metadataOnStatus: true,
  metadataOnUpdate: ["change"],
  validate: ({ spec }, found) => {
    nonNegative(found, "spec.minReadySeconds", spec?.minReadySeconds);
    const { selector, template } = spec ?? {};
    if (!Object.keys(selector ?? {}).length) found.push(requiredValue("spec.selector"));
    nonNegative(found, "spec.replicas", spec?.replicas);
    if (!template) {
      found.push(requiredValue("spec.template"));
      return;
    }
    // Whether its keys and values could be a label's is not asked.
    const labels = template.metadata?.labels;
    if (selector && !Object.entries(selector).every(([key, value]) => labels?.[key] === value)) {
      const rule = "`selector` does not match template `labels`";
      found.push(invalidValue("spec.template.metadata.labels", labels ?? null, rule));
    }
    validateLongRunningTemplate(template, { field: "spec.template", kind: "ReplicationController" }, found);
  },
  subresources: {
    status: ({ next: { status } }, found) => {
      const counts = status ?? {};
      validateReplicaCounts(counts, ["fullyLabeledReplicas", "readyReplicas", "availableReplicas"], found);
      nonNegative(found, "status.observedGeneration", counts.observedGeneration);
      validateAvailable(counts, found);
    },
  },
});
