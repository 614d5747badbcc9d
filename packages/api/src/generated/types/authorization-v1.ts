// Generated from proto/k8s/authorization/v1.proto; do not edit.
import type { FieldSelectorRequirement, LabelSelectorRequirement, ObjectMeta } from "./meta-v1.ts";

export type ExtraValue = readonly string[];

export interface FieldSelectorAttributes {
  readonly rawSelector?: string;
  readonly requirements?: readonly FieldSelectorRequirement[];
}

export interface LabelSelectorAttributes {
  readonly rawSelector?: string;
  readonly requirements?: readonly LabelSelectorRequirement[];
}

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

export interface NonResourceAttributes {
  readonly path?: string;
  readonly verb?: string;
}

export interface NonResourceRule {
  readonly verbs: readonly string[];
  readonly nonResourceURLs?: readonly string[];
}

export interface ResourceAttributes {
  readonly namespace?: string;
  readonly verb?: string;
  readonly group?: string;
  readonly version?: string;
  readonly resource?: string;
  readonly subresource?: string;
  readonly name?: string;
  readonly fieldSelector?: FieldSelectorAttributes;
  readonly labelSelector?: LabelSelectorAttributes;
}

export interface ResourceRule {
  readonly verbs: readonly string[];
  readonly apiGroups?: readonly string[];
  readonly resources?: readonly string[];
  readonly resourceNames?: readonly string[];
}

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

export interface SelfSubjectAccessReviewSpec {
  readonly resourceAttributes?: ResourceAttributes;
  readonly nonResourceAttributes?: NonResourceAttributes;
}

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

export interface SelfSubjectRulesReviewSpec {
  readonly namespace?: string;
}

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

export interface SubjectAccessReviewSpec {
  readonly resourceAttributes?: ResourceAttributes;
  readonly nonResourceAttributes?: NonResourceAttributes;
  readonly user?: string;
  readonly groups?: readonly string[];
  readonly extra?: Readonly<Record<string, ExtraValue>>;
  readonly uid?: string;
}

export interface SubjectAccessReviewStatus {
  readonly allowed: boolean;
  readonly denied?: boolean;
  readonly reason?: string;
  readonly evaluationError?: string;
}

export interface SubjectRulesReviewStatus {
  readonly resourceRules: readonly ResourceRule[];
  readonly nonResourceRules: readonly NonResourceRule[];
  readonly incomplete: boolean;
  readonly evaluationError?: string;
}
