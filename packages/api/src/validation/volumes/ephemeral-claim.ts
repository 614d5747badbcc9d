import type { EphemeralVolumeSource } from "../../generated/types/core-v1.ts";
import { type Found, forbiddenValue, requiredValue } from "../found.ts";
import { validateAnnotations, validateLabels } from "../metadata.ts";
import { validateClaimSpec } from "./claim-spec.ts";

/** As kube-apiserver spells what it finds set. */
const spelled: Readonly<Record<string, string>> = { uid: "uID" };

/** A claim that lives and dies with its pod is named after both, so its template has no name. */
export function validateEphemeralClaim(
  { volumeClaimTemplate }: EphemeralVolumeSource,
  volume: string,
  found: Found,
): void {
  const field = `${volume}.volumeClaimTemplate`;
  if (!volumeClaimTemplate) {
    found.push(requiredValue(field));
    return;
  }
  const { labels, annotations, ...others } = volumeClaimTemplate.metadata ?? {};
  validateAnnotations(annotations, `${field}.metadata.annotations`, found);
  validateLabels(labels, `${field}.metadata.labels`, found);
  for (const [name, value] of Object.entries(others)) {
    if (value !== undefined && value !== null && value !== "") {
      found.push(forbiddenValue(`${field}.metadata.${spelled[name] ?? name}`, "cannot be set"));
    }
  }
  validateClaimSpec(volumeClaimTemplate.spec ?? {}, { field: `${field}.spec` }, found);
}
