import type { PodSpec, PodTemplateSpec } from "../../generated/types/core-v1.ts";
import { type Found, forbiddenValue } from "../found.ts";
import { validateAnnotations, validateLabels } from "../metadata.ts";
import { validatePodAnnotations, validateProfilesAgree } from "../pod/pod-annotations.ts";
import { validatePodSpec } from "../pod/pod-spec.ts";

const noSpec: PodSpec = { containers: [] };

/** A template of pods. kube-apiserver names its labels as if they stood outside of metadata. */
export function validatePodTemplate(template: PodTemplateSpec | undefined, field: string, found: Found): void {
  const { labels, annotations } = template?.metadata ?? {};
  validateLabels(labels, `${field}.labels`, found);
  validateAnnotations(annotations, `${field}.annotations`, found);
  const spec = template?.spec ?? noSpec;
  validatePodAnnotations({ annotations, spec, field: `${field}.annotations` }, found);
  validatePodSpec(spec, `${field}.spec`, found);
  validateProfilesAgree({ annotations, spec, field: `${field}.spec` }, found);
  if (spec.ephemeralContainers?.length) {
    found.push(forbiddenValue(`${field}.spec.ephemeralContainers`, "ephemeral containers not allowed in pod template"));
  }
}
