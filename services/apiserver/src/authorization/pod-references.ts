import type { ApiObject } from "@kubets/api";

export type Referred = "secrets" | "configmaps" | "persistentvolumeclaims" | "serviceaccounts" | "resourceclaims";

type Plain = Readonly<Record<string, unknown>>;
const plain = (value: unknown): Plain => (typeof value === "object" && value !== null ? (value as Plain) : {});
const items = (value: unknown): readonly Plain[] => (Array.isArray(value) ? value.map(plain) : []);
const nameOf = (value: unknown): string => String(plain(value).name ?? "");

/** Whether a pod cannot run without that object of its namespace: what its node must be able to read. */
export function refersTo(pod: ApiObject, resource: Referred, name: string): boolean {
  const spec = plain(pod.spec);
  if (resource === "serviceaccounts") return (spec.serviceAccountName ?? "default") === name;
  if (resource === "resourceclaims") return resourceClaims(pod, spec).includes(name);
  if (resource === "persistentvolumeclaims") return volumeClaims(pod, spec).includes(name);
  return (resource === "secrets" ? secrets(spec) : configMaps(spec)).has(name);
}

const containers = (spec: Plain): readonly Plain[] =>
  ["initContainers", "containers", "ephemeralContainers"].flatMap((list) => items(spec[list]));

function resourceClaims(pod: ApiObject, spec: Plain): readonly unknown[] {
  const made = items(plain(pod.status).resourceClaimStatuses).map(({ resourceClaimName }) => resourceClaimName);
  return [...made, ...items(spec.resourceClaims).map(({ resourceClaimName }) => resourceClaimName)];
}

/** An ephemeral volume's claim is named after pod and volume. */
const volumeClaims = (pod: ApiObject, spec: Plain): readonly unknown[] =>
  items(spec.volumes).map((volume) =>
    volume.ephemeral ? `${pod.metadata.name}-${volume.name}` : plain(volume.persistentVolumeClaim).claimName,
  );

/** Volume types whose secret stands in a reference of that field. */
const secretRefs: Readonly<Record<string, string>> = {
  cephfs: "secretRef",
  cinder: "secretRef",
  flexVolume: "secretRef",
  iscsi: "secretRef",
  rbd: "secretRef",
  scaleIO: "secretRef",
  storageos: "secretRef",
  csi: "nodePublishSecretRef",
};

function secrets(spec: Plain): ReadonlySet<string> {
  const names = items(spec.imagePullSecrets).map(nameOf);
  for (const { env, envFrom } of containers(spec)) {
    names.push(...items(env).map((item) => nameOf(plain(item.valueFrom).secretKeyRef)));
    names.push(...items(envFrom).map((item) => nameOf(item.secretRef)));
  }
  for (const volume of items(spec.volumes)) {
    names.push(String(plain(volume.secret).secretName ?? ""), String(plain(volume.azureFile).secretName ?? ""));
    names.push(...items(plain(volume.projected).sources).map((source) => nameOf(source.secret)));
    for (const [type, field] of Object.entries(secretRefs)) names.push(nameOf(plain(volume[type])[field]));
  }
  return new Set(names.filter(Boolean));
}

function configMaps(spec: Plain): ReadonlySet<string> {
  // Every pod's token comes with the authority that signs for the API server.
  const names = ["kube-root-ca.crt"];
  for (const { env, envFrom } of containers(spec)) {
    names.push(...items(env).map((item) => nameOf(plain(item.valueFrom).configMapKeyRef)));
    names.push(...items(envFrom).map((item) => nameOf(item.configMapRef)));
  }
  for (const volume of items(spec.volumes)) {
    names.push(nameOf(volume.configMap));
    names.push(...items(plain(volume.projected).sources).map((source) => nameOf(source.configMap)));
  }
  return new Set(names.filter(Boolean));
}
