// Generated from proto/k8s/rbac/v1.proto; do not edit.
import type { LabelSelector, ListMeta, ObjectMeta } from "./meta-v1.ts";

export interface AggregationRule {
  readonly clusterRoleSelectors?: readonly LabelSelector[];
}

export type ClusterRole = {
  readonly kind: "ClusterRole";
  readonly apiVersion: "rbac.authorization.k8s.io/v1";
  /** Name, labels and the rest that every object has. */
  readonly metadata: ObjectMeta;
  readonly rules?: readonly PolicyRule[];
  readonly aggregationRule?: AggregationRule;
};

export type ClusterRoleBinding = {
  readonly kind: "ClusterRoleBinding";
  readonly apiVersion: "rbac.authorization.k8s.io/v1";
  /** Name, labels and the rest that every object has. */
  readonly metadata: ObjectMeta;
  readonly subjects?: readonly Subject[];
  readonly roleRef: RoleRef;
};

/** A list of ClusterRoleBinding objects. */
export interface ClusterRoleBindingList {
  readonly kind: "ClusterRoleBindingList";
  readonly apiVersion: "rbac.authorization.k8s.io/v1";
  /** Revision and page of the list. */
  readonly metadata: ListMeta;
  /** The objects. */
  readonly items: readonly ClusterRoleBinding[];
}

/** A list of ClusterRole objects. */
export interface ClusterRoleList {
  readonly kind: "ClusterRoleList";
  readonly apiVersion: "rbac.authorization.k8s.io/v1";
  /** Revision and page of the list. */
  readonly metadata: ListMeta;
  /** The objects. */
  readonly items: readonly ClusterRole[];
}

export interface PolicyRule {
  readonly verbs: readonly string[];
  readonly apiGroups?: readonly string[];
  readonly resources?: readonly string[];
  readonly resourceNames?: readonly string[];
  readonly nonResourceURLs?: readonly string[];
}

export type Role = {
  readonly kind: "Role";
  readonly apiVersion: "rbac.authorization.k8s.io/v1";
  /** Name, labels and the rest that every object has. */
  readonly metadata: ObjectMeta;
  readonly rules?: readonly PolicyRule[];
};

export type RoleBinding = {
  readonly kind: "RoleBinding";
  readonly apiVersion: "rbac.authorization.k8s.io/v1";
  /** Name, labels and the rest that every object has. */
  readonly metadata: ObjectMeta;
  readonly subjects?: readonly Subject[];
  readonly roleRef: RoleRef;
};

/** A list of RoleBinding objects. */
export interface RoleBindingList {
  readonly kind: "RoleBindingList";
  readonly apiVersion: "rbac.authorization.k8s.io/v1";
  /** Revision and page of the list. */
  readonly metadata: ListMeta;
  /** The objects. */
  readonly items: readonly RoleBinding[];
}

/** A list of Role objects. */
export interface RoleList {
  readonly kind: "RoleList";
  readonly apiVersion: "rbac.authorization.k8s.io/v1";
  /** Revision and page of the list. */
  readonly metadata: ListMeta;
  /** The objects. */
  readonly items: readonly Role[];
}

export interface RoleRef {
  readonly apiGroup?: string;
  readonly kind: string;
  readonly name: string;
}

export interface Subject {
  readonly kind: string;
  readonly apiGroup?: string;
  readonly name: string;
  readonly namespace?: string;
}
