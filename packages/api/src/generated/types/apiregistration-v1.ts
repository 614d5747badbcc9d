// Generated from proto/k8s/apiregistration/v1.proto; do not edit.
import type { ListMeta, ObjectMeta, Time } from "./meta-v1.ts";

export type APIService = {
  readonly kind: "APIService";
  readonly apiVersion: "apiregistration.k8s.io/v1";
  /** Name, labels and the rest that every object has. */
  readonly metadata: ObjectMeta;
  /** What is wanted. */
  readonly spec: APIServiceSpec;
  /** What is, as last observed. */
  readonly status: APIServiceStatus;
};

/** One observation about the state of the object. */
export interface APIServiceCondition {
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

/** A list of APIService objects. */
export interface APIServiceList {
  readonly kind: "APIServiceList";
  readonly apiVersion: "apiregistration.k8s.io/v1";
  /** Revision and page of the list. */
  readonly metadata: ListMeta;
  /** The objects. */
  readonly items: readonly APIService[];
}

export interface APIServiceSpec {
  readonly service?: ServiceReference;
  readonly group?: string;
  readonly version?: string;
  readonly insecureSkipTLSVerify?: boolean;
  readonly caBundle?: string;
  readonly groupPriorityMinimum: number;
  readonly versionPriority: number;
}

export interface APIServiceStatus {
  readonly conditions?: readonly APIServiceCondition[];
}

export interface ServiceReference {
  readonly namespace?: string;
  readonly name?: string;
  readonly port?: number;
}
