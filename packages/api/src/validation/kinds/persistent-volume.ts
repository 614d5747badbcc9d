import type {
  PersistentVolume,
  PersistentVolumeClaim,
  PersistentVolumeClaimSpec,
  PersistentVolumeSource,
  PersistentVolumeSpec,
} from "../../generated/types/core-v1.ts";
import { oneOf, optionalFormat, optionalOneOf, required, sameValue, unchanged } from "../common.ts";
import { isDns1123Subdomain } from "../formats/dns.ts";
import { type Found, forbiddenValue, invalidValue, requiredValue, unsupportedValue } from "../found.ts";
import { validateNodeSelector } from "../pod/node-selector.ts";
import { isLess, nonNegativeQuantity, positiveQuantity } from "../quantities.ts";
import { rulesOf } from "../rules.ts";
import { validateAccessModes, validateClaimSpec, volumeModes } from "../volumes/claim-spec.ts";
import { persistentSources, validatePersistentSource } from "../volumes/persistent-sources.ts";

const reclaimPolicies = ["Delete", "Recycle", "Retain"];

export const persistentVolume = rulesOf<PersistentVolume>({
  validate: ({ spec }, found) => validatePersistentVolumeSpec(spec ?? {}, { field: "spec", inline: false }, found),
  validateChange: ({ next, previous }, found) => {
    const [spec, before] = [next.spec ?? {}, previous.spec ?? {}];
    if (!sameValue(sourceOf(spec), sourceOf(before))) {
      const rule = "spec.persistentvolumesource is immutable after creation";
      found.push(forbiddenValue("spec.persistentvolumesource", rule));
    }
    unchanged(found, "volumeMode", spec.volumeMode, before.volumeMode);
    if (before.nodeAffinity && !sameValue(spec.nodeAffinity ?? null, before.nodeAffinity)) {
      const rule = "field is immutable, except for updating from beta label to GA";
      found.push(invalidValue("nodeAffinity", spec.nodeAffinity ?? null, rule));
    }
  },
});

/** What the volume is, without the secrets used to grow it, which may come later. */
function sourceOf(spec: PersistentVolumeSource): unknown {
  const given = persistentSources.filter((name) => spec[name]).map((name) => [name, spec[name]]);
  const source = Object.fromEntries(given) as PersistentVolumeSource;
  if (!source.csi) return source;
  const { controllerExpandSecretRef: _controller, nodeExpandSecretRef: _node, ...csi } = source.csi;
  return { ...source, csi };
}

/** A volume of its own, or one that stands inline in a VolumeAttachment, which is only ever of CSI. */
export function validatePersistentVolumeSpec(
  spec: PersistentVolumeSpec,
  { field, inline }: { field: string; inline: boolean },
  found: Found,
): void {
  if (!inline) {
    if (!spec.accessModes?.length) found.push(requiredValue(`${field}.accessModes`));
    else validateAccessModes(spec.accessModes, { field: `${field}.accessModes`, missing: "" }, found);
    validateCapacity(spec.capacity, `${field}.capacity`, found);
    if (spec.persistentVolumeReclaimPolicy) {
      oneOf(found, `${field}.persistentVolumeReclaimPolicy`, spec.persistentVolumeReclaimPolicy, reclaimPolicies);
    }
  }
  validateNodeAffinity(spec, field, found);
  validatePersistentSource(spec, field, found);
  if (spec.hostPath?.path && isRoot(spec.hostPath.path) && spec.persistentVolumeReclaimPolicy === "Recycle") {
    const rule = "may not be 'recycle' for a hostPath mount of '/'";
    found.push(forbiddenValue(`${field}.persistentVolumeReclaimPolicy`, rule));
  }
  optionalFormat(found, `${field}.storageClassName`, spec.storageClassName, isDns1123Subdomain);
  optionalOneOf(found, `${field}.volumeMode`, spec.volumeMode, volumeModes);
  validateAttributesClass(spec, field, found);
}

const isRoot = (path: string): boolean => /^\/+(\.\/*)*$/.test(path);

function validateCapacity(capacity: PersistentVolumeSpec["capacity"], field: string, found: Found): void {
  const names = Object.keys(capacity ?? {});
  if (!names.length) found.push(requiredValue(field));
  if (names.length !== 1 || names[0] !== "storage") found.push(unsupportedValue(field, capacity ?? null, ["storage"]));
  const storage = capacity?.storage;
  if (storage === undefined) return;
  nonNegativeQuantity(found, `${field}[storage]`, storage);
  positiveQuantity(found, `${field}[storage]`, storage);
}

function validateNodeAffinity({ nodeAffinity, local }: PersistentVolumeSpec, field: string, found: Found): void {
  if (nodeAffinity) {
    const path = `${field}.nodeAffinity.required`;
    if (nodeAffinity.required) validateNodeSelector(nodeAffinity.required, path, found);
    else found.push(requiredValue(path, "must specify required node constraints"));
  } else if (local) {
    found.push(requiredValue(`${field}.nodeAffinity`, "Local volume requires node affinity"));
  }
}

function validateAttributesClass(
  { volumeAttributesClassName: name, csi }: PersistentVolumeSpec,
  field: string,
  found: Found,
): void {
  if (name === undefined) return;
  const path = `${field}.volumeAttributesClassName`;
  if (!required(found, path, name)) return;
  optionalFormat(found, path, name, isDns1123Subdomain);
  if (!csi) found.push(requiredValue(`${field}.csi`, "has to be specified when using volumeAttributesClassName"));
}

const fixedRule =
  "spec is immutable after creation except resources.requests and volumeAttributesClassName for bound claims";

export const persistentVolumeClaim = rulesOf<PersistentVolumeClaim>({
  validate: ({ spec }, found) => validateClaimSpec(spec ?? {}, "spec", found),
  validateChange: ({ next, previous }, found) => {
    const [spec, before] = [next.spec as PersistentVolumeClaimSpec, previous.spec as PersistentVolumeClaimSpec];
    const bound = previous.status?.phase === "Bound";
    if (!sameValue(fixedPart(spec, before, bound), fixedPart(before, before, bound))) {
      found.push(forbiddenValue("spec", fixedRule));
    }
    const [size, had] = [spec.resources?.requests?.storage, before.resources?.requests?.storage];
    const capacity = previous.status?.capacity?.storage;
    if (bound && size && had && isLess(size, had) && (!capacity || !isLess(capacity, size))) {
      found.push(forbiddenValue("spec.resources.requests.storage", "field can not be less than status.capacity"));
    }
    unchanged(found, "volumeMode", spec.volumeMode, before.volumeMode);
    validateClassChange(spec, before, found);
  },
  subresources: {
    status: ({ next: { status } }, found) => {
      for (const [name, quantity] of Object.entries(status?.capacity ?? {})) {
        nonNegativeQuantity(found, `status.capacity[${name}]`, quantity);
      }
    },
  },
});

/**
 * What stays as it was. A controller may name the volume, a claim that was made before there was a default class may get
 * one, and a bound claim may ask for more or for other attributes.
 */
function fixedPart(spec: PersistentVolumeClaimSpec, before: PersistentVolumeClaimSpec, bound: boolean): unknown {
  const { volumeName, resources, volumeAttributesClassName, storageClassName, ...rest } = spec;
  return {
    ...rest,
    ...(before.volumeName ? { volumeName } : {}),
    ...(before.storageClassName === undefined ? {} : { storageClassName }),
    ...(bound ? { limits: resources?.limits ?? {} } : { resources, volumeAttributesClassName }),
  };
}

function validateClassChange(spec: PersistentVolumeClaimSpec, before: PersistentVolumeClaimSpec, found: Found): void {
  const field = "spec.volumeAttributesClassName";
  if (before.volumeAttributesClassName && spec.volumeAttributesClassName === undefined) {
    found.push(forbiddenValue(field, "update to volumeAttributesClassName from non-nil to nil is forbidden"));
  }
}
