import type {
  AzureDiskVolumeSource,
  FCVolumeSource,
  ISCSIPersistentVolumeSource,
  ISCSIVolumeSource,
} from "../../generated/types/core-v1.ts";
import { oneOf, required } from "../common.ts";
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
  if (!/^(iqn|eui|naa)/.test(name)) found.push(invalidValue(field, name, nameRule));
  else if (![iqn, eui, naa].some((format) => format.test(name))) {
    found.push(invalidValue(field, name, "must be valid format"));
  }
}

export function validateIscsi(
  iscsi: ISCSIVolumeSource | ISCSIPersistentVolumeSource,
  field: string,
  found: Found,
): void {
  required(found, `${field}.targetPortal`, iscsi.targetPortal);
  if (required(found, `${field}.iqn`, iscsi.iqn)) qualifiedName(found, `${field}.iqn`, iscsi.iqn);
  lunInRange(found, `${field}.lun`, iscsi.lun);
  if ((iscsi.chapAuthDiscovery || iscsi.chapAuthSession) && !iscsi.secretRef) {
    found.push(requiredValue(`${field}.secretRef`));
  }
  if (iscsi.initiatorName !== undefined) qualifiedName(found, `${field}.initiatorname`, iscsi.initiatorName);
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
  if (disk.cachingMode) oneOf(found, `${field}.cachingMode`, disk.cachingMode, ["None", "ReadOnly", "ReadWrite"]);
  if (disk.kind) oneOf(found, `${field}.kind`, disk.kind, ["Dedicated", "Managed", "Shared"]);
  const isManaged = disk.kind === "Managed";
  if (isManaged && !/^\/subscriptions\/.*/i.test(disk.diskURI)) {
    found.push(unsupportedValue(`${field}.diskURI`, disk.diskURI, [managedUri]));
  }
  if (!isManaged && !disk.diskURI.startsWith("https://")) {
    found.push(unsupportedValue(`${field}.diskURI`, disk.diskURI, [diskUri]));
  }
}
