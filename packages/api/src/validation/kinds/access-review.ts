import type { FieldError } from "../../errors.ts";
import type {
  FieldSelectorAttributes,
  LabelSelectorAttributes,
  ResourceAttributes,
  SubjectAccessReview,
} from "../../generated/types/authorization-v1.ts";
import type { FieldSelectorRequirement } from "../../generated/types/meta-v1.ts";
import { type Found, forbiddenValue, invalidValue, requiredValue } from "../found.ts";
import { validateRequirement } from "../selectors.ts";

/** Whose access is asked for: somebody's, my own, or somebody's in one namespace. */
export type AccessReviewOf = "anybody" | "self" | "local";

/** What is wrong with a question of who may do what. Self reviews have no subject. */
export function validateAccessReview({ metadata, spec }: SubjectAccessReview, of: AccessReviewOf): FieldError[] {
  const found: Found = [];
  const { resourceAttributes: resource, nonResourceAttributes: path, user, groups } = spec ?? {};
  const both = "cannot be specified in combination with resourceAttributes";
  const none = "exactly one of nonResourceAttributes or resourceAttributes must be specified";
  if (resource && path) found.push(invalidValue("spec.nonResourceAttributes", path, both));
  if (!resource && !path) found.push(invalidValue("spec.resourceAttributes", null, none));
  if (of !== "self" && !user && !groups?.length) {
    found.push(invalidValue("spec.user", "", "at least one of user or group must be specified"));
  }
  validateSelectors(resource, found);
  validateMetadata(metadata ?? {}, of, found);
  if (of !== "local") return found;
  if (resource && (resource.namespace ?? "") !== (metadata?.namespace ?? "")) {
    const field = "spec.resourceAttributes.namespace";
    found.push(invalidValue(field, resource.namespace ?? "", "must match metadata.namespace"));
  }
  if (path) found.push(invalidValue("spec.nonResourceAttributes", path, "disallowed on this kind of request"));
  return found;
}

/** A question is about nothing but what it asks. */
function validateMetadata(metadata: object, of: AccessReviewOf, found: Found): void {
  const allowed = of === "local" ? ["managedFields", "namespace"] : ["managedFields"];
  const isEmpty = Object.entries(metadata).every(([name, value]) => value === undefined || allowed.includes(name));
  if (isEmpty) return;
  found.push(
    invalidValue("metadata", metadata, of === "local" ? "must be empty except for namespace" : "must be empty"),
  );
}

function validateSelectors(resource: ResourceAttributes | undefined, found: Found): void {
  const path = "spec.resourceAttributes";
  const { fieldSelector, labelSelector } = resource ?? {};
  validateForm(fieldSelector, `${path}.fieldSelector`, found);
  for (const [i, requirement] of (fieldSelector?.requirements ?? []).entries()) {
    validateFieldRequirement(requirement, `${path}.fieldSelector.requirements[${i}]`, found);
  }
  validateForm(labelSelector, `${path}.labelSelector`, found);
  for (const [i, requirement] of (labelSelector?.requirements ?? []).entries()) {
    const field = `${path}.labelSelector.requirements[${i}]`;
    validateRequirement(requirement, field, { found, isOperatorOpen: true });
  }
}

/** As text or as requirements. */
function validateForm(
  selector: FieldSelectorAttributes | LabelSelectorAttributes | undefined,
  field: string,
  found: Found,
): void {
  if (!selector) return;
  const { rawSelector, requirements } = selector;
  if (rawSelector && requirements?.length) {
    const rule = "may not specified at the same time as requirements";
    found.push(invalidValue(`${field}.rawSelector`, rawSelector, rule));
  }
  if (!rawSelector && !requirements?.length) {
    const rule = `when ${field} is specified, requirements or rawSelector is required`;
    found.push(requiredValue(`${field}.requirements`, rule));
  }
}

/** A newer client may know operators that we do not. */
function validateFieldRequirement(
  { key, operator, values }: FieldSelectorRequirement,
  field: string,
  found: Found,
): void {
  if (!key) found.push(requiredValue(`${field}.key`, "must be specified"));
  if ((operator === "In" || operator === "NotIn") && !values?.length) {
    found.push(requiredValue(`${field}.values`, "must be specified when `operator` is 'In' or 'NotIn'"));
  }
  if ((operator === "Exists" || operator === "DoesNotExist") && values?.length) {
    const rule = "may not be specified when `operator` is 'Exists' or 'DoesNotExist'";
    found.push(forbiddenValue(`${field}.values`, rule));
  }
}
