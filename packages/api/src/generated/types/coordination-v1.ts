// Generated from proto/k8s/coordination/v1.proto; do not edit.
import type { ListMeta, MicroTime, ObjectMeta } from "./meta-v1.ts";

/** Tells who does something at the moment: leads, or is alive. */
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

/** Who holds the lease, since when and for how long. */
export interface LeaseSpec {
  /** Who holds the lease; nobody if absent. */
  readonly holderIdentity?: string;
  /** How long others must wait after the last renewal before they may take it; more than 0. */
  readonly leaseDurationSeconds?: number;
  /** When the holder took it. */
  readonly acquireTime?: MicroTime;
  /** When the holder last renewed it. */
  readonly renewTime?: MicroTime;
  /** How often it changed hands. */
  readonly leaseTransitions?: number;
  /** How the holder is chosen where a coordinator does it, such as `OldestEmulationVersion`. */
  readonly strategy?: string;
  /** Who should have it instead: the holder is to let it go. Only with a strategy. */
  readonly preferredHolder?: string;
}
