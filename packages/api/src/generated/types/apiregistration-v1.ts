// Generated from proto/k8s/apiregistration/v1.proto; do not edit.
import type { ListMeta, ObjectMeta, Time } from "./meta-v1.ts";

/** A version of an API group, and the server that serves it. Its name is `<version>.<group>`. */
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

/** What is served by whom, and its place among the others. */
export interface APIServiceSpec {
  /** Service that serves the version; the apiserver itself if absent. */
  readonly service?: ServiceReference;
  /** API group. */
  readonly group?: string;
  /** Version, such as `v1`. The object is named `<version>.<group>`. */
  readonly version?: string;
  /** Does not check the certificate of the service: anybody may then answer for it. */
  readonly insecureSkipTLSVerify?: boolean;
  /** Certificates, in PEM, that the service's own is checked with; those of the system if absent. */
  readonly caBundle?: string;
  /** Order of groups: the highest is preferred where two have a resource of one name. 1 to 20000. Needed. */
  readonly groupPriorityMinimum: number;
  /** Order of versions in their group, 1 to 1000; equal ones are ordered as versions are. Needed. */
  readonly versionPriority: number;
}

/** Whether the server can be reached. */
export interface APIServiceStatus {
  /** `Available` tells whether the service answers. */
  readonly conditions?: readonly APIServiceCondition[];
}

/** A service within the cluster. */
export interface ServiceReference {
  /** Namespace of the service. */
  readonly namespace?: string;
  /** Name of the service. */
  readonly name?: string;
  /** Port of the service; 443 if absent. */
  readonly port?: number;
}
