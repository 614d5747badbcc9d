import { kinds } from "@kubets/api";
import { type Corpus, set, unset } from "../corpus.ts";

const metadata = { name: "every-field", annotations: { "example.com/note": "text" } };
const apiVersion = "storage.k8s.io/v1";

export const storageClass: Corpus = {
  kind: kinds.StorageClass,
  samples: [
    {
      name: "every field",
      object: {
        apiVersion,
        kind: "StorageClass",
        metadata,
        provisioner: "csi.example.com",
        parameters: { type: "fast" },
        reclaimPolicy: "Retain",
        mountOptions: ["hard"],
        allowVolumeExpansion: true,
        volumeBindingMode: "WaitForFirstConsumer",
        allowedTopologies: [{ matchLabelExpressions: [{ key: "zone", values: ["a", "b"] }] }],
      },
      combinations: {
        "513 parameters": [
          set("parameters", Object.fromEntries(Array.from({ length: 513 }, (_, i) => [`k${i}`, "v"]))),
        ],
        "large parameters": [set("parameters", { a: "x".repeat(256 * 1024) })],
        "an empty parameter": [set("parameters", { "": "x" })],
        "two terms of the same": [
          set("allowedTopologies", [
            { matchLabelExpressions: [{ key: "zone", values: ["a"] }] },
            { matchLabelExpressions: [{ key: "zone", values: ["a"] }] },
          ]),
        ],
        "one key twice": [
          set("allowedTopologies[0].matchLabelExpressions", [
            { key: "zone", values: ["a"] },
            { key: "zone", values: ["b"] },
          ]),
        ],
        "one value twice": [set("allowedTopologies[0].matchLabelExpressions[0].values", ["a", "a"])],
        "a deprecated zone": [
          set("allowedTopologies[0].matchLabelExpressions[0].key", "failure-domain.beta.kubernetes.io/zone"),
        ],
      },
    },
  ],
};

export const csiDriver: Corpus = {
  kind: kinds.CSIDriver,
  samples: [
    {
      name: "every field",
      object: {
        apiVersion,
        kind: "CSIDriver",
        metadata: { ...metadata, name: "csi.example.com" },
        spec: {
          attachRequired: true,
          podInfoOnMount: true,
          volumeLifecycleModes: ["Persistent", "Ephemeral"],
          storageCapacity: true,
          fsGroupPolicy: "File",
          tokenRequests: [{ audience: "vault", expirationSeconds: 3600 }],
          requiresRepublish: true,
          seLinuxMount: true,
          nodeAllocatableUpdatePeriodSeconds: 60,
          serviceAccountTokenInSecrets: true,
        },
      },
      combinations: {
        "one audience twice": [set("spec.tokenRequests", [{ audience: "a" }, { audience: "a" }])],
        "a short token": [set("spec.tokenRequests[0].expirationSeconds", 599)],
        "a long token": [set("spec.tokenRequests[0].expirationSeconds", 4_294_967_297)],
        "a name of 64": [set("metadata.name", "a".repeat(64))],
        "upper case": [set("metadata.name", "CSI.example.com")],
        "an underscore": [set("metadata.name", "csi_a.example.com")],
        "tokens in secrets without tokens": [unset("spec.tokenRequests")],
        often: [set("spec.nodeAllocatableUpdatePeriodSeconds", 9)],
      },
    },
  ],
};

export const csiNode: Corpus = {
  kind: kinds.CSINode,
  samples: [
    {
      name: "every field",
      object: {
        apiVersion,
        kind: "CSINode",
        metadata,
        spec: {
          drivers: [
            {
              name: "csi.example.com",
              nodeID: "n1",
              topologyKeys: ["zone", "example.com/rack"],
              allocatable: { count: 5 },
            },
          ],
        },
      },
      combinations: {
        "one driver twice": [
          set("spec.drivers", [
            { name: "a.example.com", nodeID: "n1", topologyKeys: [] },
            { name: "a.example.com", nodeID: "n2", topologyKeys: [] },
          ]),
        ],
        "one key twice": [set("spec.drivers[0].topologyKeys", ["zone", "zone"])],
        "a long node": [set("spec.drivers[0].nodeID", "n".repeat(257))],
        "another node": [set("spec.drivers[0].nodeID", "n2")],
        "another count": [set("spec.drivers[0].allocatable.count", 6)],
        "another key": [set("spec.drivers[0].topologyKeys", ["zone"])],
        "one more": [set("spec.drivers[1]", { name: "b.example.com", nodeID: "n", topologyKeys: ["x"] })],
        "upper case": [set("spec.drivers[0].name", "CSI.example.com")],
      },
    },
  ],
};

export const csiStorageCapacity: Corpus = {
  kind: kinds.CSIStorageCapacity,
  samples: [
    {
      name: "every field",
      object: {
        apiVersion,
        kind: "CSIStorageCapacity",
        metadata,
        nodeTopology: {
          matchLabels: { zone: "a" },
          matchExpressions: [{ key: "rack", operator: "In", values: ["r1"] }],
        },
        storageClassName: "fast",
        capacity: "1Gi",
        maximumVolumeSize: "512Mi",
      },
      combinations: {
        "a volume larger than all": [set("maximumVolumeSize", "2Gi")],
        "another zone": [set("nodeTopology.matchLabels.zone", "b")],
      },
    },
  ],
};

const inline = {
  capacity: { storage: "1Gi" },
  accessModes: ["ReadWriteOnce"],
  csi: { driver: "csi.example.com", volumeHandle: "v1" },
};

export const volumeAttachment: Corpus = {
  kind: kinds.VolumeAttachment,
  samples: [
    {
      name: "every field",
      object: {
        apiVersion,
        kind: "VolumeAttachment",
        metadata,
        spec: { attacher: "csi.example.com", nodeName: "node-0", source: { persistentVolumeName: "v1" } },
      },
      status: {
        attached: true,
        attachmentMetadata: { device: "/dev/sdb" },
        attachError: { time: "2024-01-02T03:04:05Z", message: "text", errorCode: 5 },
        detachError: { time: "2024-01-02T03:04:05Z", message: "text" },
      },
      combinations: {
        "both sources": [set("spec.source.inlineVolumeSpec", inline)],
        "no source": [set("spec.source", {})],
        "a source inside": [set("spec.source", { inlineVolumeSpec: inline })],
        "a source inside that is none": [set("spec.source", { inlineVolumeSpec: { ...inline, csi: undefined } })],
        "a long error": [set("status.attachError.message", "x".repeat(263_000))],
        "large metadata": [set("status.attachmentMetadata", { a: "x".repeat(263_000) })],
        "another node": [set("spec.nodeName", "node-1")],
      },
    },
  ],
};

export const volumeAttributesClass: Corpus = {
  kind: kinds.VolumeAttributesClass,
  samples: [
    {
      name: "every field",
      object: {
        apiVersion,
        kind: "VolumeAttributesClass",
        metadata,
        driverName: "csi.example.com",
        parameters: { iops: "100" },
      },
      combinations: {
        "other parameters": [set("parameters", { iops: "200" })],
        "no parameters": [unset("parameters")],
        "513 parameters": [
          set("parameters", Object.fromEntries(Array.from({ length: 513 }, (_, i) => [`k${i}`, "v"]))),
        ],
      },
    },
  ],
};
