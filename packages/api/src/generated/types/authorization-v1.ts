// Generated from proto/k8s/authorization/v1.proto; do not edit.
import type { FieldSelectorRequirement, LabelSelectorRequirement, ObjectMeta } from "./meta-v1.ts";

/** Several texts under one key. */
export type ExtraValue = readonly string[];

/** The field selector of a request. */
export interface FieldSelectorAttributes {
  /** The selector as a query has it; the server parses it, and ignores it where it cannot. Excludes `requirements`. */
  readonly rawSelector?: string;
  /** The selector in parts. What is not understood is left out, so that the question only gets broader. */
  readonly requirements?: readonly FieldSelectorRequirement[];
}

/** The label selector of a request. */
export interface LabelSelectorAttributes {
  /** The selector as a query has it; the server parses it, and ignores it where it cannot. Excludes `requirements`. */
  readonly rawSelector?: string;
  /** The selector in parts. What is not understood is left out, so that the question only gets broader. */
  readonly requirements?: readonly LabelSelectorRequirement[];
}

/** Asks what a user may do in one namespace; whoever may create it there may ask. */
export type LocalSubjectAccessReview = {
  readonly kind: "LocalSubjectAccessReview";
  readonly apiVersion: "authorization.k8s.io/v1";
  /** Name, labels and the rest that every object has. */
  readonly metadata: ObjectMeta;
  /** What is wanted. */
  readonly spec: SubjectAccessReviewSpec;
  /** What is, as last observed. */
  readonly status: SubjectAccessReviewStatus;
};

/** A request for a path that is not a resource. */
export interface NonResourceAttributes {
  /** Path of the request. */
  readonly path?: string;
  /** HTTP method in lower case. */
  readonly verb?: string;
}

/** What may be done on other paths. */
export interface NonResourceRule {
  /** Verbs that are allowed; `*` is all. */
  readonly verbs: readonly string[];
  /** Paths that they are allowed on; `*` at the end stands for all below. */
  readonly nonResourceURLs?: readonly string[];
}

/** A request for a resource. */
export interface ResourceAttributes {
  /** Namespace of the request. Empty is none for resources of the cluster, and all for those in namespaces. */
  readonly namespace?: string;
  /** `get`, `list`, `watch`, `create`, `update`, `patch`, `delete`, `deletecollection` and others; `*` is all. */
  readonly verb?: string;
  /** API group; `*` is all. */
  readonly group?: string;
  /** Version; `*` is all. */
  readonly version?: string;
  /** Resource; `*` is all. */
  readonly resource?: string;
  /** Subresource, such as `log`; empty is the resource itself. */
  readonly subresource?: string;
  /** Name of the object; empty is all. */
  readonly name?: string;
  /** Narrows a list, watch or deletecollection by fields. */
  readonly fieldSelector?: FieldSelectorAttributes;
  /** Narrows a list, watch or deletecollection by labels. */
  readonly labelSelector?: LabelSelectorAttributes;
}

/** What may be done with resources. */
export interface ResourceRule {
  /** Verbs that are allowed; `*` is all. */
  readonly verbs: readonly string[];
  /** API groups that they are allowed in; `*` is all. */
  readonly apiGroups?: readonly string[];
  /** Resources that they are allowed on, with their subresources as `pods/log`; `*` is all. */
  readonly resources?: readonly string[];
  /** Names of the objects; all if empty. */
  readonly resourceNames?: readonly string[];
}

/** Asks whether one may do something oneself. */
export type SelfSubjectAccessReview = {
  readonly kind: "SelfSubjectAccessReview";
  readonly apiVersion: "authorization.k8s.io/v1";
  /** Name, labels and the rest that every object has. */
  readonly metadata: ObjectMeta;
  /** What is wanted. */
  readonly spec: SelfSubjectAccessReviewSpec;
  /** What is, as last observed. */
  readonly status: SubjectAccessReviewStatus;
};

/** What one wants to do. */
export interface SelfSubjectAccessReviewSpec {
  /** The request, if it is for a resource. Excludes `nonResourceAttributes`. */
  readonly resourceAttributes?: ResourceAttributes;
  /** The request, if it is for another path. Excludes `resourceAttributes`. */
  readonly nonResourceAttributes?: NonResourceAttributes;
}

/** Asks for all that one may do in a namespace; to show it, not to decide by it. */
export type SelfSubjectRulesReview = {
  readonly kind: "SelfSubjectRulesReview";
  readonly apiVersion: "authorization.k8s.io/v1";
  /** Name, labels and the rest that every object has. */
  readonly metadata: ObjectMeta;
  /** What is wanted. */
  readonly spec: SelfSubjectRulesReviewSpec;
  /** What is, as last observed. */
  readonly status: SubjectRulesReviewStatus;
};

/** Which namespace. */
export interface SelfSubjectRulesReviewSpec {
  /** Namespace that is asked about. Needed. */
  readonly namespace?: string;
}

/** Asks whether a user may do something. */
export type SubjectAccessReview = {
  readonly kind: "SubjectAccessReview";
  readonly apiVersion: "authorization.k8s.io/v1";
  /** Name, labels and the rest that every object has. */
  readonly metadata: ObjectMeta;
  /** What is wanted. */
  readonly spec: SubjectAccessReviewSpec;
  /** What is, as last observed. */
  readonly status: SubjectAccessReviewStatus;
};

/** Who wants to do what. */
export interface SubjectAccessReviewSpec {
  /** The request, if it is for a resource. Excludes `nonResourceAttributes`. */
  readonly resourceAttributes?: ResourceAttributes;
  /** The request, if it is for another path. Excludes `resourceAttributes`. */
  readonly nonResourceAttributes?: NonResourceAttributes;
  /** User that is asked about. Without groups, only what the user alone may do. */
  readonly user?: string;
  /** Groups of the user. */
  readonly groups?: readonly string[];
  /** More that an authenticator tells of the user. */
  readonly extra?: Readonly<Record<string, ExtraValue>>;
  /** UID of the user. */
  readonly uid?: string;
}

/** Whether it is allowed. */
export interface SubjectAccessReviewStatus {
  /** Whether it is allowed. */
  readonly allowed: boolean;
  /** Whether it is forbidden, whatever others say. With both false, nobody had an opinion, and it is not allowed. */
  readonly denied?: boolean;
  /** Why. */
  readonly reason?: string;
  /** What went wrong while looking; the answer may be good all the same. */
  readonly evaluationError?: string;
}

/** What is allowed. */
export interface SubjectRulesReviewStatus {
  /** What may be done with resources, in no order and perhaps twice. */
  readonly resourceRules: readonly ResourceRule[];
  /** What may be done with other paths. */
  readonly nonResourceRules: readonly NonResourceRule[];
  /** Whether more may be allowed than is told here, as with authorizers that cannot list their rules. */
  readonly incomplete: boolean;
  /** What went wrong while looking. */
  readonly evaluationError?: string;
}
