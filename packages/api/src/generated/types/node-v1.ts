// Generated from proto/k8s/node/v1.proto; do not edit.
import type { Toleration } from "./core-v1.ts";
import type { ListMeta, ObjectMeta } from "./meta-v1.ts";
import type { Quantity } from "./quantity.ts";

export interface Overhead {
  readonly podFixed?: Readonly<Record<string, Quantity>>;
}

export type RuntimeClass = {
  readonly kind: "RuntimeClass";
  readonly apiVersion: "node.k8s.io/v1";
  /** Name, labels and the rest that every object has. */
  readonly metadata: ObjectMeta;
  readonly handler: string;
  readonly overhead?: Overhead;
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

export interface Scheduling {
  readonly nodeSelector?: Readonly<Record<string, string>>;
  readonly tolerations?: readonly Toleration[];
}
