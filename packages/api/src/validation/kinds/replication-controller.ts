import type { ReplicationController } from "../../generated/types/core-v1.ts";
import { nonNegative } from "../common.ts";
import { requiredValue } from "../found.ts";
import { rulesOf } from "../rules.ts";
import { validateAvailable, validateReplicaCounts } from "./deployment.ts";
import { validateLongRunningTemplate, validateMatch } from "./workload.ts";

export const replicationController = rulesOf<ReplicationController>({
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
    if (selector) validateMatch({ selector: { matchLabels: selector }, template, field: "spec" }, found);
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
