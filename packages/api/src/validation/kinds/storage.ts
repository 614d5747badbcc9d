import type {
  CSIDriver,
  CSINode,
  CSIStorageCapacity,
  StorageClass,
  VolumeAttachment,
  VolumeAttributesClass,
} from "../../generated/types/storage-v1.ts";
import { formatIfSet, nonNegative, optionalOneOf, required, requiredFormat, sameValue, unchanged } from "../common.ts";
import { isDns1123Subdomain } from "../formats/dns.ts";
import { byteLength } from "../formats/format.ts";
import { isQualifiedName } from "../formats/qualified-name.ts";
import {
  duplicateValue,
  type Found,
  forbiddenValue,
  immutableDetail,
  invalidValue,
  report,
  requiredValue,
  tooLongValue,
  unsupportedValue,
} from "../found.ts";
import { nonNegativeQuantity } from "../quantities.ts";
import { rulesOf } from "../rules.ts";
import { validateLabelSelector } from "../selectors.ts";
import { csiDriverName } from "../volumes/source-checks.ts";
import { validatePersistentVolumeSpec } from "./persistent-volume.ts";

const maxParameters = 512;
const maxParameterBytes = 256 * 1024;

function validateParameters(parameters: Readonly<Record<string, string>> | undefined, found: Found): void {
  const entries = Object.entries(parameters ?? {});
  if (entries.length > maxParameters) {
    found.push(tooLongValue("parameters", maxParameters));
    return;
  }
  for (const [name] of entries) if (!name) found.push(invalidValue("parameters", name, "field can not be empty."));
  const size = entries.reduce((sum, [name, value]) => sum + byteLength(name) + byteLength(value), 0);
  if (size > maxParameterBytes) found.push(tooLongValue("parameters", maxParameterBytes));
}

export const storageClass = rulesOf<StorageClass>({
  validate: (storageClass, found) => {
    requiredFormat(found, "provisioner", storageClass.provisioner?.toLowerCase(), isQualifiedName);
    validateParameters(storageClass.parameters, found);
    optionalOneOf(found, "reclaimPolicy", storageClass.reclaimPolicy || undefined, ["Delete", "Retain"]);
    optionalOneOf(found, "volumeBindingMode", storageClass.volumeBindingMode, ["Immediate", "WaitForFirstConsumer"]);
    validateTopologies(storageClass.allowedTopologies, found);
  },
  validateChange: ({ next, previous }, found) => {
    if (!sameValue(next.parameters ?? {}, previous.parameters ?? {})) {
      found.push(invalidValue("parameters", next.parameters ?? null, immutableDetail));
    }
    unchanged(found, "provisioner", next.provisioner, previous.provisioner);
    unchanged(found, "reclaimPolicy", next.reclaimPolicy, previous.reclaimPolicy);
    unchanged(found, "volumeBindingMode", next.volumeBindingMode, previous.volumeBindingMode);
  },
});

function validateTopologies(topologies: StorageClass["allowedTopologies"], found: Found): void {
  // kube-apiserver begins with an empty term for each there is, and tells of each twin.
  const terms = (topologies ?? []).map((): string => textOfTerm([]));
  for (const [i, term] of (topologies ?? []).entries()) {
    const field = `allowedTopologies[${i}]`;
    const text = textOfTerm(term.matchLabelExpressions ?? []);
    const twins = terms.filter((other) => other === text);
    for (const _ of twins) found.push(duplicateValue(`${field}.matchLabelExpressions`, ""));
    terms.push(text);
    const keys = new Set<string>();
    for (const [j, { key, values }] of (term.matchLabelExpressions ?? []).entries()) {
      const item = `${field}.matchLabelExpressions[${j}]`;
      if (!values?.length) found.push(requiredValue(`${item}.values`));
      for (const [k, value] of (values ?? []).entries()) {
        if (values.indexOf(value) < k) found.push(duplicateValue(`${item}.values[${k}]`, value));
      }
      report(found, `${item}.key`, key, isQualifiedName(key));
      if (keys.has(key)) found.push(duplicateValue(`${item}.key`, key));
      keys.add(key);
    }
  }
}

type TopologyExpressions = NonNullable<NonNullable<StorageClass["allowedTopologies"]>[number]["matchLabelExpressions"]>;

/** The same text for the same keys with the same sets of values; of a key that stands twice the last counts. */
const textOfTerm = (expressions: TopologyExpressions): string =>
  JSON.stringify(
    [...new Map(expressions.map(({ key, values }) => [key, [...new Set(values)].sort()]))].sort(([a], [b]) =>
      a < b ? -1 : 1,
    ),
  );

const fsGroupPolicies = ["File", "None", "ReadWriteOnceWithFSType"];

export const csiDriver = rulesOf<CSIDriver>({
  metadataOnUpdate: ["change"],
  validate: ({ spec }, found) => {
    for (const name of ["attachRequired", "podInfoOnMount", "storageCapacity"] as const) {
      if (spec?.[name] === undefined)
        found.push(requiredValue(`spec.${name === "attachRequired" ? "attachedRequired" : name}`));
    }
    optionalOneOf(found, "spec.fsGroupPolicy", spec.fsGroupPolicy, fsGroupPolicies);
    validateTokenRequests(spec?.tokenRequests, found);
    for (const mode of spec?.volumeLifecycleModes ?? []) {
      if (mode !== "Persistent" && mode !== "Ephemeral") {
        found.push(unsupportedValue("spec.volumeLifecycleModes", mode, ["Persistent", "Ephemeral"]));
      }
    }
    const period = spec?.nodeAllocatableUpdatePeriodSeconds;
    if (period !== undefined && period < 10) {
      const rule = "must be greater than or equal to 10 seconds";
      found.push(invalidValue("spec.nodeAllocatableUpdatePeriodSeconds", period, rule));
    }
    const inSecrets = spec?.serviceAccountTokenInSecrets;
    if (inSecrets !== undefined && !spec?.tokenRequests?.length) {
      const rule = "serviceAccountTokenInSecrets is set but no tokenRequests are specified";
      found.push(invalidValue("spec.serviceAccountTokenInSecrets", inSecrets, rule));
    }
  },
  validateChange: ({ next, previous }, found) => {
    unchanged(found, "spec.attachedRequired", next.spec?.attachRequired, previous.spec?.attachRequired);
    unchanged(found, "spec.volumeLifecycleModes", next.spec?.volumeLifecycleModes, previous.spec?.volumeLifecycleModes);
  },
});

const shortestToken = 10 * 60;
const longestToken = 2 ** 32;

function validateTokenRequests(requests: CSIDriver["spec"]["tokenRequests"], found: Found): void {
  const audiences = new Set<string>();
  for (const [i, { audience, expirationSeconds: seconds }] of (requests ?? []).entries()) {
    const field = `spec.tokenRequests[${i}]`;
    if (audiences.has(audience)) {
      found.push(duplicateValue(`${field}.audience`, audience));
      continue;
    }
    audiences.add(audience);
    if (seconds === undefined) continue;
    if (seconds < shortestToken) {
      found.push(
        invalidValue(`${field}.expirationSeconds`, seconds, "may not specify a duration less than 10 minutes"),
      );
    } else if (seconds > longestToken) {
      found.push(
        invalidValue(`${field}.expirationSeconds`, seconds, "may not specify a duration larger than 2^32 seconds"),
      );
    }
  }
}

export const csiNode = rulesOf<CSINode>({
  metadataOnUpdate: ["whole"],
  validate: ({ spec }, found) => {
    const names = new Set<string>();
    for (const [i, driver] of (spec?.drivers ?? []).entries()) {
      const field = `spec.drivers[${i}]`;
      csiDriverName(found, `${field}.name`, driver.name);
      if (required(found, `${field}.nodeID`, driver.nodeID) && driver.nodeID.length > 256) {
        found.push(invalidValue(`${field}.nodeID`, driver.nodeID, "must be 256 characters or less"));
      }
      nonNegative(found, `${field}.allocatable.count`, driver.allocatable?.count);
      const keys = new Set<string>();
      for (const key of driver.topologyKeys ?? []) {
        if (!key) found.push(requiredValue(field));
        if (keys.has(key)) found.push(duplicateValue(field, key));
        keys.add(key);
        report(found, field, key, isQualifiedName(key));
      }
      if (names.has(driver.name)) found.push(duplicateValue(`${field}.name`, driver.name));
      names.add(driver.name);
    }
  },
  validateChange: ({ next, previous }, found) => {
    for (const before of previous.spec?.drivers ?? []) {
      for (const after of next.spec?.drivers ?? []) {
        if (after.name === before.name) unchanged(found, "spec.drivers", shownDriver(after), shownDriver(before));
      }
    }
  },
});

/** All of a driver that may not change, as kube-apiserver shows it; how many volumes fit may. */
const shownDriver = ({ name, nodeID, topologyKeys }: CSINode["spec"]["drivers"][number]) => ({
  Name: name,
  NodeID: nodeID,
  TopologyKeys: topologyKeys ?? null,
  Allocatable: null,
});

export const csiStorageCapacity = rulesOf<CSIStorageCapacity>({
  validate: (capacity, found) => {
    report(found, "storageClassName", capacity.storageClassName, isDns1123Subdomain(capacity.storageClassName));
    validateLabelSelector(capacity.nodeTopology, "nodeTopology", found);
    nonNegativeQuantity(found, "capacity", capacity.capacity);
  },
  validateChange: ({ next, previous }, found) => {
    unchanged(found, "nodeTopology", next.nodeTopology, previous.nodeTopology);
    unchanged(found, "storageClassName", next.storageClassName, previous.storageClassName);
  },
});

const maxAttacherLength = 63;

export const volumeAttachment = rulesOf<VolumeAttachment>({
  metadataOnUpdate: ["whole"],
  validate: validateAttachment,
  validateChange: ({ next, previous }, found) => {
    unchanged(found, "spec", next.spec, previous.spec);
  },
  subresources: { status: ({ next }, found) => validateAttachment(next, found) },
});

const maxMetadataBytes = 256 * 1024;
const maxMessageBytes = 1024;

function validateAttachment({ spec, status }: VolumeAttachment, found: Found): void {
  const attacher = spec?.attacher ?? "";
  if (required(found, "spec.attacher", attacher)) {
    if (attacher.length > maxAttacherLength) found.push(tooLongValue("spec.attacher", maxAttacherLength));
    report(found, "spec.attacher", attacher, isDns1123Subdomain(attacher.toLowerCase()));
  }
  validateAttachmentSource(spec?.source ?? {}, found);
  report(found, "spec.nodeName", spec?.nodeName, isDns1123Subdomain(spec?.nodeName ?? ""));
  const { persistentVolumeName } = spec?.source ?? {};
  formatIfSet(found, "spec.source.persistentVolumeName", persistentVolumeName, isDns1123Subdomain);
  const metadata = Object.entries(status?.attachmentMetadata ?? {});
  const size = metadata.reduce((sum, [name, value]) => sum + byteLength(name) + byteLength(value), 0);
  if (size > maxMetadataBytes) found.push(tooLongValue("status.attachmentMetadata", maxMetadataBytes));
  for (const name of ["attachError", "detachError"] as const) {
    const { message = "", errorCode = 0 } = status?.[name] ?? {};
    const field = `status.${name}`;
    // The limit that is told is not the one that is kept.
    if (byteLength(message) > maxMessageBytes) found.push(tooLongValue(`${field}.message`, maxMetadataBytes));
    if (errorCode < 0) {
      found.push(invalidValue(`${field}.errorCode`, errorCode, "must be between 0 and 2147483647, inclusive"));
    }
  }
}

const oneSource = "must specify exactly one of inlineVolumeSpec and persistentVolumeName";

function validateAttachmentSource(
  { persistentVolumeName, inlineVolumeSpec }: Partial<VolumeAttachment["spec"]["source"]>,
  found: Found,
): void {
  const field = "spec.source";
  if (inlineVolumeSpec === undefined && persistentVolumeName === undefined) found.push(requiredValue(field, oneSource));
  else if (inlineVolumeSpec !== undefined && persistentVolumeName !== undefined)
    found.push(forbiddenValue(field, oneSource));
  else if (persistentVolumeName !== undefined) {
    if (!persistentVolumeName)
      found.push(requiredValue(`${field}.persistentVolumeName`, "must specify non empty persistentVolumeName"));
  } else if (inlineVolumeSpec) {
    validatePersistentVolumeSpec(inlineVolumeSpec, { field: `${field}.inlineVolumeSpec`, inline: true }, found);
  }
}

export const volumeAttributesClass = rulesOf<VolumeAttributesClass>({
  validate: ({ driverName, parameters }, found) => {
    requiredFormat(found, "driverName", driverName?.toLowerCase(), isQualifiedName);
    if (!Object.keys(parameters ?? {}).length) {
      found.push(requiredValue("parameters", "must contain at least one key/value pair"));
    }
    validateParameters(parameters, found);
  },
  validateChange: ({ next, previous }, found) => {
    if (next.driverName !== previous.driverName) {
      found.push(forbiddenValue("driverName", "updates to driverName are forbidden."));
    }
    if (!sameValue(next.parameters ?? {}, previous.parameters ?? {})) {
      found.push(forbiddenValue("parameters", "updates to parameters are forbidden."));
    }
  },
});
