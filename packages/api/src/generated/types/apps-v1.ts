// Generated from proto/k8s/apps/v1.proto; do not edit.
import type { PersistentVolumeClaim, PodTemplateSpec } from "./core-v1.ts";
import type { IntOrString } from "./intstr.ts";
import type { LabelSelector, ListMeta, ObjectMeta, Time } from "./meta-v1.ts";
import type { RawExtension } from "./runtime.ts";

/** A remembered state of a stateful set or daemon set, to roll back to. Cannot be changed. */
export type ControllerRevision = {
  readonly kind: "ControllerRevision";
  readonly apiVersion: "apps/v1";
  /** Name, labels and the rest that every object has. */
  readonly metadata: ObjectMeta;
  /** The state, in a form that only its controller reads. */
  readonly data?: RawExtension;
  /** Counts the states. */
  readonly revision: number;
};

/** A list of ControllerRevision objects. */
export interface ControllerRevisionList {
  readonly kind: "ControllerRevisionList";
  readonly apiVersion: "apps/v1";
  /** Revision and page of the list. */
  readonly metadata: ListMeta;
  /** The objects. */
  readonly items: readonly ControllerRevision[];
}

/** Runs a pod on every node, or on every node of a kind. */
export type DaemonSet = {
  readonly kind: "DaemonSet";
  readonly apiVersion: "apps/v1";
  /** Name, labels and the rest that every object has. */
  readonly metadata: ObjectMeta;
  /** What is wanted. */
  readonly spec: DaemonSetSpec;
  /** What is, as the controller last saw it. */
  readonly status: DaemonSetStatus;
};

/** One observation about the state of the object. */
export interface DaemonSetCondition {
  /** What was observed. */
  readonly type: string;
  /** True, False or Unknown. */
  readonly status: string;
  /** When the status last changed. */
  readonly lastTransitionTime?: Time;
  /** The cause in one word, for programs. */
  readonly reason?: string;
  /** The cause in a sentence, for people. */
  readonly message?: string;
}

/** A list of DaemonSet objects. */
export interface DaemonSetList {
  readonly kind: "DaemonSetList";
  readonly apiVersion: "apps/v1";
  /** Revision and page of the list. */
  readonly metadata: ListMeta;
  /** The objects. */
  readonly items: readonly DaemonSet[];
}

/** What a daemon set is to run, and where. */
export interface DaemonSetSpec {
  /** Labels by which the set knows its pods. They must be in the template, and cannot be changed. */
  readonly selector: LabelSelector;
  /** What the pods look like. Its node selector and affinity choose the nodes. */
  readonly template: PodTemplateSpec;
  /** How pods are replaced when the template changes. */
  readonly updateStrategy: DaemonSetUpdateStrategy;
  /** Seconds a pod must be ready before it counts as available. Defaults to 0. */
  readonly minReadySeconds?: number;
  /** How many old revisions are kept to roll back to. Defaults to 10. */
  readonly revisionHistoryLimit?: number;
}

/** How far a daemon set has come. */
export interface DaemonSetStatus {
  /** Nodes that run a pod and should. */
  readonly currentNumberScheduled: number;
  /** Nodes that run a pod and should not. */
  readonly numberMisscheduled: number;
  /** Nodes that should run a pod. */
  readonly desiredNumberScheduled: number;
  /** Nodes whose pod is ready. */
  readonly numberReady: number;
  /** Generation that the controller has seen. */
  readonly observedGeneration?: number;
  /** Nodes whose pod has the current template. */
  readonly updatedNumberScheduled?: number;
  /** Nodes whose pod has been ready for minReadySeconds. */
  readonly numberAvailable?: number;
  /** Nodes that should have an available pod and have none. */
  readonly numberUnavailable?: number;
  /** Counts name collisions of revisions. */
  readonly collisionCount?: number;
  /** Observations about the set. */
  readonly conditions?: readonly DaemonSetCondition[];
}

/** How the pods of a daemon set are replaced. */
export interface DaemonSetUpdateStrategy {
  /** RollingUpdate, node by node, or OnDelete, only when somebody deletes a pod. Defaults to RollingUpdate. */
  readonly type?: "RollingUpdate" | "OnDelete";
  /** Details of RollingUpdate. */
  readonly rollingUpdate?: RollingUpdateDaemonSet;
}

/** Keeps a number of equal pods running, and replaces them step by step when their template changes. */
export type Deployment = {
  readonly kind: "Deployment";
  readonly apiVersion: "apps/v1";
  /** Name, labels and the rest that every object has. */
  readonly metadata: ObjectMeta;
  /** What is wanted. */
  readonly spec: DeploymentSpec;
  /** What is, as the deployment controller last saw it. */
  readonly status: DeploymentStatus;
};

/** One observation about a deployment. */
export interface DeploymentCondition {
  /** Available, Progressing or ReplicaFailure. */
  readonly type: string;
  /** True, False or Unknown. */
  readonly status: string;
  /** When the condition was last written. */
  readonly lastUpdateTime?: Time;
  /** When its status last changed. */
  readonly lastTransitionTime?: Time;
  /** The cause in one word. */
  readonly reason?: string;
  /** The cause in a sentence. */
  readonly message?: string;
}

/** A list of Deployment objects. */
export interface DeploymentList {
  readonly kind: "DeploymentList";
  readonly apiVersion: "apps/v1";
  /** Revision and page of the list. */
  readonly metadata: ListMeta;
  /** The objects. */
  readonly items: readonly Deployment[];
}

/** What a deployment is to keep running. */
export interface DeploymentSpec {
  /** How many pods. Defaults to 1. */
  readonly replicas?: number;
  /** Labels by which the deployment knows its pods. They must be in the template, and cannot be changed. */
  readonly selector: LabelSelector;
  /** What the pods look like. A change of it begins a rollout. */
  readonly template: PodTemplateSpec;
  /** How old pods are replaced by new ones. */
  readonly strategy: DeploymentStrategy;
  /** Seconds a new pod must be ready, without a container failing, before it counts as available. Defaults to 0. */
  readonly minReadySeconds?: number;
  /** How many old replica sets are kept to roll back to. Defaults to 10. */
  readonly revisionHistoryLimit?: number;
  /** While true, a change of the template begins no rollout. */
  readonly paused?: boolean;
  /** Seconds without progress after which a rollout counts as failed. It is not stopped. Defaults to 600. */
  readonly progressDeadlineSeconds?: number;
}

/** How far a deployment has come. */
export interface DeploymentStatus {
  /** Generation that the controller has seen. */
  readonly observedGeneration?: number;
  /** Pods that the selector matches and that have not ended. */
  readonly replicas?: number;
  /** Those that have the current template. */
  readonly updatedReplicas?: number;
  /** Those that are ready. */
  readonly readyReplicas?: number;
  /** Those that have been ready for minReadySeconds. */
  readonly availableReplicas?: number;
  /** Pods missing until all that are wanted are available. */
  readonly unavailableReplicas?: number;
  /** Pods that are being deleted. */
  readonly terminatingReplicas?: number;
  /** Available, Progressing and ReplicaFailure. */
  readonly conditions?: readonly DeploymentCondition[];
  /** Counts name collisions of replica sets, so that the next hash differs. */
  readonly collisionCount?: number;
}

/** How old pods are replaced by new ones. */
export interface DeploymentStrategy {
  /** RollingUpdate, step by step, or Recreate, all old ones first. Defaults to RollingUpdate. */
  readonly type?: "Recreate" | "RollingUpdate";
  /** The size of a step; only with RollingUpdate. */
  readonly rollingUpdate?: RollingUpdateDeployment;
}

/** Keeps a number of equal pods running. Usually made by a deployment. */
export type ReplicaSet = {
  readonly kind: "ReplicaSet";
  readonly apiVersion: "apps/v1";
  /** Name, labels and the rest that every object has. Empty labels are taken from the template. */
  readonly metadata: ObjectMeta;
  /** What is wanted. */
  readonly spec: ReplicaSetSpec;
  /** What is, as the controller last saw it. */
  readonly status: ReplicaSetStatus;
};

/** One observation about the state of the object. */
export interface ReplicaSetCondition {
  /** What was observed. */
  readonly type: string;
  /** True, False or Unknown. */
  readonly status: string;
  /** When the status last changed. */
  readonly lastTransitionTime?: Time;
  /** The cause in one word, for programs. */
  readonly reason?: string;
  /** The cause in a sentence, for people. */
  readonly message?: string;
}

/** A list of ReplicaSet objects. */
export interface ReplicaSetList {
  readonly kind: "ReplicaSetList";
  readonly apiVersion: "apps/v1";
  /** Revision and page of the list. */
  readonly metadata: ListMeta;
  /** The objects. */
  readonly items: readonly ReplicaSet[];
}

/** What a replica set is to keep running. */
export interface ReplicaSetSpec {
  /** How many pods. Defaults to 1. */
  readonly replicas?: number;
  /** Seconds a pod must be ready before it counts as available. Defaults to 0. */
  readonly minReadySeconds?: number;
  /** Labels by which the replica set knows its pods. They must be in the template, and cannot be changed. */
  readonly selector: LabelSelector;
  /** What new pods look like. A change of it does not touch pods that exist. */
  readonly template: PodTemplateSpec;
}

/** How many pods a replica set has. */
export interface ReplicaSetStatus {
  /** Pods that have not ended. */
  readonly replicas: number;
  /** Those that have all labels of the template. */
  readonly fullyLabeledReplicas?: number;
  /** Those that are ready. */
  readonly readyReplicas?: number;
  /** Those that have been ready for minReadySeconds. */
  readonly availableReplicas?: number;
  /** Pods that are being deleted. */
  readonly terminatingReplicas?: number;
  /** Generation that the controller has seen. */
  readonly observedGeneration?: number;
  /** Observations, such as ReplicaFailure. */
  readonly conditions?: readonly ReplicaSetCondition[];
}

/** How many nodes may be without a pod, or have two, during an update. */
export interface RollingUpdateDaemonSet {
  /** Nodes that may be without: a number, or a percentage of those wanted. Defaults to 1. */
  readonly maxUnavailable?: IntOrString;
  /** Nodes that may have the old and the new pod: a number, or a percentage of those wanted. Defaults to 0. */
  readonly maxSurge?: IntOrString;
}

/** How many pods may be missing or too many during a rollout. */
export interface RollingUpdateDeployment {
  /** How many pods may be missing: a number, or a percentage of replicas, rounded down. Defaults to 25%. */
  readonly maxUnavailable?: IntOrString;
  /** How many pods more than wanted there may be: a number, or a percentage of replicas, rounded up. Defaults to 25%. */
  readonly maxSurge?: IntOrString;
}

/** Which pods are replaced, and how many at a time. */
export interface RollingUpdateStatefulSetStrategy {
  /** Only pods with this number or a higher one are replaced. Defaults to 0. */
  readonly partition?: number;
  /** How many pods may be missing meanwhile: a number, or a percentage of replicas. Defaults to 1. */
  readonly maxUnavailable?: IntOrString;
}

/** Keeps pods with lasting names, network identities and volumes: web-0, web-1, and so on. */
export type StatefulSet = {
  readonly kind: "StatefulSet";
  readonly apiVersion: "apps/v1";
  /** Name, labels and the rest that every object has. */
  readonly metadata: ObjectMeta;
  /** What is wanted. */
  readonly spec: StatefulSetSpec;
  /** What is, as the controller last saw it. */
  readonly status: StatefulSetStatus;
};

/** One observation about the state of the object. */
export interface StatefulSetCondition {
  /** What was observed. */
  readonly type: string;
  /** True, False or Unknown. */
  readonly status: string;
  /** When the status last changed. */
  readonly lastTransitionTime?: Time;
  /** The cause in one word, for programs. */
  readonly reason?: string;
  /** The cause in a sentence, for people. */
  readonly message?: string;
}

/** A list of StatefulSet objects. */
export interface StatefulSetList {
  readonly kind: "StatefulSetList";
  readonly apiVersion: "apps/v1";
  /** Revision and page of the list. */
  readonly metadata: ListMeta;
  /** The objects. */
  readonly items: readonly StatefulSet[];
}

/** How the pods of a stateful set are numbered. */
export interface StatefulSetOrdinals {
  /** Number of the first pod; 0 if absent. To move a set elsewhere, pod by pod. */
  readonly start?: number;
}

/** What becomes of the claims that a stateful set made. */
export interface StatefulSetPersistentVolumeClaimRetentionPolicy {
  /** What becomes of the claims when the set is deleted: `Retain` (the default) or `Delete`. */
  readonly whenDeleted?: string;
  /** What becomes of the claims of pods that are scaled away: `Retain` (the default) or `Delete`. */
  readonly whenScaled?: string;
}

/** What a stateful set is to keep running. */
export interface StatefulSetSpec {
  /** How many pods. Defaults to 1. */
  readonly replicas?: number;
  /** Labels by which the set knows its pods. They must be in the template, and cannot be changed. */
  readonly selector: LabelSelector;
  /** What the pods look like; each also gets its name and its claims. */
  readonly template: PodTemplateSpec;
  /** Claims that each pod gets a copy of, and keeps when it is made again. */
  readonly volumeClaimTemplates?: readonly PersistentVolumeClaim[];
  /** Headless service, made beforehand, under which the pods have their DNS names. */
  readonly serviceName?: string;
  /** OrderedReady starts and stops one pod after the other, Parallel all at once. Defaults to OrderedReady. */
  readonly podManagementPolicy?: "OrderedReady" | "Parallel";
  /** How pods are replaced when the template changes. */
  readonly updateStrategy: StatefulSetUpdateStrategy;
  /** How many old revisions are kept to roll back to. Defaults to 10. */
  readonly revisionHistoryLimit?: number;
  /** Seconds a pod must be ready before it counts as available. Defaults to 0. */
  readonly minReadySeconds?: number;
  /** What becomes of the claims when the set is deleted or made smaller. By default they stay. */
  readonly persistentVolumeClaimRetentionPolicy?: StatefulSetPersistentVolumeClaimRetentionPolicy;
  /** At which number the pods begin. Defaults to 0. */
  readonly ordinals?: StatefulSetOrdinals;
}

/** How far a stateful set has come. */
export interface StatefulSetStatus {
  /** Generation that the controller has seen. */
  readonly observedGeneration?: number;
  /** Pods that exist. */
  readonly replicas: number;
  /** Those that are ready. */
  readonly readyReplicas?: number;
  /** Those of the current revision. */
  readonly currentReplicas?: number;
  /** Those of the update revision. */
  readonly updatedReplicas?: number;
  /** Revision of the pods that are not yet updated. */
  readonly currentRevision?: string;
  /** Revision of the pods that are. */
  readonly updateRevision?: string;
  /** Counts name collisions of revisions. */
  readonly collisionCount?: number;
  /** Observations about the set. */
  readonly conditions?: readonly StatefulSetCondition[];
  /** Pods that have been ready for minReadySeconds. */
  readonly availableReplicas?: number;
}

/** How the pods of a stateful set are replaced. */
export interface StatefulSetUpdateStrategy {
  /** RollingUpdate, from the highest number down, or OnDelete, only when somebody deletes a pod. Defaults to RollingUpdate. */
  readonly type?: "RollingUpdate" | "OnDelete";
  /** Details of RollingUpdate. */
  readonly rollingUpdate?: RollingUpdateStatefulSetStrategy;
}
