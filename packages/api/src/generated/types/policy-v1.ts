// Generated from proto/k8s/policy/v1.proto; do not edit.
import type { IntOrString } from "./intstr.ts";
import type { Condition, DeleteOptions, LabelSelector, ListMeta, ObjectMeta, Time } from "./meta-v1.ts";

export interface Eviction {
  readonly kind: "Eviction";
  readonly apiVersion: "policy/v1";
  readonly metadata: ObjectMeta;
  readonly deleteOptions?: DeleteOptions;
}

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

export interface PodDisruptionBudgetSpec {
  readonly minAvailable?: IntOrString;
  readonly selector?: LabelSelector;
  readonly maxUnavailable?: IntOrString;
  readonly unhealthyPodEvictionPolicy?: "IfHealthyBudget" | "AlwaysAllow";
}

export interface PodDisruptionBudgetStatus {
  readonly observedGeneration?: number;
  readonly disruptedPods?: Readonly<Record<string, Time>>;
  readonly disruptionsAllowed?: number;
  readonly currentHealthy?: number;
  readonly desiredHealthy?: number;
  readonly expectedPods?: number;
  readonly conditions?: readonly Condition[];
}
