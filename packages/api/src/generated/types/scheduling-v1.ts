// Generated from proto/k8s/scheduling/v1.proto; do not edit.
import type { ListMeta, ObjectMeta } from "./meta-v1.ts";

/** A priority with a name, for pods to refer to. */
export type PriorityClass = {
  readonly kind: "PriorityClass";
  readonly apiVersion: "scheduling.k8s.io/v1";
  /** Name, labels and the rest that every object has. */
  readonly metadata: ObjectMeta;
  /** The priority: up to 1000000000 for one's own classes; more is the system's. Cannot be changed. */
  readonly value?: number;
  /** Whether pods that name no class get this one. One class at most should say so; of several, the lowest value counts. */
  readonly globalDefault?: boolean;
  /** When to use it, for people. */
  readonly description?: string;
  /** `PreemptLowerPriority` (the default) makes room by ending pods of lower priority, `Never` waits. Cannot be changed. */
  readonly preemptionPolicy?: "PreemptLowerPriority" | "Never";
};

/** A list of PriorityClass objects. */
export interface PriorityClassList {
  readonly kind: "PriorityClassList";
  readonly apiVersion: "scheduling.k8s.io/v1";
  /** Revision and page of the list. */
  readonly metadata: ListMeta;
  /** The objects. */
  readonly items: readonly PriorityClass[];
}
