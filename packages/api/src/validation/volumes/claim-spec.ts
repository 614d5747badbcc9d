import type { PersistentVolumeClaimSpec, TypedObjectReference } from "../../generated/types/core-v1.ts";
import { optionalFormat, optionalOneOf, required, sameValue } from "../common.ts";
import { isDns1123Label, isDns1123Subdomain } from "../formats/dns.ts";
import { type Found, forbiddenValue, invalidValue, report, requiredValue, unsupportedValue } from "../found.ts";
import { positiveQuantity } from "../quantities.ts";
import { validateLabelSelector } from "../selectors.ts";

const accessModes = ["ReadOnlyMany", "ReadWriteMany", "ReadWriteOnce", "ReadWriteOncePod"];
export const volumeModes = ["Block", "Filesystem"];

export function validateAccessModes(
  modes: readonly string[] | undefined,
  { field, missing }: { field: string; missing: string },
  found: Found,
): void {
  if (!modes?.length) found.push(requiredValue(field, missing));
  for (const mode of modes ?? []) {
    if (!accessModes.includes(mode)) found.push(unsupportedValue(field, mode, accessModes));
  }
  if (
    modes?.includes("ReadWriteOncePod") &&
    modes.some((mode) => mode !== "ReadWriteOncePod" && accessModes.includes(mode))
  ) {
    found.push(forbiddenValue(field, "may not use ReadWriteOncePod with other access modes"));
  }
}

/** `before` is the claim's spec so far: a group that was once set is not looked at any more, whatever becomes of it. */
export function validateClaimSpec(spec: ClaimSpec, { field, before = {} }: OfClaim, found: Found): void {
  const modes = { field: `${field}.accessModes`, missing: "at least 1 access mode is required" };
  validateAccessModes(spec.accessModes, modes, found);
  validateLabelSelector(spec.selector, `${field}.selector`, found);
  const storage = spec.resources?.requests?.storage;
  if (storage === undefined) found.push(requiredValue(`${field}.resources[storage]`));
  else positiveQuantity(found, `${field}.resources[storage]`, storage);
  optionalFormat(found, `${field}.storageClassName`, spec.storageClassName, isDns1123Subdomain);
  optionalOneOf(found, `${field}.volumeMode`, spec.volumeMode, volumeModes);
  const groupsAreFree = Boolean(before.dataSource?.apiGroup ?? before.dataSourceRef?.apiGroup);
  validateDataSources(spec, { field, groupsAreFree }, found);
  optionalFormat(found, `${field}.volumeAttributesClassName`, spec.volumeAttributesClassName, isDns1123Subdomain);
}

type ClaimSpec = Partial<PersistentVolumeClaimSpec>;

interface OfClaim {
  readonly field: string;
  readonly before?: ClaimSpec;
}

interface Place {
  readonly field: string;
  readonly groupsAreFree: boolean;
}

function validateDataSources(
  { dataSource, dataSourceRef }: ClaimSpec,
  { field, groupsAreFree }: Place,
  found: Found,
): void {
  if (dataSource) validateReference(dataSource, { field: `${field}.dataSource`, groupsAreFree }, found);
  if (!dataSourceRef) return;
  validateReference(dataSourceRef, { field: `${field}.dataSourceRef`, groupsAreFree }, found);
  const { namespace } = dataSourceRef;
  if (namespace) {
    report(found, `${field}.dataSourceRef.namespace`, namespace, isDns1123Label(namespace));
    if (dataSource) {
      const rule = "may not be specified when dataSourceRef.namespace is specified";
      found.push(invalidValue(field, {}, rule));
    }
  } else if (dataSource && !sameValue(plain(dataSource), plain(dataSourceRef))) {
    found.push(invalidValue(field, {}, "must match dataSourceRef"));
  }
}

const plain = ({ apiGroup, kind, name }: TypedObjectReference) => [apiGroup ?? null, kind, name];

function validateReference(reference: TypedObjectReference, { field, groupsAreFree }: Place, found: Found): void {
  required(found, `${field}.name`, reference.name);
  required(found, `${field}.kind`, reference.kind);
  if (!reference.apiGroup && reference.kind !== "PersistentVolumeClaim") {
    const rule = "must be 'PersistentVolumeClaim' when referencing the default apiGroup";
    found.push(invalidValue(field, reference.kind ?? "", rule));
  }
  if (!groupsAreFree) optionalFormat(found, `${field}.apiGroup`, reference.apiGroup, isDns1123Subdomain);
}
