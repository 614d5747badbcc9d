import type { Pod, PodSpec } from "../../generated/types/core-v1.ts";
import { isDns1123Subdomain } from "../formats/dns.ts";
import { type Found, forbiddenValue, report } from "../found.ts";
import { validateImages } from "../pod/containers.ts";
import { validateEphemeralChange } from "../pod/ephemeral-change.ts";
import { validatePodAnnotations, validateProfilesAgree } from "../pod/pod-annotations.ts";
import { validatePodChange } from "../pod/pod-change.ts";
import { validatePodSpec } from "../pod/pod-spec.ts";
import { validatePodStatusChange } from "../pod/pod-status.ts";
import { validateResize } from "../pod/resize.ts";
import { rulesOf } from "../rules.ts";

const noSpec: PodSpec = { containers: [] };

/** Whether a pod mirrors one that a node runs by itself. */
const isStatic = (metadata: Pod["metadata"]): boolean =>
  metadata?.annotations?.["kubernetes.io/config.mirror"] !== undefined;

/** A claim that is made for a volume of a pod has the names of both. */
function validateClaimNames(volumes: PodSpec["volumes"], pod: string | undefined, found: Found): void {
  for (const [i, { name, ephemeral, ...others }] of (volumes ?? []).entries()) {
    if (!ephemeral || !name || !pod || Object.keys(others).length > 0) continue;
    const wrong = isDns1123Subdomain(`${pod}-${name}`).map((problem) => `PVC name "${pod}-${name}": ${problem}`);
    report(found, `spec.volumes[${i}].name`, name, wrong);
  }
}

export const pod = rulesOf<Pod>({
  metadataOnStatus: true,
  validate: ({ metadata, spec = noSpec }, found) => {
    validatePodAnnotations({ annotations: metadata?.annotations, spec, field: "metadata.annotations" }, found);
    validatePodSpec(spec, "spec", found);
    validateClaimNames(spec.volumes, metadata?.name, found);
    if (isStatic(metadata)) {
      const problem = forbiddenValue("[]", "static pods do not support resource claims");
      found.push(...(spec.resourceClaims ?? []).map(() => problem));
    }
    validateImages(spec, "spec", found);
  },
  validateNew: ({ metadata, spec }, found) => {
    if (spec) validateProfilesAgree({ annotations: metadata?.annotations, spec, field: "spec" }, found);
    if (spec?.ephemeralContainers?.length) {
      found.push(forbiddenValue("spec.ephemeralContainers", "cannot be set on create"));
    }
    if (spec?.nodeName && spec.schedulingGates?.length) {
      found.push(forbiddenValue("spec.nodeName", "cannot be set until all schedulingGates have been cleared"));
    }
  },
  validateChange: validatePodChange,
  subresources: {
    status: validatePodStatusChange,
    ephemeralcontainers: validateEphemeralChange,
    resize: validateResize,
  },
});
