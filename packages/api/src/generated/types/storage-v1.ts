// Generated from proto/k8s/storage/v1.proto; do not edit.
import type { PersistentVolumeSpec, TopologySelectorTerm } from "./core-v1.ts";
import type { LabelSelector, ListMeta, ObjectMeta, Time } from "./meta-v1.ts";
import type { Quantity } from "./quantity.ts";

/** What Kubernetes must know of a CSI driver. Its name is that of the driver. */
export type CSIDriver = {
  readonly kind: "CSIDriver";
  readonly apiVersion: "storage.k8s.io/v1";
  /** Name, labels and the rest that every object has. */
  readonly metadata: ObjectMeta;
  /** What is wanted. */
  readonly spec: CSIDriverSpec;
};

/** A list of CSIDriver objects. */
export interface CSIDriverList {
  readonly kind: "CSIDriverList";
  readonly apiVersion: "storage.k8s.io/v1";
  /** Revision and page of the list. */
  readonly metadata: ListMeta;
  /** The objects. */
  readonly items: readonly CSIDriver[];
}

/** How the driver wants to be treated. */
export interface CSIDriverSpec {
  /** Whether volumes are attached to a node before they are mounted; a VolumeAttachment is then waited for. True if absent. Cannot be changed. */
  readonly attachRequired?: boolean;
  /** Whether the driver is told the pod's name, namespace, UID and service account at each mount. False if absent. */
  readonly podInfoOnMount?: boolean;
  /** `Persistent` (volumes of claims) and `Ephemeral` (volumes written into a pod). `Persistent` if absent. Cannot be changed. */
  readonly volumeLifecycleModes?: readonly string[];
  /** Whether the scheduler looks at the driver's CSIStorageCapacity objects. False if absent. */
  readonly storageCapacity?: boolean;
  /** Whether files get the pod's group: `ReadWriteOnceWithFSType` (the default), `File` (always) or `None`. */
  readonly fsGroupPolicy?: string;
  /** Service account tokens of the pod that the driver gets at each mount, one for each audience. */
  readonly tokenRequests?: readonly TokenRequest[];
  /** Whether the driver is asked to mount again from time to time, for contents that change. False if absent. */
  readonly requiresRepublish?: boolean;
  /** Whether volumes can be mounted with an SELinux label in place of labelling each file. False if absent. */
  readonly seLinuxMount?: boolean;
  /** How often a node asks the driver how many volumes it can have; at least 10 seconds. Never again if absent. */
  readonly nodeAllocatableUpdatePeriodSeconds?: number;
  /** Whether tokens are handed over as secrets, which drivers do not log, in place of the volume's context. */
  readonly serviceAccountTokenInSecrets?: boolean;
  /** Whether nodes without the driver are out for pods that use it, even where its limits are not known. */
  readonly preventPodSchedulingIfMissing?: boolean;
}

/** CSI drivers that run on a node. Its name is that of the node; the kubelet writes it. */
export type CSINode = {
  readonly kind: "CSINode";
  readonly apiVersion: "storage.k8s.io/v1";
  /** Name, labels and the rest that every object has. */
  readonly metadata: ObjectMeta;
  /** What is wanted. */
  readonly spec: CSINodeSpec;
};

/** A CSI driver that runs on a node. */
export interface CSINodeDriver {
  /** Name of the driver. */
  readonly name: string;
  /** What the driver calls the node. Volumes are attached under this name. */
  readonly nodeID: string;
  /** Labels of the node that tell where it is, in the driver's eyes. */
  readonly topologyKeys?: readonly string[];
  /** How many of the driver's volumes the node can have. */
  readonly allocatable?: VolumeNodeResources;
}

/** A list of CSINode objects. */
export interface CSINodeList {
  readonly kind: "CSINodeList";
  readonly apiVersion: "storage.k8s.io/v1";
  /** Revision and page of the list. */
  readonly metadata: ListMeta;
  /** The objects. */
  readonly items: readonly CSINode[];
}

/** CSI drivers that run on a node. */
export interface CSINodeSpec {
  /** Drivers that run on the node; none twice. An entry cannot be changed, only taken out and put in again. */
  readonly drivers: readonly CSINodeDriver[];
}

/** How much storage a driver has left for a class, in one place. The scheduler reads it for volumes that are made when a pod comes. */
export type CSIStorageCapacity = {
  readonly kind: "CSIStorageCapacity";
  readonly apiVersion: "storage.k8s.io/v1";
  /** Name, labels and the rest that every object has. */
  readonly metadata: ObjectMeta;
  /** Nodes that can reach this storage, by labels. Absent is none, empty is all. Cannot be changed. */
  readonly nodeTopology?: LabelSelector;
  /** Class that volumes would be made by. Cannot be changed. */
  readonly storageClassName: string;
  /** How much is left; not known if absent. */
  readonly capacity?: Quantity;
  /** Largest volume that can be made, which may be less than what is left. */
  readonly maximumVolumeSize?: Quantity;
};

/** A list of CSIStorageCapacity objects. */
export interface CSIStorageCapacityList {
  readonly kind: "CSIStorageCapacityList";
  readonly apiVersion: "storage.k8s.io/v1";
  /** Revision and page of the list. */
  readonly metadata: ListMeta;
  /** The objects. */
  readonly items: readonly CSIStorageCapacity[];
}

/** A sort of volumes, and how they are made. */
export type StorageClass = {
  readonly kind: "StorageClass";
  readonly apiVersion: "storage.k8s.io/v1";
  /** Name, labels and the rest that every object has. */
  readonly metadata: ObjectMeta;
  /** Who makes the volumes. Cannot be changed. */
  readonly provisioner: string;
  /** Settings in the provisioner's own words: at most 512, of 256 KiB in all. Cannot be changed. */
  readonly parameters?: Readonly<Record<string, string>>;
  /** Reclaim policy of the volumes made: `Delete` (the default) or `Retain`. Cannot be changed. */
  readonly reclaimPolicy?: "Recycle" | "Delete" | "Retain";
  /** Mount options of the volumes made; not checked. */
  readonly mountOptions?: readonly string[];
  /** Whether claims of the class may grow. */
  readonly allowVolumeExpansion?: boolean;
  /** `Immediate` (the default) makes and binds a volume at once; `WaitForFirstConsumer` when a pod that uses it is scheduled. Cannot be changed. */
  readonly volumeBindingMode?: "Immediate" | "WaitForFirstConsumer";
  /** Where volumes may be made; anywhere if absent. Cannot be changed. */
  readonly allowedTopologies?: readonly TopologySelectorTerm[];
};

/** A list of StorageClass objects. */
export interface StorageClassList {
  readonly kind: "StorageClassList";
  readonly apiVersion: "storage.k8s.io/v1";
  /** Revision and page of the list. */
  readonly metadata: ListMeta;
  /** The objects. */
  readonly items: readonly StorageClass[];
}

/** A token of the pod's service account that a driver wants. */
export interface TokenRequest {
  /** For whom the token is meant; the apiserver if empty. */
  readonly audience: string;
  /** How long the token is good: at least 600 seconds; 3600 if absent. */
  readonly expirationSeconds?: number;
}

/** Asks to attach a volume to a node, or to keep it attached. */
export type VolumeAttachment = {
  readonly kind: "VolumeAttachment";
  readonly apiVersion: "storage.k8s.io/v1";
  /** Name, labels and the rest that every object has. */
  readonly metadata: ObjectMeta;
  /** What is wanted. */
  readonly spec: VolumeAttachmentSpec;
  /** What is, as last observed. */
  readonly status: VolumeAttachmentStatus;
};

/** A list of VolumeAttachment objects. */
export interface VolumeAttachmentList {
  readonly kind: "VolumeAttachmentList";
  readonly apiVersion: "storage.k8s.io/v1";
  /** Revision and page of the list. */
  readonly metadata: ListMeta;
  /** The objects. */
  readonly items: readonly VolumeAttachment[];
}

/** Volume to attach; exactly one member is set. */
export interface VolumeAttachmentSource {
  /** Volume to attach. Excludes `inlineVolumeSpec`. */
  readonly persistentVolumeName?: string;
  /** The volume as a specification of its own, for volumes of old plugins in pods that a CSI driver serves. */
  readonly inlineVolumeSpec?: PersistentVolumeSpec;
}

/** What is attached where, and by whom. Cannot be changed. */
export interface VolumeAttachmentSpec {
  /** CSI driver that attaches. */
  readonly attacher: string;
  /** What is attached. */
  readonly source: VolumeAttachmentSource;
  /** Node that it is attached to. */
  readonly nodeName: string;
}

/** Whether it is attached. */
export interface VolumeAttachmentStatus {
  /** Whether it is attached. */
  readonly attached: boolean;
  /** What the driver told, for the mount on the node. */
  readonly attachmentMetadata?: Readonly<Record<string, string>>;
  /** Why it could not be attached last time. */
  readonly attachError?: VolumeError;
  /** Why it could not be detached last time. */
  readonly detachError?: VolumeError;
}

/** Attributes of volumes that can be changed while they are used. */
export type VolumeAttributesClass = {
  readonly kind: "VolumeAttributesClass";
  readonly apiVersion: "storage.k8s.io/v1";
  /** Name, labels and the rest that every object has. */
  readonly metadata: ObjectMeta;
  /** CSI driver that the parameters are for. Cannot be changed. */
  readonly driverName: string;
  /** Attributes of volumes in the driver's own words, such as `iops`: at least one, at most 512. Cannot be changed. */
  readonly parameters?: Readonly<Record<string, string>>;
};

/** A list of VolumeAttributesClass objects. */
export interface VolumeAttributesClassList {
  readonly kind: "VolumeAttributesClassList";
  readonly apiVersion: "storage.k8s.io/v1";
  /** Revision and page of the list. */
  readonly metadata: ListMeta;
  /** The objects. */
  readonly items: readonly VolumeAttributesClass[];
}

/** Why something failed, and when. */
export interface VolumeError {
  /** When it happened. */
  readonly time?: Time;
  /** What the driver said; it may be in logs, so no secrets. */
  readonly message?: string;
  /** gRPC code of the driver's answer; 8 (exhausted) tells that the node can have no more volumes. */
  readonly errorCode?: number;
}

/** How many volumes a node can have. */
export interface VolumeNodeResources {
  /** How many volumes at once; no limit if absent, none if 0. */
  readonly count?: number;
}
