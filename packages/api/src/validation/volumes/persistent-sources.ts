import type { PersistentVolumeSource, SecretReference } from "../../generated/types/core-v1.ts";
import { required, requiredFormat } from "../common.ts";
import { isDns1123Label } from "../formats/dns.ts";
import { type Found, forbiddenValue, requiredValue } from "../found.ts";
import { noBackstep } from "../paths.ts";
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
    if (endpointsNamespace !== undefined) {
      requiredFormat(found, `${field}.endpointsNamespace`, endpointsNamespace, isDns1123Label);
    }
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
  iscsi: sourceChecks.iscsi,
  cinder: ({ volumeID, secretRef }, field, found) => {
    required(found, `${field}.volumeID`, volumeID);
    if (secretRef) validateSecretReference(secretRef, `${field}.secretRef`, found);
  },
  fc: sourceChecks.fc,
  flexVolume: ({ driver }, field, found) => {
    required(found, `${field}.driver`, driver);
  },
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
  storageos: ({ volumeName, volumeNamespace }, field, found) => {
    requiredFormat(found, `${field}.volumeName`, volumeName, isDns1123Label);
    if (volumeNamespace) requiredFormat(found, `${field}.volumeNamespace`, volumeNamespace, isDns1123Label);
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

function validateSecretReference({ name, namespace }: SecretReference, field: string, found: Found): void {
  required(found, `${field}.name`, name);
  requiredFormat(found, `${field}.namespace`, namespace, isDns1123Label);
}

export function validatePersistentSource(volume: PersistentVolumeSource, field: string, found: Found): void {
  let seen = 0;
  for (const name of persistentSources) {
    const source = volume[name];
    if (!source) continue;
    if (seen++) found.push(forbiddenValue(`${field}.${name}`, "may not specify more than 1 volume type"));
    else (checks[name] as (source: unknown, field: string, found: Found) => void)(source, `${field}.${name}`, found);
  }
  if (!seen) found.push(requiredValue(field, "must specify a volume type"));
}
