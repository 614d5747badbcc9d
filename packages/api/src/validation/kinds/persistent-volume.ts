import type {
  PersistentVolume,
  PersistentVolumeClaim,
  PersistentVolumeClaimSpec,
  PersistentVolumeClaimStatus,
  PersistentVolumeSource,
  PersistentVolumeSpec,
} from "../../generated/types/core-v1.ts";
import { optionalFormat, optionalOneOf, sameValue, unchanged } from "../common.ts";
import { isDns1123Subdomain } from "../formats/dns.ts";
import { isQualifiedName } from "../formats/qualified-name.ts";
import {
  type Found,
  forbiddenValue,
  immutableDetail,
  invalidValue,
  report,
  requiredValue,
  unsupportedValue,
} from "../found.ts";
import { validateNodeSelector } from "../pod/node-selector.ts";
import { isLess, positiveQuantity, validQuantity } from "../quantities.ts";
import { type Change, rulesOf } from "../rules.ts";
import { validateAccessModes, validateClaimSpec, volumeModes } from "../volumes/claim-spec.ts";
import { persistentSources, validatePersistentSource } from "../volumes/persistent-sources.ts";

const reclaimPolicies = ["Delete", "Recycle", "Retain"];

export const persistentVolume = rulesOf<PersistentVolume>({
  metadataOnUpdate: ["whole", "whole"],
  metadataOnStatus: true,
  validate: ({ metadata, spec }, found) => {
    validateOwnSpec({ metadata, spec }, found);
    // The annotation is older than the field, and was never for all types.
    if (metadata.annotations?.[mountOptions] !== undefined && !mountable.some((name) => spec?.[name])) {
      const rule = "may not specify mount options for this volume type";
      found.push(forbiddenValue(`metadata.annotations.${mountOptions}`, rule));
    }
  },
  validateChange: ({ next, previous }, found) => {
    const [spec, before] = [next.spec ?? {}, previous.spec ?? {}];
    // Once more: kube-apiserver looks at a changed volume as a whole, and then again for its change.
    validateOwnSpec(next, found);
    if (!sameValue(sourceOf(spec, before), sourceOf(before, before))) {
      const rule = "spec.persistentvolumesource is immutable after creation";
      found.push(forbiddenValue("spec.persistentvolumesource", rule));
    }
    unchanged(found, "volumeMode", spec.volumeMode, before.volumeMode);
    if (before.nodeAffinity && !sameValue(spec.nodeAffinity ?? null, before.nodeAffinity)) {
      const rule = "field is immutable, except for updating from beta label to GA";
      found.push(invalidValue("nodeAffinity", spec.nodeAffinity ?? null, rule));
    }
    if (before.volumeAttributesClassName !== undefined && spec.volumeAttributesClassName === undefined) {
      found.push(forbiddenValue("spec.volumeAttributesClassName", "update from non-nil value to nil is forbidden"));
    }
  },
});

const validateOwnSpec = ({ metadata, spec }: Pick<PersistentVolume, "metadata" | "spec">, found: Found) =>
  validatePersistentVolumeSpec(spec ?? {}, { field: "spec", inline: false, name: metadata.name }, found);

const mountOptions = "volume.beta.kubernetes.io/mount-options";
const mountable: readonly (keyof PersistentVolumeSource)[] = [
  ...(["gcePersistentDisk", "awsElasticBlockStore", "glusterfs", "nfs", "rbd", "quobyte", "iscsi"] as const),
  ...(["cinder", "cephfs", "azureFile", "vsphereVolume", "azureDisk", "photonPersistentDisk"] as const),
];

/** What the volume is. The secret with which a controller makes it larger may come later. */
function sourceOf(spec: PersistentVolumeSource, before: PersistentVolumeSource): unknown {
  const given = persistentSources.filter((name) => spec[name]).map((name) => [name, spec[name]]);
  const source = Object.fromEntries(given) as PersistentVolumeSource;
  if (!source.csi || !before.csi || before.csi.controllerExpandSecretRef) return source;
  const { controllerExpandSecretRef: _, ...csi } = source.csi;
  return { ...source, csi };
}

interface VolumeSpecPlace {
  readonly field: string;
  /** Whether it stands in a VolumeAttachment, where it may only be of CSI and say little else. */
  readonly inline: boolean;
  /** The volume's own, where it has one. */
  readonly name?: string | undefined;
}

export function validatePersistentVolumeSpec(spec: PersistentVolumeSpec, place: VolumeSpecPlace, found: Found): void {
  const { field, inline } = place;
  if (inline) refuseBesideInline(spec, field, found);
  validateAccessModes(spec.accessModes, { field: `${field}.accessModes`, missing: "" }, found);
  if (!inline) {
    validateCapacity(spec.capacity, `${field}.capacity`, found);
    const policy = spec.persistentVolumeReclaimPolicy || undefined;
    optionalOneOf(found, `${field}.persistentVolumeReclaimPolicy`, policy, reclaimPolicies);
    validateNodeAffinity(spec, field, found);
  }
  validatePersistentSource(spec, { field, name: place.name ?? "" }, found);
  if (spec.hostPath?.path && isRoot(spec.hostPath.path) && spec.persistentVolumeReclaimPolicy === "Recycle") {
    const rule = "may not be 'recycle' for a hostPath mount of '/'";
    found.push(forbiddenValue(`${field}.persistentVolumeReclaimPolicy`, rule));
  }
  if (!inline) {
    optionalFormat(found, `${field}.storageClassName`, spec.storageClassName, isDns1123Subdomain);
    optionalOneOf(found, `${field}.volumeMode`, spec.volumeMode, volumeModes);
    validateAttributesClass(spec, field, found);
  }
}

function refuseBesideInline(spec: PersistentVolumeSpec, field: string, found: Found): void {
  const context = "in the context of inline volumes";
  const refuse = (name: string, rule = `may not be specified ${context}`) =>
    found.push(forbiddenValue(`${field}.${name}`, rule));
  if (spec.claimRef) refuse("claimRef");
  if (Object.keys(spec.capacity ?? {}).length) refuse("capacity");
  if (!spec.csi) found.push(requiredValue(`${field}.csi`, `has to be specified ${context}`));
  if (spec.persistentVolumeReclaimPolicy && spec.persistentVolumeReclaimPolicy !== "Retain") {
    refuse("persistentVolumeReclaimPolicy", `may only be Retain ${context}`);
  }
  if (spec.nodeAffinity) refuse("nodeAffinity");
  if (spec.storageClassName) refuse("storageClassName");
  if (spec.volumeMode !== undefined && spec.volumeMode !== "Filesystem") {
    refuse("volumeMode", `may not specify volumeMode other than Filesystem ${context}`);
  }
}

const isRoot = (path: string): boolean => /^\/+(\.\/*)*$/.test(path);

function validateCapacity(capacity: PersistentVolumeSpec["capacity"], field: string, found: Found): void {
  const names = Object.keys(capacity ?? {});
  if (!names.length) found.push(requiredValue(field));
  if (names.length !== 1 || names[0] !== "storage") found.push(unsupportedValue(field, capacity ?? null, ["storage"]));
  for (const [name, quantity] of Object.entries(capacity ?? {})) {
    validQuantity(found, `${field}[${name}]`, quantity);
    positiveQuantity(found, `${field}[${name}]`, quantity);
  }
}

function validateNodeAffinity(spec: PersistentVolumeSpec, field: string, found: Found): void {
  const { nodeAffinity } = spec;
  if (nodeAffinity) {
    const path = `${field}.nodeAffinity.required`;
    if (nodeAffinity.required) validateNodeSelector(nodeAffinity.required, path, found);
    else found.push(requiredValue(path, "must specify required node constraints"));
  } else if (persistentSources.find((name) => spec[name]) === "local") {
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
  if (name) report(found, path, name, isDns1123Subdomain(name));
  else found.push(requiredValue(path, "an empty string is disallowed"));
  if (!csi) found.push(requiredValue(`${field}.csi`, "has to be specified when using volumeAttributesClassName"));
}

const fixedRule =
  "spec is immutable after creation except resources.requests and volumeAttributesClassName for bound claims";

export const persistentVolumeClaim = rulesOf<PersistentVolumeClaim>({
  metadataOnStatus: true,
  validateNew: ({ spec }, found) => validateClaimSpec(spec ?? {}, { field: "spec" }, found),
  validateChange: ({ next, previous }, found) => {
    const [spec, before] = [next.spec ?? {}, previous.spec ?? {}];
    validateClaimSpec(spec, { field: "spec", before }, found);
    validateAnnotatedClass({ next, previous }, found);
    const bound = previous.status?.phase === "Bound";
    if (!sameValue(fixedPart(spec, before, bound), fixedPart(before, before, bound))) {
      found.push(forbiddenValue("spec", fixedRule));
    }
    const sizeOf = (requests?: Readonly<Record<string, string>>) => requests?.storage ?? "0";
    const [size, had] = [sizeOf(spec.resources?.requests), sizeOf(before.resources?.requests)];
    if (isLess(size, had) && !isLess(sizeOf(previous.status?.capacity), size)) {
      found.push(forbiddenValue("spec.resources.requests.storage", "field can not be less than status.capacity"));
    }
    unchanged(found, "volumeMode", spec.volumeMode, before.volumeMode);
    if (previous.status?.currentVolumeAttributesClassName !== undefined) keepsAttributesClass(spec, before, found);
  },
  subresources: { status: ({ next: { status } }, found) => validateClaimStatus(status ?? {}, found) },
});

/**
 * What stays as it was. A controller may name the volume, a claim that was made before there was a default class may get
 * one, and a bound claim may ask for more or for other attributes.
 */
function fixedPart(spec: Partial<PersistentVolumeClaimSpec>, before: typeof spec, bound: boolean): unknown {
  const { volumeName, resources, volumeAttributesClassName, storageClassName, ...rest } = spec;
  const growable = bound && resources?.requests !== undefined;
  const asked = growable
    ? { ...resources.requests, storage: before.resources?.requests?.storage }
    : resources?.requests;
  return {
    ...rest,
    ...(before.volumeName ? { volumeName } : {}),
    ...(before.storageClassName === undefined ? {} : { storageClassName }),
    resources: { ...resources, requests: asked },
    ...(bound ? {} : { volumeAttributesClassName }),
  };
}

const betaClass = "volume.beta.kubernetes.io/storage-class";

/** The annotation is older than the field: it stays, unless the field takes its place. */
function validateAnnotatedClass({ next, previous }: Change<PersistentVolumeClaim>, found: Found): void {
  const [is, was] = [next.metadata.annotations?.[betaClass], previous.metadata.annotations?.[betaClass]];
  const moves =
    was !== undefined && previous.spec?.storageClassName === undefined && next.spec?.storageClassName === was;
  if ((moves && is === undefined) || (is ?? "") === (was ?? "")) return;
  found.push(invalidValue(`metadata.annotations.${betaClass}`, is ?? "", immutableDetail));
}

/** Attributes that a volume has were given by a class; there must be one from then on. */
function keepsAttributesClass(spec: Partial<PersistentVolumeClaimSpec>, before: typeof spec, found: Found): void {
  const name = spec.volumeAttributesClassName;
  if (name || name === before.volumeAttributesClassName) return;
  const to = name === undefined ? "nil" : "empty string";
  const rule = `update to ${to} is forbidden when status.currentVolumeAttributesClassName is not nil`;
  found.push(forbiddenValue("spec.volumeAttributesClassName", rule));
}

const resizeStates = [
  "ControllerResizeInProgress",
  "ControllerResizeInfeasible",
  "NodeResizeInProgress",
  "NodeResizeInfeasible",
  "NodeResizePending",
].sort();

function validateClaimStatus(status: PersistentVolumeClaimStatus, found: Found): void {
  for (const [name, quantity] of Object.entries(status.capacity ?? {})) {
    validQuantity(found, `status.capacity[${name}]`, quantity);
  }
  for (const [name, state] of Object.entries(status.allocatedResourceStatuses ?? {})) {
    const field = "status.allocatedResourceStatuses";
    claimResourceName(found, field, name);
    if (!resizeStates.includes(state)) found.push(unsupportedValue(field, name, resizeStates));
  }
  for (const [name, quantity] of Object.entries(status.allocatedResources ?? {})) {
    const count = found.length;
    claimResourceName(found, "status.allocatedResources", name);
    if (found.length === count) validQuantity(found, `status.allocatedResources[${name}]`, quantity);
  }
}

/** Storage, or a resource of somebody's own domain. */
function claimResourceName(found: Found, field: string, name: string): void {
  const wrong = isQualifiedName(name);
  report(found, field, name, wrong);
  const isNative = !name.includes("/") || name.includes("kubernetes.io/");
  if (!wrong.length && isNative && name !== "storage") found.push(unsupportedValue(field, name, ["storage"]));
}
