import type { PersistentVolumeSource, SecretReference } from "../../generated/types/core-v1.ts";
import { optionalFormat, required, requiredFormat } from "../common.ts";
import { isDns1123Label, isDns1123Subdomain } from "../formats/dns.ts";
import { type Found, forbiddenValue, invalidValue, requiredValue } from "../found.ts";
import { noBackstep } from "../paths.ts";
import { validatePersistentIscsi } from "./block-storage.ts";
import { csiDriverName, sourceChecks } from "./source-checks.ts";

type Source = Required<PersistentVolumeSource>;
type Checks = { readonly [K in keyof Source]: (source: Source[K], field: string, found: Found) => void };

/** What each kind of persistent volume needs, in the order in which kube-apiserver looks at them. */
const checks: Checks = {
  hostPath: sourceChecks.hostPath,
  gcePersistentDisk: sourceChecks.gcePersistentDisk,
  awsElasticBlockStore: sourceChecks.awsElasticBlockStore,
  glusterfs: ({ endpoints, path, endpointsNamespace }, field, found) => {
    required(found, `${field}.endpoints`, endpoints);
    required(found, `${field}.path`, path);
    if (endpointsNamespace === "") {
      const rule = "if the endpointnamespace is set, it must be a valid namespace name";
      found.push(invalidValue(`${field}.endpointsNamespace`, "", rule));
    } else optionalFormat(found, `${field}.endpointsNamespace`, endpointsNamespace, isDns1123Label);
  },
  flocker: sourceChecks.flocker,
  nfs: sourceChecks.nfs,
  rbd: ({ monitors, image }, field, found) => {
    if (!monitors?.length) found.push(requiredValue(`${field}.monitors`));
    required(found, `${field}.image`, image);
  },
  quobyte: sourceChecks.quobyte,
  cephfs: ({ monitors }, field, found) => {
    if (!monitors?.length) found.push(requiredValue(`${field}.monitors`));
  },
  iscsi: validatePersistentIscsi,
  cinder: ({ volumeID, secretRef }, field, found) => {
    required(found, `${field}.volumeID`, volumeID);
    if (secretRef) requireSecret(secretRef, `${field}.secretRef`, found);
  },
  fc: sourceChecks.fc,
  flexVolume: sourceChecks.flexVolume as Checks["flexVolume"],
  azureFile: ({ secretName, shareName, secretNamespace }, field, found) => {
    required(found, `${field}.secretName`, secretName);
    required(found, `${field}.shareName`, shareName);
    if (secretNamespace === "") required(found, `${field}.secretNamespace`, secretNamespace);
  },
  vsphereVolume: sourceChecks.vsphereVolume,
  photonPersistentDisk: sourceChecks.photonPersistentDisk,
  portworxVolume: sourceChecks.portworxVolume,
  azureDisk: sourceChecks.azureDisk,
  scaleIO: ({ gateway, system, volumeName }, field, found) => {
    required(found, `${field}.gateway`, gateway);
    required(found, `${field}.system`, system);
    required(found, `${field}.volumeName`, volumeName);
  },
  local: ({ path }, field, found) => {
    if (!required(found, `${field}.path`, path)) return;
    noBackstep(found, `${field}.path`, path);
  },
  storageos: ({ volumeName, volumeNamespace, secretRef }, field, found) => {
    requiredFormat(found, `${field}.volumeName`, volumeName, isDns1123Label);
    optionalFormat(found, `${field}.volumeNamespace`, volumeNamespace, isDns1123Label);
    if (secretRef) requireSecret(secretRef, `${field}.secretRef`, found);
  },
  csi: (csi, field, found) => {
    csiDriverName(found, `${field}.driver`, csi.driver);
    required(found, `${field}.volumeHandle`, csi.volumeHandle);
    for (const name of [
      "controllerPublishSecretRef",
      "controllerExpandSecretRef",
      "nodePublishSecretRef",
      "nodeExpandSecretRef",
    ] as const) {
      const reference = csi[name];
      if (reference) validateSecretReference(reference, `${field}.${name}`, found);
    }
  },
};

export const persistentSources = Object.keys(checks) as readonly (keyof PersistentVolumeSource)[];

function requireSecret({ name, namespace }: Partial<SecretReference>, field: string, found: Found): void {
  required(found, `${field}.name`, name);
  required(found, `${field}.namespace`, namespace);
}

function validateSecretReference({ name, namespace }: SecretReference, field: string, found: Found): void {
  requiredFormat(found, `${field}.name`, name, isDns1123Subdomain);
  requiredFormat(found, `${field}.namespace`, namespace, isDns1123Label);
}

/** The field as the refusal of a second source calls it. */
const calledAs: Readonly<Record<string, string>> = { cephfs: "cephFS" };

/** `name` is the volume's own, empty where it has none. */
export function validatePersistentSource(
  volume: PersistentVolumeSource,
  { field, name: volumeName }: { field: string; name: string },
  found: Found,
): void {
  let seen = 0;
  for (const name of persistentSources) {
    const source = volume[name];
    if (!source) continue;
    // Of flexVolume it is never said that it is one too many.
    if (seen++ && name !== "flexVolume") {
      found.push(forbiddenValue(`${field}.${calledAs[name] ?? name}`, "may not specify more than 1 volume type"));
    } else {
      (checks[name] as (source: unknown, field: string, found: Found) => void)(source, `${field}.${name}`, found);
      if (name === "iscsi") validateInitiator(volume.iscsi, { field: `${field}.iscsi`, volumeName }, found);
    }
  }
  if (!seen) found.push(requiredValue(field, "must specify a volume type"));
}

/** The name of an initiator's session is made of the volume's name and the portal. */
function validateInitiator(
  source: PersistentVolumeSource["iscsi"],
  { field, volumeName }: { field: string; volumeName: string },
  found: Found,
): void {
  const portal = source?.targetPortal ?? "";
  if (source?.initiatorName === undefined || `${volumeName}:${portal}`.length <= 64) return;
  const rule =
    "Total length of <volume name>:<iscsi.targetPortal> must be under 64 characters if iscsi.initiatorName is specified.";
  found.push(invalidValue(`${field}.targetportal`, portal, rule));
}
