// Generated from proto/k8s/coordination/v1.proto; do not edit.
import type { ListMeta, MicroTime, ObjectMeta } from "./meta-v1.ts";

export type Lease = {
  readonly kind: "Lease";
  readonly apiVersion: "coordination.k8s.io/v1";
  /** Name, labels and the rest that every object has. */
  readonly metadata: ObjectMeta;
  /** What is wanted. */
  readonly spec: LeaseSpec;
};

/** A list of Lease objects. */
export interface LeaseList {
  readonly kind: "LeaseList";
  readonly apiVersion: "coordination.k8s.io/v1";
  /** Revision and page of the list. */
  readonly metadata: ListMeta;
  /** The objects. */
  readonly items: readonly Lease[];
}

export interface LeaseSpec {
  readonly holderIdentity?: string;
  readonly leaseDurationSeconds?: number;
  readonly acquireTime?: MicroTime;
  readonly renewTime?: MicroTime;
  readonly leaseTransitions?: number;
  readonly strategy?: string;
  readonly preferredHolder?: string;
}
