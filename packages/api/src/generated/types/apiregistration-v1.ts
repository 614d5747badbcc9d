// Generated from proto/k8s/apiregistration/v1.proto; do not edit.
import type { ListMeta, ObjectMeta, Time } from "./meta-v1.ts";

export type APIService = {
  readonly kind: "APIService";
  readonly apiVersion: "apiregistration.k8s.io/v1";
  readonly metadata: ObjectMeta;
  readonly spec: APIServiceSpec;
  readonly status: APIServiceStatus;
};

export interface APIServiceCondition {
  readonly type: string;
  readonly status: string;
  readonly lastTransitionTime?: Time;
  readonly reason?: string;
  readonly message?: string;
}

export interface APIServiceList {
  readonly kind: "APIServiceList";
  readonly apiVersion: "apiregistration.k8s.io/v1";
  readonly metadata: ListMeta;
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
