// Generated from proto/k8s/node/v1.proto; do not edit.
import type { Toleration } from "./core-v1.ts";
import type { ListMeta, ObjectMeta } from "./meta-v1.ts";
import type { Quantity } from "./quantity.ts";

/** What running a pod takes beyond its containers. */
export interface Overhead {
  /** What a pod takes beyond its containers; added to its requests. */
  readonly podFixed?: Readonly<Record<string, Quantity>>;
}

/** A manner of running containers that nodes offer, such as within a small machine of their own. */
export type RuntimeClass = {
  readonly kind: "RuntimeClass";
  readonly apiVersion: "node.k8s.io/v1";
  /** Name, labels and the rest that every object has. */
  readonly metadata: ObjectMeta;
  /** Name under which the node's runtime knows it; a DNS label. Cannot be changed. */
  readonly handler: string;
  /** What running a pod in this manner takes. */
  readonly overhead?: Overhead;
  /** Nodes that can run it; all if absent. */
  readonly scheduling?: Scheduling;
};

/** A list of RuntimeClass objects. */
export interface RuntimeClassList {
  readonly kind: "RuntimeClassList";
  readonly apiVersion: "node.k8s.io/v1";
  /** Revision and page of the list. */
  readonly metadata: ListMeta;
  /** The objects. */
  readonly items: readonly RuntimeClass[];
}

/** Nodes that can run pods of a class. */
export interface Scheduling {
  /** Labels that such nodes have; merged into the pod's selector, which must not contradict. */
  readonly nodeSelector?: Readonly<Record<string, string>>;
  /** Tolerations that pods get, beside their own. */
  readonly tolerations?: readonly Toleration[];
}
