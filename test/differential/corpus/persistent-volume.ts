import { kinds } from "@kubets/api";
import { type Corpus, set, unset } from "../corpus.ts";

const aVolume = (name: string, spec: object) => ({
  apiVersion: "v1",
  kind: "PersistentVolume",
  metadata: { name, annotations: { "example.com/note": "text" } },
  spec: { capacity: { storage: "1Gi" }, accessModes: ["ReadWriteOnce"], ...spec },
});

const secretRef = { name: "credentials", namespace: "differential" };

/** One volume of each source that a cluster can have, with all its fields. */
const sources: Readonly<Record<string, object>> = {
  nfs: { server: "nfs.example.com", path: "/exports/a", readOnly: true },
  iscsi: {
    targetPortal: "192.0.2.1:3260",
    iqn: "iqn.2001-04.com.example:storage.kube.sys1.xyz",
    lun: 0,
    iscsiInterface: "default",
    fsType: "ext4",
    readOnly: true,
    portals: ["192.0.2.2:3260"],
    chapAuthDiscovery: true,
    chapAuthSession: true,
    secretRef,
    initiatorName: "iqn.2001-04.com.example:initiator",
  },
  fc: { targetWWNs: ["50060e801049cfd1"], lun: 0, fsType: "ext4", readOnly: true },
  rbd: {
    monitors: ["192.0.2.1:6789"],
    image: "image",
    fsType: "ext4",
    pool: "kube",
    user: "admin",
    keyring: "/etc/ceph/keyring",
    secretRef,
    readOnly: true,
  },
  cephfs: {
    monitors: ["192.0.2.1:6789"],
    path: "/a",
    user: "admin",
    secretFile: "/etc/ceph/secret",
    secretRef,
    readOnly: true,
  },
  glusterfs: { endpoints: "gluster", path: "a", readOnly: true, endpointsNamespace: "differential" },
  cinder: { volumeID: "v1", fsType: "ext4", readOnly: true, secretRef },
  gcePersistentDisk: { pdName: "d1", fsType: "ext4", partition: 1, readOnly: true },
  awsElasticBlockStore: { volumeID: "vol-1", fsType: "ext4", partition: 1, readOnly: true },
  azureDisk: {
    diskName: "d1",
    diskURI: "https://blob/vhds/d1.vhd",
    cachingMode: "ReadOnly",
    fsType: "ext4",
    readOnly: true,
    kind: "Dedicated",
  },
  azureFile: { secretName: "s", shareName: "share", readOnly: true, secretNamespace: "differential" },
  flexVolume: { driver: "example.com/driver", fsType: "ext4", secretRef, readOnly: true, options: { a: "b" } },
  flocker: { datasetName: "d1" },
  quobyte: { registry: "192.0.2.1:7861", volume: "v1", readOnly: true, user: "u", group: "g", tenant: "t" },
  vsphereVolume: { volumePath: "[ds] a.vmdk", fsType: "ext4", storagePolicyName: "p", storagePolicyID: "i" },
  photonPersistentDisk: { pdID: "p1", fsType: "ext4" },
  portworxVolume: { volumeID: "p1", fsType: "ext4", readOnly: true },
  scaleIO: {
    gateway: "https://192.0.2.1",
    system: "s",
    secretRef,
    sslEnabled: true,
    protectionDomain: "d",
    storagePool: "p",
    storageMode: "ThinProvisioned",
    volumeName: "v",
    fsType: "xfs",
    readOnly: true,
  },
  storageos: {
    volumeName: "v",
    volumeNamespace: "n",
    fsType: "ext4",
    readOnly: true,
    secretRef: { name: "credentials", namespace: "differential" },
  },
};

const others = [
  "metadata",
  "status",
  "spec.capacity",
  "spec.accessModes",
  "spec.claimRef",
  "spec.persistentVolumeReclaimPolicy",
  "spec.storageClassName",
  "spec.mountOptions",
  "spec.volumeMode",
  "spec.nodeAffinity",
  "spec.volumeAttributesClassName",
];

export const persistentVolume: Corpus = {
  kind: kinds.PersistentVolume,
  samples: [
    {
      name: "every field",
      object: aVolume("every-field", {
        accessModes: ["ReadWriteOnce", "ReadOnlyMany"],
        csi: {
          driver: "csi.example.com",
          volumeHandle: "v1",
          readOnly: true,
          fsType: "ext4",
          volumeAttributes: { a: "b" },
          controllerPublishSecretRef: secretRef,
          nodeStageSecretRef: secretRef,
          nodePublishSecretRef: secretRef,
          controllerExpandSecretRef: secretRef,
          nodeExpandSecretRef: secretRef,
        },
        claimRef: { kind: "PersistentVolumeClaim", namespace: "differential", name: "claim", uid: "1b2" },
        persistentVolumeReclaimPolicy: "Retain",
        storageClassName: "fast",
        mountOptions: ["hard"],
        volumeMode: "Filesystem",
        nodeAffinity: {
          required: {
            nodeSelectorTerms: [
              {
                matchExpressions: [{ key: "zone", operator: "In", values: ["a", "b"] }],
                matchFields: [{ key: "metadata.name", operator: "In", values: ["node-0"] }],
              },
            ],
          },
        },
        volumeAttributesClassName: "gold",
      }),
      status: { phase: "Available", message: "text", reason: "Fine", lastPhaseTransitionTime: "2024-01-02T03:04:05Z" },
      combinations: {
        "no storage": [set("spec.capacity", { cpu: "1" })],
        "more than storage": [set("spec.capacity", { storage: "1Gi", cpu: "1" })],
        "once by a pod, and others": [set("spec.accessModes", ["ReadWriteOncePod", "ReadWriteOnce"])],
        "a mode twice": [set("spec.accessModes", ["ReadWriteOnce", "ReadWriteOnce"])],
        "two sources": [set("spec.nfs", { server: "a", path: "/a" })],
        "no source": [unset("spec.csi")],
        "another source": [unset("spec.csi"), set("spec.nfs", { server: "a", path: "/a" })],
        "an attributes class and no driver": [unset("spec.csi"), set("spec.nfs", { server: "a", path: "/a" })],
        "an empty attributes class": [set("spec.volumeAttributesClassName", "")],
        "another zone": [set("spec.nodeAffinity.required.nodeSelectorTerms[0].matchExpressions[0].values", ["c"])],
        "two fields": [
          set("spec.nodeAffinity.required.nodeSelectorTerms[0].matchFields[0].values", ["node-0", "node-1"]),
        ],
        "annotated mount options": [set("metadata.annotations", { "volume.beta.kubernetes.io/mount-options": "hard" })],
        "a deprecated annotation": [set("metadata.annotations", { "volume.beta.kubernetes.io/storage-class": "fast" })],
      },
    },
    {
      name: "a path of the node",
      object: aVolume("host-path", { hostPath: { path: "/data", type: "Directory" } }),
      skip: others,
      combinations: {
        "the root, to be recycled": [
          set("spec.hostPath.path", "/"),
          set("spec.persistentVolumeReclaimPolicy", "Recycle"),
        ],
        "dots in the path": [set("spec.hostPath.path", "/a/../b")],
        recycled: [set("spec.persistentVolumeReclaimPolicy", "Recycle")],
        deleted: [set("spec.persistentVolumeReclaimPolicy", "Delete")],
        "mount options": [set("spec.mountOptions", ["hard"])],
      },
    },
    {
      name: "a disk of the node",
      object: aVolume("local", {
        local: { path: "/data", fsType: "ext4" },
        nodeAffinity: {
          required: {
            nodeSelectorTerms: [
              { matchExpressions: [{ key: "kubernetes.io/hostname", operator: "In", values: ["a"] }] },
            ],
          },
        },
      }),
      skip: others,
      combinations: {
        "no affinity": [unset("spec.nodeAffinity")],
        "dots in the path": [set("spec.local.path", "/a/../b")],
        "a block device": [set("spec.volumeMode", "Block")],
      },
    },
    ...Object.entries(sources).map(([name, source]) => ({
      name: `of ${name}`,
      object: aVolume(`of-${name.toLowerCase()}`, { [name]: source }),
      skip: others,
    })),
  ],
};
