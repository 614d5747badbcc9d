// Generated from proto/k8s/flowcontrol/v1.proto; do not edit.
import type { ListMeta, ObjectMeta, Time } from "./meta-v1.ts";

/** How a priority level counts that is never held back. */
export interface ExemptPriorityLevelConfiguration {
  /** Share of the server's seats that is counted for it, though it is never held to them; 0 if absent. */
  readonly nominalConcurrencyShares?: number;
  /** How much of that share others may borrow, 0 to 100 per cent; 0 if absent. */
  readonly lendablePercent?: number;
}

/** How requests of a schema are parted into flows. */
export interface FlowDistinguisherMethod {
  /** What tells flows apart: `ByUser` or `ByNamespace`. */
  readonly type: string;
}

/** Requests that belong together, and their priority level. */
export type FlowSchema = {
  readonly kind: "FlowSchema";
  readonly apiVersion: "flowcontrol.apiserver.k8s.io/v1";
  /** Name, labels and the rest that every object has. */
  readonly metadata: ObjectMeta;
  /** What is wanted. */
  readonly spec: FlowSchemaSpec;
  /** What is, as last observed. */
  readonly status: FlowSchemaStatus;
};

/** One observation about the state of the object. */
export interface FlowSchemaCondition {
  /** What was observed. */
  readonly type?: string;
  /** True, False or Unknown. */
  readonly status?: string;
  /** When the status last changed. */
  readonly lastTransitionTime?: Time;
  /** The cause in one word, for programs. */
  readonly reason?: string;
  /** The cause in a sentence, for people. */
  readonly message?: string;
}

/** A list of FlowSchema objects. */
export interface FlowSchemaList {
  readonly kind: "FlowSchemaList";
  readonly apiVersion: "flowcontrol.apiserver.k8s.io/v1";
  /** Revision and page of the list. */
  readonly metadata: ListMeta;
  /** The objects. */
  readonly items: readonly FlowSchema[];
}

/** Which requests, and what priority level. */
export interface FlowSchemaSpec {
  /** Priority level of the requests that match. Needed. */
  readonly priorityLevelConfiguration: PriorityLevelConfigurationReference;
  /** Schemas are tried in rising order; the first that matches wins, by name among equals. 1 to 10000; 1000 if absent. */
  readonly matchingPrecedence?: number;
  /** What makes flows of the requests; all one flow if absent. */
  readonly distinguisherMethod?: FlowDistinguisherMethod;
  /** Which requests match: those of any one rule. */
  readonly rules?: readonly PolicyRulesWithSubjects[];
}

/** What is told of a flow schema. */
export interface FlowSchemaStatus {
  /** `Dangling` tells of a priority level that is not there. */
  readonly conditions?: readonly FlowSchemaCondition[];
}

/** A group of users, by name. */
export interface GroupSubject {
  /** Name of the group; `*` is all. */
  readonly name: string;
}

/** What becomes of requests that find no seat. */
export interface LimitResponse {
  /** `Queue` lets requests wait that find no seat, `Reject` refuses them with 429. */
  readonly type: string;
  /** How they wait. With `Queue` only. */
  readonly queuing?: QueuingConfiguration;
}

/** How a priority level is limited. */
export interface LimitedPriorityLevelConfiguration {
  /** Share of the server's seats: its part in the sum of all shares. 30 if absent. */
  readonly nominalConcurrencyShares?: number;
  /** What becomes of requests that find no seat. */
  readonly limitResponse: LimitResponse;
  /** How many of its seats others may borrow while it has no use for them, 0 to 100 per cent; 0 if absent. */
  readonly lendablePercent?: number;
  /** How many seats it may borrow from others, in per cent of its own; as many as there are if absent. */
  readonly borrowingLimitPercent?: number;
}

/** Requests for paths that are not resources. */
export interface NonResourcePolicyRule {
  /** Verbs that match, in lower case; `*` alone is all. */
  readonly verbs: readonly string[];
  /** Paths that match, such as `/healthz`, or `/metrics/*` for all below; `*` alone is all. */
  readonly nonResourceURLs: readonly string[];
}

/** Who asks for what. */
export interface PolicyRulesWithSubjects {
  /** Who asks: any one of these. At least one. */
  readonly subjects: readonly Subject[];
  /** What is asked for, of resources. */
  readonly resourceRules?: readonly ResourcePolicyRule[];
  /** What is asked for, of other paths. There must be some rule of either. */
  readonly nonResourceRules?: readonly NonResourcePolicyRule[];
}

/** A share of the server's seats that certain requests have. */
export type PriorityLevelConfiguration = {
  readonly kind: "PriorityLevelConfiguration";
  readonly apiVersion: "flowcontrol.apiserver.k8s.io/v1";
  /** Name, labels and the rest that every object has. */
  readonly metadata: ObjectMeta;
  /** What is wanted. */
  readonly spec: PriorityLevelConfigurationSpec;
  /** What is, as last observed. */
  readonly status: PriorityLevelConfigurationStatus;
};

/** One observation about the state of the object. */
export interface PriorityLevelConfigurationCondition {
  /** What was observed. */
  readonly type?: string;
  /** True, False or Unknown. */
  readonly status?: string;
  /** When the status last changed. */
  readonly lastTransitionTime?: Time;
  /** The cause in one word, for programs. */
  readonly reason?: string;
  /** The cause in a sentence, for people. */
  readonly message?: string;
}

/** A list of PriorityLevelConfiguration objects. */
export interface PriorityLevelConfigurationList {
  readonly kind: "PriorityLevelConfigurationList";
  readonly apiVersion: "flowcontrol.apiserver.k8s.io/v1";
  /** Revision and page of the list. */
  readonly metadata: ListMeta;
  /** The objects. */
  readonly items: readonly PriorityLevelConfiguration[];
}

/** A priority level, by name. */
export interface PriorityLevelConfigurationReference {
  /** Name of the priority level. */
  readonly name: string;
}

/** How a priority level is limited. */
export interface PriorityLevelConfigurationSpec {
  /** `Limited` or `Exempt`, which never waits and is never refused. */
  readonly type: string;
  /** How it is limited. With `Limited` only. */
  readonly limited?: LimitedPriorityLevelConfiguration;
  /** What its seats count. With `Exempt` only. */
  readonly exempt?: ExemptPriorityLevelConfiguration;
}

/** What is told of a priority level. */
export interface PriorityLevelConfigurationStatus {
  /** What is told of the priority level. */
  readonly conditions?: readonly PriorityLevelConfigurationCondition[];
}

/** How requests wait, so that no flow stands in the way of others. */
export interface QueuingConfiguration {
  /** How many queues; 64 if absent. More of them part flows better. */
  readonly queues?: number;
  /** How many queues a flow is dealt, of which it takes the shortest; 8 if absent, not more than `queues`. */
  readonly handSize?: number;
  /** How many requests may wait in one queue; more are refused. 50 if absent. */
  readonly queueLengthLimit?: number;
}

/** Requests for resources. */
export interface ResourcePolicyRule {
  /** Verbs that match, in lower case; `*` alone is all. */
  readonly verbs: readonly string[];
  /** API groups that match; `*` alone is all. */
  readonly apiGroups: readonly string[];
  /** Resources that match, with their subresources as `pods/log`; `*` alone is all. */
  readonly resources: readonly string[];
  /** Whether requests without a namespace match. */
  readonly clusterScope?: boolean;
  /** Namespaces that match; `*` alone is all. Needed unless `clusterScope` is true. */
  readonly namespaces?: readonly string[];
}

/** A service account, or all of a namespace. */
export interface ServiceAccountSubject {
  /** Namespace of the service account. */
  readonly namespace: string;
  /** Name of the service account; `*` is all of the namespace. */
  readonly name: string;
}

/** Who asks: a user, a group or a service account. */
export interface Subject {
  /** `User`, `Group` or `ServiceAccount`: which of the members is set. */
  readonly kind: string;
  /** A user. */
  readonly user?: UserSubject;
  /** A group. */
  readonly group?: GroupSubject;
  /** A service account, or all of a namespace. */
  readonly serviceAccount?: ServiceAccountSubject;
}

/** A user, by name. */
export interface UserSubject {
  /** Name of the user; `*` is all. */
  readonly name: string;
}
