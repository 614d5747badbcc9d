// Generated from proto/k8s/rbac/v1.proto; do not edit.
import type { LabelSelector, ListMeta, ObjectMeta } from "./meta-v1.ts";

/** Cluster roles of which another one is made. */
export interface AggregationRule {
  /** Cluster roles by their labels; the rules of all of them are taken together. */
  readonly clusterRoleSelectors?: readonly LabelSelector[];
}

/** Things that are allowed, in one namespace or in all, as the binding says. */
export type ClusterRole = {
  readonly kind: "ClusterRole";
  readonly apiVersion: "rbac.authorization.k8s.io/v1";
  /** Name, labels and the rest that every object has. */
  readonly metadata: ObjectMeta;
  /** What is allowed. */
  readonly rules?: readonly PolicyRule[];
  /** Takes the rules of other cluster roles; a controller then writes `rules`, and what else stands there is lost. */
  readonly aggregationRule?: AggregationRule;
};

/** Gives a cluster role to users, in the whole cluster. */
export type ClusterRoleBinding = {
  readonly kind: "ClusterRoleBinding";
  readonly apiVersion: "rbac.authorization.k8s.io/v1";
  /** Name, labels and the rest that every object has. */
  readonly metadata: ObjectMeta;
  /** Who is given the role. */
  readonly subjects?: readonly Subject[];
  /** The cluster role. Cannot be changed. */
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

/** Verbs that are allowed on certain things. Nothing forbids: what no rule allows is not allowed. */
export interface PolicyRule {
  /** Verbs that are allowed; `*` is all. */
  readonly verbs: readonly string[];
  /** API groups that they are allowed in; empty text is the core group, `*` is all. */
  readonly apiGroups?: readonly string[];
  /** Resources that they are allowed on, with their subresources as `pods/log`; `*` is all. */
  readonly resources?: readonly string[];
  /** Names of the objects; all if empty. Creations have no name yet and are then not allowed. */
  readonly resourceNames?: readonly string[];
  /** Paths that they are allowed on; `*` at the end stands for all below. In cluster roles only, and without resources. */
  readonly nonResourceURLs?: readonly string[];
}

/** Things that are allowed in one namespace. */
export type Role = {
  readonly kind: "Role";
  readonly apiVersion: "rbac.authorization.k8s.io/v1";
  /** Name, labels and the rest that every object has. */
  readonly metadata: ObjectMeta;
  /** What is allowed in the role's namespace. */
  readonly rules?: readonly PolicyRule[];
};

/** Gives a role to users, in one namespace. */
export type RoleBinding = {
  readonly kind: "RoleBinding";
  readonly apiVersion: "rbac.authorization.k8s.io/v1";
  /** Name, labels and the rest that every object has. */
  readonly metadata: ObjectMeta;
  /** Who is given the role. */
  readonly subjects?: readonly Subject[];
  /** The role of this namespace, or a cluster role, whose rules then hold in this namespace only. Cannot be changed. */
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

/** The role that a binding gives. */
export interface RoleRef {
  /** `rbac.authorization.k8s.io`. */
  readonly apiGroup?: string;
  /** `Role` or `ClusterRole`. */
  readonly kind: string;
  /** Name of the role. */
  readonly name: string;
}

/** Who is given a role. */
export interface Subject {
  /** `User`, `Group` or `ServiceAccount`. */
  readonly kind: string;
  /** `rbac.authorization.k8s.io` for users and groups, empty for service accounts; filled in if absent. */
  readonly apiGroup?: string;
  /** Name of the subject. */
  readonly name: string;
  /** Namespace of a service account; refused for others. */
  readonly namespace?: string;
}
