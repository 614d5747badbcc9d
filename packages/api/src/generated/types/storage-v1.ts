// Generated from proto/k8s/storage/v1.proto; do not edit.
import type { PersistentVolumeSpec, TopologySelectorTerm } from "./core-v1.ts";
import type { LabelSelector, ListMeta, ObjectMeta, Time } from "./meta-v1.ts";
import type { Quantity } from "./quantity.ts";

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

export interface CSIDriverSpec {
  readonly attachRequired?: boolean;
  readonly podInfoOnMount?: boolean;
  readonly volumeLifecycleModes?: readonly string[];
  readonly storageCapacity?: boolean;
  readonly fsGroupPolicy?: string;
  readonly tokenRequests?: readonly TokenRequest[];
  readonly requiresRepublish?: boolean;
  readonly seLinuxMount?: boolean;
  readonly nodeAllocatableUpdatePeriodSeconds?: number;
  readonly serviceAccountTokenInSecrets?: boolean;
  readonly preventPodSchedulingIfMissing?: boolean;
}

export type CSINode = {
  readonly kind: "CSINode";
  readonly apiVersion: "storage.k8s.io/v1";
  /** Name, labels and the rest that every object has. */
  readonly metadata: ObjectMeta;
  /** What is wanted. */
  readonly spec: CSINodeSpec;
};

export interface CSINodeDriver {
  readonly name: string;
  readonly nodeID: string;
  readonly topologyKeys?: readonly string[];
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

export interface CSINodeSpec {
  readonly drivers: readonly CSINodeDriver[];
}

export type CSIStorageCapacity = {
  readonly kind: "CSIStorageCapacity";
  readonly apiVersion: "storage.k8s.io/v1";
  /** Name, labels and the rest that every object has. */
  readonly metadata: ObjectMeta;
  readonly nodeTopology?: LabelSelector;
  readonly storageClassName: string;
  readonly capacity?: Quantity;
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

export type StorageClass = {
  readonly kind: "StorageClass";
  readonly apiVersion: "storage.k8s.io/v1";
  /** Name, labels and the rest that every object has. */
  readonly metadata: ObjectMeta;
  readonly provisioner: string;
  readonly parameters?: Readonly<Record<string, string>>;
  readonly reclaimPolicy?: "Recycle" | "Delete" | "Retain";
  readonly mountOptions?: readonly string[];
  readonly allowVolumeExpansion?: boolean;
  readonly volumeBindingMode?: "Immediate" | "WaitForFirstConsumer";
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

export interface TokenRequest {
  readonly audience: string;
  readonly expirationSeconds?: number;
}

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

export interface VolumeAttachmentSource {
  readonly persistentVolumeName?: string;
  readonly inlineVolumeSpec?: PersistentVolumeSpec;
}

export interface VolumeAttachmentSpec {
  readonly attacher: string;
  readonly source: VolumeAttachmentSource;
  readonly nodeName: string;
}

export interface VolumeAttachmentStatus {
  readonly attached: boolean;
  readonly attachmentMetadata?: Readonly<Record<string, string>>;
  readonly attachError?: VolumeError;
  readonly detachError?: VolumeError;
}

export type VolumeAttributesClass = {
  readonly kind: "VolumeAttributesClass";
  readonly apiVersion: "storage.k8s.io/v1";
  /** Name, labels and the rest that every object has. */
  readonly metadata: ObjectMeta;
  readonly driverName: string;
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

export interface VolumeError {
  readonly time?: Time;
  readonly message?: string;
  readonly errorCode?: number;
}

export interface VolumeNodeResources {
  readonly count?: number;
}
