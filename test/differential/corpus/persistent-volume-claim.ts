import { kinds } from "@kubets/api";
import { type Corpus, set, unset } from "../corpus.ts";

export const persistentVolumeClaim: Corpus = {
  kind: kinds.PersistentVolumeClaim,
  samples: [
    {
      name: "every field",
      object: {
        apiVersion: "v1",
        kind: "PersistentVolumeClaim",
        metadata: { name: "every-field", annotations: { "example.com/note": "text" } },
        spec: {
          accessModes: ["ReadWriteOnce"],
          selector: {
            matchLabels: { tier: "fast" },
            matchExpressions: [{ key: "zone", operator: "In", values: ["a"] }],
          },
          resources: { requests: { storage: "1Gi" }, limits: { storage: "2Gi" } },
          volumeName: "volume",
          storageClassName: "fast",
          volumeMode: "Filesystem",
          dataSource: { apiGroup: "snapshot.storage.k8s.io", kind: "VolumeSnapshot", name: "snap" },
          dataSourceRef: { apiGroup: "snapshot.storage.k8s.io", kind: "VolumeSnapshot", name: "snap" },
          volumeAttributesClassName: "gold",
        },
      },
      status: {
        phase: "Bound",
        accessModes: ["ReadWriteOnce"],
        capacity: { storage: "1Gi" },
        conditions: [
          {
            type: "Resizing",
            status: "True",
            lastProbeTime: "2024-01-02T03:04:05Z",
            lastTransitionTime: "2024-01-02T03:04:05Z",
            reason: "Fine",
            message: "text",
          },
        ],
        allocatedResources: { storage: "1Gi" },
        allocatedResourceStatuses: { storage: "ControllerResizeInProgress" },
        currentVolumeAttributesClassName: "gold",
        modifyVolumeStatus: { targetVolumeAttributesClassName: "silver", status: "InProgress" },
      },
      combinations: {
        "more storage": [set("spec.resources.requests.storage", "2Gi")],
        "less storage": [set("spec.resources.requests.storage", "1Mi")],
        "another class": [set("spec.storageClassName", "slow")],
        "another source": [set("spec.dataSource.name", "other"), set("spec.dataSourceRef.name", "other")],
        "two different sources": [set("spec.dataSourceRef.name", "other")],
        "a claim as source": [
          set("spec.dataSource", { kind: "PersistentVolumeClaim", name: "a" }),
          unset("spec.dataSourceRef"),
        ],
        "a core kind as source": [set("spec.dataSource", { kind: "Pod", name: "a" }), unset("spec.dataSourceRef")],
        "a core kind as reference": [unset("spec.dataSource"), set("spec.dataSourceRef", { kind: "Pod", name: "a" })],
        "a source in another namespace": [
          unset("spec.dataSource"),
          set("spec.dataSourceRef", { apiGroup: "example.com", kind: "A", name: "a", namespace: "other" }),
        ],
        "only a reference": [unset("spec.dataSource")],
        "only a source": [unset("spec.dataSourceRef")],
        "no volume": [unset("spec.volumeName")],
        "no class": [unset("spec.storageClassName")],
        "an empty class": [set("spec.storageClassName", "")],
        "no request": [unset("spec.resources.requests")],
        "a request of more than it may": [set("spec.resources.requests.storage", "3Gi")],
        "once by a pod, and others": [set("spec.accessModes", ["ReadWriteOncePod", "ReadWriteOnce"])],
        "another attributes class": [set("spec.volumeAttributesClassName", "silver")],
        "an unknown allocation": [set("status.allocatedResourceStatuses", { storage: "Odd" })],
        "an allocation of an unknown resource": [set("status.allocatedResourceStatuses", { cpu: "NodeResizePending" })],
        "an annotated class": [set("metadata.annotations", { "volume.beta.kubernetes.io/storage-class": "fast" })],
      },
    },
    {
      name: "the least",
      object: {
        apiVersion: "v1",
        kind: "PersistentVolumeClaim",
        metadata: { name: "least" },
        spec: { accessModes: ["ReadWriteMany"], resources: { requests: { storage: "1Gi" } } },
      },
      handmade: true,
      combinations: {
        "more storage": [set("spec.resources.requests.storage", "2Gi")],
        "a class": [set("spec.storageClassName", "fast")],
        "a volume": [set("spec.volumeName", "volume")],
        "an attributes class": [set("spec.volumeAttributesClassName", "gold")],
        "another mode": [set("spec.accessModes", ["ReadWriteOnce"])],
        "a block device": [set("spec.volumeMode", "Block")],
      },
    },
  ],
};
