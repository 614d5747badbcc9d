// Generated from proto/k8s/flowcontrol/v1.proto; do not edit.
import type { ListMeta, ObjectMeta, Time } from "./meta-v1.ts";

export interface ExemptPriorityLevelConfiguration {
  readonly nominalConcurrencyShares?: number;
  readonly lendablePercent?: number;
}

export interface FlowDistinguisherMethod {
  readonly type: string;
}

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

export interface FlowSchemaSpec {
  readonly priorityLevelConfiguration: PriorityLevelConfigurationReference;
  readonly matchingPrecedence?: number;
  readonly distinguisherMethod?: FlowDistinguisherMethod;
  readonly rules?: readonly PolicyRulesWithSubjects[];
}

export interface FlowSchemaStatus {
  readonly conditions?: readonly FlowSchemaCondition[];
}

export interface GroupSubject {
  readonly name: string;
}

export interface LimitResponse {
  readonly type: string;
  readonly queuing?: QueuingConfiguration;
}

export interface LimitedPriorityLevelConfiguration {
  readonly nominalConcurrencyShares?: number;
  readonly limitResponse: LimitResponse;
  readonly lendablePercent?: number;
  readonly borrowingLimitPercent?: number;
}

export interface NonResourcePolicyRule {
  readonly verbs: readonly string[];
  readonly nonResourceURLs: readonly string[];
}

export interface PolicyRulesWithSubjects {
  readonly subjects: readonly Subject[];
  readonly resourceRules?: readonly ResourcePolicyRule[];
  readonly nonResourceRules?: readonly NonResourcePolicyRule[];
}

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

export interface PriorityLevelConfigurationReference {
  readonly name: string;
}

export interface PriorityLevelConfigurationSpec {
  readonly type: string;
  readonly limited?: LimitedPriorityLevelConfiguration;
  readonly exempt?: ExemptPriorityLevelConfiguration;
}

export interface PriorityLevelConfigurationStatus {
  readonly conditions?: readonly PriorityLevelConfigurationCondition[];
}

export interface QueuingConfiguration {
  readonly queues?: number;
  readonly handSize?: number;
  readonly queueLengthLimit?: number;
}

export interface ResourcePolicyRule {
  readonly verbs: readonly string[];
  readonly apiGroups: readonly string[];
  readonly resources: readonly string[];
  readonly clusterScope?: boolean;
  readonly namespaces?: readonly string[];
}

export interface ServiceAccountSubject {
  readonly namespace: string;
  readonly name: string;
}

export interface Subject {
  readonly kind: string;
  readonly user?: UserSubject;
  readonly group?: GroupSubject;
  readonly serviceAccount?: ServiceAccountSubject;
}

export interface UserSubject {
  readonly name: string;
}
