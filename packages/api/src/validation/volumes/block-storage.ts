import type {
  AzureDiskVolumeSource,
  FCVolumeSource,
  ISCSIPersistentVolumeSource,
  ISCSIVolumeSource,
} from "../../generated/types/core-v1.ts";
import { optionalOneOf, required } from "../common.ts";
import { type Found, invalidValue, requiredValue, unsupportedValue } from "../found.ts";

function lunInRange(found: Found, field: string, lun: number): void {
  if (lun < 0 || lun > 255) found.push(invalidValue(field, lun, "must be between 0 and 255, inclusive"));
}

export function partitionInRange(found: Found, field: string, partition: number | undefined): void {
  if ((partition ?? 0) < 0 || (partition ?? 0) > 255) {
    found.push(invalidValue(field, partition, "must be between 1 and 255, inclusive"));
  }
}

const iqn = /^iqn\.\d{4}-\d{2}\.([a-zA-Z0-9.-]+)(:[^,;*&$|\s]+)?$/;
const eui = /^eui\.[a-zA-Z0-9]{16}$/;
const naa = /^naa\.[a-zA-Z0-9]{32}$/;
const nameRule = "must be valid format starting with iqn, eui, or naa";

function qualifiedName(found: Found, field: string, name: string): void {
  if (![iqn, eui, naa].some((format) => format.test(name))) {
    found.push(invalidValue(field, name, "must be valid format"));
  }
}

/** In a pod it is said how a name begins. */
function qualifiedNameInPod(found: Found, field: string, name: string): void {
  if (!/^(iqn|eui|naa)/.test(name)) found.push(invalidValue(field, name, nameRule));
  else qualifiedName(found, field, name);
}

export const validateIscsi = (iscsi: ISCSIVolumeSource, field: string, found: Found): void =>
  validateTarget(iscsi, { field, checkName: qualifiedNameInPod }, found);

export function validatePersistentIscsi(iscsi: ISCSIPersistentVolumeSource, field: string, found: Found): void {
  validateTarget(iscsi, { field, checkName: qualifiedName }, found);
  if (iscsi.secretRef) required(found, `${field}.secretRef.name`, iscsi.secretRef.name);
}

function validateTarget(
  iscsi: ISCSIVolumeSource | ISCSIPersistentVolumeSource,
  { field, checkName }: { field: string; checkName: typeof qualifiedName },
  found: Found,
): void {
  required(found, `${field}.targetPortal`, iscsi.targetPortal);
  if (required(found, `${field}.iqn`, iscsi.iqn)) checkName(found, `${field}.iqn`, iscsi.iqn);
  lunInRange(found, `${field}.lun`, iscsi.lun);
  if ((iscsi.chapAuthDiscovery || iscsi.chapAuthSession) && !iscsi.secretRef) {
    found.push(requiredValue(`${field}.secretRef`));
  }
  if (iscsi.initiatorName !== undefined) checkName(found, `${field}.initiatorname`, iscsi.initiatorName);
}

export function validateFibreChannel(
  { targetWWNs = [], wwids = [], lun }: FCVolumeSource,
  field: string,
  found: Found,
): void {
  if (!targetWWNs.length && !wwids.length) {
    found.push(requiredValue(`${field}.targetWWNs`, "must specify either targetWWNs or wwids, but not both"));
  }
  if (targetWWNs.length && wwids.length) {
    const rule = "targetWWNs and wwids can not be specified simultaneously";
    found.push(invalidValue(`${field}.targetWWNs`, targetWWNs, rule));
  }
  if (!targetWWNs.length) return;
  if (lun === undefined) found.push(requiredValue(`${field}.lun`, "lun is required if targetWWNs is specified"));
  else lunInRange(found, `${field}.lun`, lun);
}

const diskUri = "https://{account-name}.blob.core.windows.net/{container-name}/{disk-name}.vhd";
const managedUri = "/subscriptions/{sub-id}/resourcegroups/{group-name}/providers/microsoft.compute/disks/{disk-id}";

export function validateAzureDisk(disk: AzureDiskVolumeSource, field: string, found: Found): void {
  required(found, `${field}.diskName`, disk.diskName);
  required(found, `${field}.diskURI`, disk.diskURI);
  optionalOneOf(found, `${field}.cachingMode`, disk.cachingMode, ["None", "ReadOnly", "ReadWrite"]);
  optionalOneOf(found, `${field}.kind`, disk.kind, ["Dedicated", "Managed", "Shared"]);
  const isManaged = disk.kind === "Managed";
  if (isManaged && !/^\/subscriptions\/.*/i.test(disk.diskURI)) {
    found.push(unsupportedValue(`${field}.diskURI`, disk.diskURI, [managedUri]));
  }
  if (!isManaged && !disk.diskURI.startsWith("https://")) {
    found.push(unsupportedValue(`${field}.diskURI`, disk.diskURI, [diskUri]));
  }
}
