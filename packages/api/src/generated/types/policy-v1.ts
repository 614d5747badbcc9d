// Generated from proto/k8s/policy/v1.proto; do not edit.
import type { IntOrString } from "./intstr.ts";
import type { Condition, DeleteOptions, LabelSelector, ListMeta, ObjectMeta, Time } from "./meta-v1.ts";

/** Asks to delete a pod, unless a disruption budget says no. Created at the pod's `eviction`. */
export interface Eviction {
  readonly kind: "Eviction";
  readonly apiVersion: "policy/v1";
  /** Name and namespace of the pod. */
  readonly metadata: ObjectMeta;
  /** Options of the deletion: grace, preconditions, dry run. */
  readonly deleteOptions?: DeleteOptions;
}

/** How many pods of a set may be away at once by evictions. */
export type PodDisruptionBudget = {
  readonly kind: "PodDisruptionBudget";
  readonly apiVersion: "policy/v1";
  /** Name, labels and the rest that every object has. */
  readonly metadata: ObjectMeta;
  /** What is wanted. */
  readonly spec: PodDisruptionBudgetSpec;
  /** What is, as last observed. */
  readonly status: PodDisruptionBudgetStatus;
};

/** A list of PodDisruptionBudget objects. */
export interface PodDisruptionBudgetList {
  readonly kind: "PodDisruptionBudgetList";
  readonly apiVersion: "policy/v1";
  /** Revision and page of the list. */
  readonly metadata: ListMeta;
  /** The objects. */
  readonly items: readonly PodDisruptionBudget[];
}

/** Which pods, and how many of them must stay. */
export interface PodDisruptionBudgetSpec {
  /** How many of the pods must stay available, as a number or in per cent. Excludes `maxUnavailable`. */
  readonly minAvailable?: IntOrString;
  /** Pods of the namespace that are guarded. Absent is none, empty is all. */
  readonly selector?: LabelSelector;
  /** How many of the pods may be away, as a number or in per cent. Excludes `minAvailable`. */
  readonly maxUnavailable?: IntOrString;
  /** Whether running pods that are not ready can be evicted: `IfHealthyBudget` (the default: only while enough others are healthy) or `AlwaysAllow`. */
  readonly unhealthyPodEvictionPolicy?: "IfHealthyBudget" | "AlwaysAllow";
}

/** How many of them may go now. */
export interface PodDisruptionBudgetStatus {
  /** Generation of the spec that these numbers are about; evictions wait until it is the newest. */
  readonly observedGeneration?: number;
  /** Pods whose eviction was let through and that are not seen to go yet, and since when. */
  readonly disruptedPods?: Readonly<Record<string, Time>>;
  /** How many pods may be evicted now. */
  readonly disruptionsAllowed?: number;
  /** How many pods are healthy. */
  readonly currentHealthy?: number;
  /** How many must be. */
  readonly desiredHealthy?: number;
  /** How many there should be. */
  readonly expectedPods?: number;
  /** `DisruptionAllowed` tells whether any pod may be evicted now, and why not. */
  readonly conditions?: readonly Condition[];
}
