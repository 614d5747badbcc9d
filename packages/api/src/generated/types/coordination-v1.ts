// Generated from proto/k8s/coordination/v1.proto; do not edit.
import type { ListMeta, MicroTime, ObjectMeta } from "./meta-v1.ts";

export type Lease = {
  readonly kind: "Lease";
  readonly apiVersion: "coordination.k8s.io/v1";
  readonly metadata: ObjectMeta;
  readonly spec: LeaseSpec;
};

export interface LeaseList {
  readonly kind: "LeaseList";
  readonly apiVersion: "coordination.k8s.io/v1";
  readonly metadata: ListMeta;
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
