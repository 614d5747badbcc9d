import type { ApiObject, OwnerReference } from "@kubets/api";
import { sameJson } from "./same-json.ts";
import { withMetadata } from "./with-metadata.ts";

export interface DedupOptions {
  readonly afterAdmission: boolean;
  readonly warn: (text: string) => void;
}

/** Drops owner references that are given twice, and says so. */
export function dedupOwners(object: ApiObject, { afterAdmission, warn }: DedupOptions): ApiObject {
  const owners = object.metadata.ownerReferences;
  if (!owners || owners.length < 2) return object;
  const kept: OwnerReference[] = [];
  const doubled: string[] = [];
  for (const owner of owners) {
    if (kept.some((other) => sameJson(other, owner))) doubled.push(owner.uid);
    else kept.push(owner);
  }
  if (doubled.length === 0) return object;
  const when = afterAdmission ? " after mutating admission happens" : "";
  warn(
    `.metadata.ownerReferences contains duplicate entries${when}; API server dedups owner references in 1.20+, and may ` +
      `reject such requests as early as 1.24; please fix your requests; duplicate UID(s) observed: ${doubled.join(", ")}`,
  );
  return withMetadata(object, { ownerReferences: kept });
}
