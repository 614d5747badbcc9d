import type { CustomResourceDefinition } from "../../generated/types/apiextensions-v1.ts";
import { type Found, invalidValue } from "../found.ts";

const field = "status.storedVersions";

/** Objects of a stored version are in the store until somebody rewrites them: it cannot go before. */
export function validateStoredVersions({ spec, status }: CustomResourceDefinition, found: Found): void {
  const stored = status?.storedVersions ?? [];
  if (!stored.length) {
    found.push(invalidValue(field, status?.storedVersions ?? null, "must have at least one stored version"));
    return;
  }
  const left = new Set(stored);
  for (const { name, storage } of spec?.versions ?? []) {
    // A second version of the same name does not find it any more.
    if (!left.delete(name) && storage) {
      found.push(invalidValue(field, stored, `must have the storage version ${name}`));
    }
  }
  for (const version of left) {
    const rule = `missing from spec.versions; ${version} was previously a storage version, and must remain in spec.versions until a storage migration ensures no data remains persisted in ${version} and removes ${version} from status.storedVersions`;
    found.push(invalidValue(`${field}[${stored.lastIndexOf(version)}]`, version, rule));
  }
}
