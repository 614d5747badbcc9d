import type { DownwardAPIVolumeFile, KeyToPath } from "../../generated/types/core-v1.ts";
import { required } from "../common.ts";
import { type Found, invalidValue, requiredValue } from "../found.ts";
import { descendingVisiblePath } from "../paths.ts";
import { validateFieldRef, validateResourceFieldRef } from "../pod/downward-api.ts";

const modeRule = "must be a number between 0 and 0777 (octal), both inclusive";

/** Permission bits of a file. */
export function fileMode(found: Found, field: string, mode: number | undefined | null): void {
  if (mode === undefined || mode === null || (mode >= 0 && mode <= 0o777)) return;
  found.push(invalidValue(field, mode, modeRule));
}

export function validateItems(items: readonly KeyToPath[] | undefined, field: string, found: Found): void {
  for (const [i, { key, path, mode }] of (items ?? []).entries()) {
    const item = `${field}[${i}]`;
    required(found, `${item}.key`, key);
    if (required(found, `${item}.path`, path)) descendingVisiblePath(found, `${item}.path`, path);
    fileMode(found, `${item}.mode`, mode);
  }
}

/** What of a pod can be read from a file; unlike environment, it is kept up to date. */
const fieldPaths = ["metadata.annotations", "metadata.labels", "metadata.name", "metadata.namespace", "metadata.uid"];

/** kube-apiserver names the volume, not the file, in what it finds here. */
export function validateDownwardFiles(
  files: readonly DownwardAPIVolumeFile[] | undefined,
  field: string,
  found: Found,
): void {
  for (const { path, fieldRef, resourceFieldRef, mode } of files ?? []) {
    if (required(found, `${field}.path`, path)) descendingVisiblePath(found, `${field}.path`, path);
    if (fieldRef) {
      validateFieldRef(fieldRef, { field: `${field}.fieldRef`, supported: fieldPaths }, found);
      if (resourceFieldRef) {
        found.push(
          invalidValue(field, "resource", "fieldRef and resourceFieldRef can not be specified simultaneously"),
        );
      }
    } else if (resourceFieldRef) {
      const of = `${field}.resourceFieldRef.containerName`;
      if (required(found, of, resourceFieldRef.containerName))
        validateResourceFieldRef(resourceFieldRef, `${field}.resourceFieldRef`, found);
    } else {
      found.push(requiredValue(field, "one of fieldRef and resourceFieldRef is required"));
    }
    fileMode(found, `${field}.mode`, mode);
  }
}
