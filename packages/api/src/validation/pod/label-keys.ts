import type { LabelSelector } from "../../generated/types/meta-v1.ts";
import { isQualifiedName } from "../formats/qualified-name.ts";
import { type Found, forbiddenValue, invalidValue, report } from "../found.ts";

interface LabelKeys {
  readonly matchLabelKeys?: readonly string[];
  readonly mismatchLabelKeys?: readonly string[];
  readonly labelSelector?: LabelSelector;
}

/**
 * Label keys whose values are taken from the pod itself. By now they stand in the selector too, which an API server has
 * extended by them: a key that stood there before is there twice.
 */
export function validateLabelKeys(keys: LabelKeys, field: string, found: Found): void {
  const { matchLabelKeys = [], mismatchLabelKeys = [], labelSelector } = keys;
  validateKeys(matchLabelKeys, { labelSelector, field: `${field}.matchLabelKeys` }, found);
  validateKeys(mismatchLabelKeys, { labelSelector, field: `${field}.mismatchLabelKeys` }, found);
  const seen = new Set(Object.keys(labelSelector?.matchLabels ?? {}));
  for (const { key } of labelSelector?.matchExpressions ?? []) {
    const at = matchLabelKeys.lastIndexOf(key);
    // The reference names the item of what holds the keys.
    if (at >= 0 && seen.has(key)) {
      found.push(invalidValue(`${field}[${at}]`, key, "exists in both matchLabelKeys and labelSelector"));
    }
    seen.add(key);
  }
  for (const [i, key] of matchLabelKeys.entries()) {
    if (!mismatchLabelKeys.includes(key)) continue;
    found.push(
      invalidValue(`${field}.matchLabelKeys[${i}]`, key, "exists in both matchLabelKeys and mismatchLabelKeys"),
    );
  }
}

function validateKeys(
  keys: readonly string[],
  { labelSelector, field }: { labelSelector: LabelSelector | undefined; field: string },
  found: Found,
): void {
  if (keys.length && !labelSelector) {
    found.push(forbiddenValue(field, "must not be specified when labelSelector is not set"));
    return;
  }
  for (const [i, key] of keys.entries()) report(found, `${field}[${i}]`, key, isQualifiedName(key));
}
