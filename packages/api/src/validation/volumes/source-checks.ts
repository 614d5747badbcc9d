import type { CSIVolumeSource, Volume, VolumeSource } from "../../generated/types/core-v1.ts";
import { oneOf, optionalFormat, optionalOneOf, required, requiredFormat } from "../common.ts";
import { isDns1123Label, isDns1123Subdomain } from "../formats/dns.ts";
import { type Found, forbiddenValue, invalidValue, report, requiredValue } from "../found.ts";
import { descendingPath, noBackstep } from "../paths.ts";
import { isNegative } from "../quantities.ts";
import { partitionInRange, validateAzureDisk, validateFibreChannel, validateIscsi } from "./block-storage.ts";
import { validateEphemeralClaim } from "./ephemeral-claim.ts";
import { fileMode, validateDownwardFiles, validateItems } from "./files.ts";
import { validateProjected } from "./projected.ts";

type Source = Required<VolumeSource>;
export type SourceChecks = { readonly [K in keyof Source]: (source: Source[K], field: string, found: Found) => void };

const hostPathTypes = [
  "",
  "BlockDevice",
  "CharDevice",
  "Directory",
  "DirectoryOrCreate",
  "File",
  "FileOrCreate",
  "Socket",
];

/** What each kind of volume needs, in the order in which kube-apiserver looks at them. */
export const sourceChecks: SourceChecks = {
  emptyDir: ({ sizeLimit }, field, found) => {
    if (sizeLimit !== undefined && isNegative(sizeLimit)) {
      found.push(forbiddenValue(`${field}.sizeLimit`, "SizeLimit field must be a valid resource quantity"));
    }
  },
  hostPath: ({ path, type }, field, found) => {
    if (required(found, `${field}.path`, path)) noBackstep(found, `${field}.path`, path);
    optionalOneOf(found, `${field}.type`, type, hostPathTypes);
  },
  gitRepo: ({ repository, directory }, field, found) => {
    required(found, `${field}.repository`, repository);
    if (directory) descendingPath(found, `${field}.directory`, directory);
  },
  gcePersistentDisk: ({ pdName, partition }, field, found) => {
    const disk = field.replace(/gcePersistentDisk$/, "persistentDisk");
    required(found, `${disk}.pdName`, pdName);
    partitionInRange(found, `${disk}.partition`, partition);
  },
  awsElasticBlockStore: ({ volumeID, partition }, field, found) => {
    required(found, `${field}.volumeID`, volumeID);
    partitionInRange(found, `${field}.partition`, partition);
  },
  secret: ({ secretName, defaultMode, items }, field, found) => {
    required(found, `${field}.secretName`, secretName);
    fileMode(found, `${field}.defaultMode`, defaultMode);
    validateItems(items, `${field}.items`, found);
  },
  nfs: ({ server, path }, field, found) => {
    required(found, `${field}.server`, server);
    required(found, `${field}.path`, path);
    if (!path.startsWith("/")) found.push(invalidValue(`${field}.path`, path, "must be an absolute path"));
  },
  iscsi: validateIscsi,
  glusterfs: ({ endpoints, path }, field, found) => {
    required(found, `${field}.endpoints`, endpoints);
    required(found, `${field}.path`, path);
  },
  flocker: ({ datasetName, datasetUUID }, field, found) => {
    if (!datasetName && !datasetUUID) {
      found.push(requiredValue(field, "one of datasetName and datasetUUID is required"));
    }
    if (datasetName && datasetUUID) {
      const rule = "datasetName and datasetUUID can not be specified simultaneously";
      found.push(invalidValue(field, "resource", rule));
    }
    if (datasetName?.includes("/"))
      found.push(invalidValue(`${field}.datasetName`, datasetName, "must not contain '/'"));
  },
  persistentVolumeClaim: ({ claimName }, field, found) => {
    required(found, `${field}.claimName`, claimName);
  },
  rbd: ({ monitors, image }, field, found) => {
    if (!monitors?.length) found.push(requiredValue(`${field}.monitors`));
    required(found, `${field}.image`, image);
  },
  cinder: ({ volumeID, secretRef }, field, found) => {
    required(found, `${field}.volumeID`, volumeID);
    if (secretRef) required(found, `${field}.secretRef.name`, secretRef.name);
  },
  cephfs: ({ monitors }, field, found) => {
    if (!monitors?.length) found.push(requiredValue(`${field}.monitors`));
  },
  quobyte: ({ registry, volume, tenant = "" }, field, found) => {
    const registries = "must be a host:port pair or multiple pairs separated by commas";
    if (!registry) found.push(requiredValue(`${field}.registry`, registries));
    else if (tenant.length >= 65) found.push(tenantRule(field));
    else {
      for (const one of registry.split(",")) {
        if (!/^([^:[\]]*|\[[^[\]]*\]):[^:[\]]*$/.test(one))
          found.push(invalidValue(`${field}.registry`, registry, registries));
      }
    }
    required(found, `${field}.volume`, volume);
  },
  downwardAPI: ({ items, defaultMode }, field, found) => {
    fileMode(found, `${field}.defaultMode`, defaultMode);
    validateDownwardFiles(items, field, found);
  },
  fc: validateFibreChannel,
  flexVolume: ({ driver, options = {} }, field, found) => {
    required(found, `${field}.driver`, driver);
    for (const name of Object.keys(options)) {
      const domain = name.split("/")[0] ?? "";
      if (!name.includes("/") || !/(^|\.)(kubernetes|k8s)\.io$/.test(domain)) continue;
      const rule = "kubernetes.io and k8s.io namespaces are reserved";
      found.push(invalidValue(`${field}.options[${name}]`, name, rule));
    }
  },
  configMap: ({ name, defaultMode, items }, field, found) => {
    required(found, `${field}.name`, name);
    fileMode(found, `${field}.defaultMode`, defaultMode);
    validateItems(items, `${field}.items`, found);
  },
  azureFile: ({ secretName, shareName }, field, found) => {
    required(found, `${field}.secretName`, secretName);
    required(found, `${field}.shareName`, shareName);
  },
  vsphereVolume: ({ volumePath }, field, found) => {
    required(found, `${field}.volumePath`, volumePath);
  },
  photonPersistentDisk: ({ pdID }, field, found) => {
    required(found, `${field}.pdID`, pdID);
  },
  portworxVolume: ({ volumeID }, field, found) => {
    required(found, `${field}.volumeID`, volumeID);
  },
  azureDisk: validateAzureDisk,
  storageos: ({ volumeName, volumeNamespace, secretRef }, field, found) => {
    requiredFormat(found, `${field}.volumeName`, volumeName, isDns1123Label);
    optionalFormat(found, `${field}.volumeNamespace`, volumeNamespace, isDns1123Label);
    if (secretRef) required(found, `${field}.secretRef.name`, secretRef.name);
  },
  projected: validateProjected,
  scaleIO: ({ gateway, system, volumeName }, field, found) => {
    required(found, `${field}.gateway`, gateway);
    required(found, `${field}.system`, system);
    required(found, `${field}.volumeName`, volumeName);
  },
  csi: validateInlineCsi,
  ephemeral: validateEphemeralClaim,
  image: ({ reference, pullPolicy }, field, found) => {
    // A template may leave it open.
    if (field.startsWith("spec.volumes[")) required(found, `${field}.reference`, reference);
    oneOf(found, `${field}.pullPolicy`, pullPolicy, ["Always", "IfNotPresent", "Never"]);
  },
};

const tenantRule = (field: string) =>
  requiredValue(`${field}.tenant`, "must be a UUID and may not exceed a length of 64 characters");

function validateInlineCsi(
  { driver, nodePublishSecretRef: secret }: CSIVolumeSource,
  field: string,
  found: Found,
): void {
  csiDriverName(found, `${field}.driver`, driver);
  if (!secret) return;
  // What is wrong with a name is said of the volume's.
  if (required(found, `${field}.nodePublishSecretRef.name`, secret.name)) {
    report(found, `${field}.name`, secret.name, isDns1123Subdomain(secret.name ?? ""));
  }
}

/** At most 63 characters; upper case is forgiven. */
export function csiDriverName(found: Found, field: string, driver: string | undefined): void {
  if (!required(found, field, driver)) return;
  const name = driver as string;
  if (name.length > 63) found.push({ type: "FieldValueTooLong", field, detail: "may not be more than 63 bytes" });
  for (const detail of isDns1123Subdomain(name.toLowerCase())) found.push(invalidValue(field, name, detail));
}

/** As kube-apiserver spells them where it finds one source too many. */
const spelled: Readonly<Record<string, string>> = { cephfs: "cephFS", downwardAPI: "downwarAPI" };

const longestTarget = 64;

/** A volume is of one kind; every further one is one too many. */
export function validateSource(volume: Volume, field: string, found: Found): void {
  let seen = 0;
  for (const name in sourceChecks) {
    const source = volume[name as keyof VolumeSource];
    if (!source) continue;
    if (seen++)
      found.push(forbiddenValue(`${field}.${spelled[name] ?? name}`, "may not specify more than 1 volume type"));
    else
      (sourceChecks[name as keyof VolumeSource] as (s: unknown, f: string, found: Found) => void)(
        source,
        `${field}.${name}`,
        found,
      );
  }
  const { iscsi, name } = volume;
  if (iscsi?.initiatorName !== undefined && `${name}:${iscsi.targetPortal}`.length > longestTarget) {
    const rule = `Total length of <volume name>:<iscsi.targetPortal> must be under ${longestTarget} characters if iscsi.initiatorName is specified.`;
    found.push(invalidValue(`${field}.name`, name, rule));
  }
  if (!seen) found.push(requiredValue(field, "must specify a volume type"));
}
