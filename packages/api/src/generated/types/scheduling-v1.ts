// Generated from proto/k8s/scheduling/v1.proto; do not edit.
import type { ListMeta, ObjectMeta } from "./meta-v1.ts";

export type PriorityClass = {
  readonly kind: "PriorityClass";
  readonly apiVersion: "scheduling.k8s.io/v1";
  /** Name, labels and the rest that every object has. */
  readonly metadata: ObjectMeta;
  readonly value?: number;
  readonly globalDefault?: boolean;
  readonly description?: string;
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
