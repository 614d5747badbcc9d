import type { JsonObject } from "../edit.ts";

const items = [{ key: "a", path: "b/c", mode: 0o400 }];
const secretRef = { name: "secret" };

const sources: JsonObject = {
  "host-path": { hostPath: { path: "/srv", type: "DirectoryOrCreate" } },
  "empty-dir": { emptyDir: { medium: "Memory", sizeLimit: "1Gi" } },
  gce: { gcePersistentDisk: { pdName: "disk", fsType: "ext4", partition: 1, readOnly: true } },
  aws: { awsElasticBlockStore: { volumeID: "vol", fsType: "ext4", partition: 1, readOnly: true } },
  git: { gitRepo: { repository: "https://example.com/r.git", revision: "main", directory: "d" } },
  secret: { secret: { secretName: "secret", items, defaultMode: 0o400, optional: true } },
  nfs: { nfs: { server: "nfs.example.com", path: "/export", readOnly: true } },
  iscsi: {
    iscsi: {
      targetPortal: "10.0.0.1:3260",
      iqn: "iqn.2001-04.com.example:storage",
      lun: 1,
      iscsiInterface: "default",
      fsType: "ext4",
      readOnly: true,
      portals: ["10.0.0.2:3260"],
      chapAuthDiscovery: true,
      chapAuthSession: true,
      secretRef,
      initiatorName: "iqn.2001-04.com.example:client",
    },
  },
  gluster: { glusterfs: { endpoints: "gluster", path: "volume", readOnly: true } },
  claim: { persistentVolumeClaim: { claimName: "data", readOnly: true } },
  rbd: {
    rbd: {
      monitors: ["a:1"],
      image: "i",
      fsType: "ext4",
      pool: "p",
      user: "u",
      keyring: "/k",
      secretRef,
      readOnly: true,
    },
  },
  flex: { flexVolume: { driver: "example.com/flex", fsType: "ext4", secretRef, readOnly: true, options: { a: "b" } } },
  cinder: { cinder: { volumeID: "v", fsType: "ext4", readOnly: true, secretRef } },
  ceph: {
    cephfs: { monitors: ["a:1"], path: "/p", user: "u", secretFile: "/s", secretRef, readOnly: true },
  },
  flocker: { flocker: { datasetName: "set" } },
  downward: {
    downwardAPI: {
      items: [
        { path: "labels", fieldRef: { apiVersion: "v1", fieldPath: "metadata.labels" }, mode: 0o400 },
        { path: "cpu", resourceFieldRef: { containerName: "web", resource: "limits.cpu", divisor: "1" } },
      ],
      defaultMode: 0o600,
    },
  },
  fc: { fc: { targetWWNs: ["5000"], lun: 1, fsType: "ext4", readOnly: true } },
  azure: { azureFile: { secretName: "secret", shareName: "share", readOnly: true } },
  "config-map": { configMap: { name: "settings", items, defaultMode: 0o644, optional: true } },
  vsphere: {
    vsphereVolume: { volumePath: "p", fsType: "ext4", storagePolicyName: "n", storagePolicyID: "i" },
  },
  quobyte: { quobyte: { registry: "a:1", volume: "v", readOnly: true, user: "u", group: "g", tenant: "t" } },
  disk: {
    azureDisk: {
      diskName: "d",
      diskURI: "https://d",
      cachingMode: "None",
      fsType: "ext4",
      readOnly: true,
      kind: "Shared",
    },
  },
  photon: { photonPersistentDisk: { pdID: "d", fsType: "ext4" } },
  projected: {
    projected: {
      sources: [
        { secret: { name: "secret", items, optional: true } },
        { downwardAPI: { items: [{ path: "name", fieldRef: { fieldPath: "metadata.name" } }] } },
        { configMap: { name: "settings", items: [{ key: "a", path: "d" }], optional: true } },
        { serviceAccountToken: { audience: "a", expirationSeconds: 3600, path: "token" } },
        {
          clusterTrustBundle: {
            signerName: "example.com/signer",
            labelSelector: { matchLabels: { a: "b" } },
            optional: true,
            path: "ca",
          },
        },
        { podCertificate: { signerName: "example.com/signer", keyType: "ED25519", credentialBundlePath: "pair" } },
      ],
      defaultMode: 0o440,
    },
  },
  portworx: { portworxVolume: { volumeID: "v", fsType: "ext4", readOnly: true } },
  scale: {
    scaleIO: {
      gateway: "https://g",
      system: "s",
      secretRef,
      sslEnabled: true,
      protectionDomain: "d",
      storagePool: "p",
      storageMode: "ThickProvisioned",
      volumeName: "v",
      fsType: "xfs",
      readOnly: true,
    },
  },
  storage: { storageos: { volumeName: "v", volumeNamespace: "n", fsType: "ext4", readOnly: true, secretRef } },
  csi: {
    csi: {
      driver: "csi.example.com",
      readOnly: true,
      fsType: "ext4",
      volumeAttributes: { a: "b" },
      nodePublishSecretRef: secretRef,
    },
  },
  ephemeral: {
    ephemeral: {
      volumeClaimTemplate: {
        metadata: { labels: { a: "b" }, annotations: { a: "b" } },
        spec: {
          accessModes: ["ReadWriteOnce"],
          selector: { matchLabels: { a: "b" } },
          resources: { requests: { storage: "1Gi" }, limits: { storage: "2Gi" } },
          storageClassName: "fast",
          volumeMode: "Filesystem",
          volumeAttributesClassName: "gold",
          dataSource: { apiGroup: "snapshot.storage.k8s.io", kind: "VolumeSnapshot", name: "s" },
          dataSourceRef: { apiGroup: "snapshot.storage.k8s.io", kind: "VolumeSnapshot", name: "s" },
        },
      },
    },
  },
  image: { image: { reference: "example.com/artifact:1", pullPolicy: "IfNotPresent" } },
};

/** A volume of each source, each source with all its fields. */
export const everyVolume: readonly JsonObject[] = Object.entries(sources).map(([name, source]) => ({
  name,
  ...(source as JsonObject),
}));
