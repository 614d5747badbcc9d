// Generated from proto/k8s/admissionregistration/v1.proto; do not edit.
import type { Condition, LabelSelector, ListMeta, ObjectMeta } from "./meta-v1.ts";

export interface ApplyConfiguration {
  readonly expression?: string;
}

export interface AuditAnnotation {
  readonly key: string;
  readonly valueExpression: string;
}

export interface ExpressionWarning {
  readonly fieldRef: string;
  readonly warning: string;
}

export interface JSONPatch {
  readonly expression?: string;
}

export interface MatchCondition {
  readonly name: string;
  readonly expression: string;
}

export interface MatchResources {
  readonly namespaceSelector?: LabelSelector;
  readonly objectSelector?: LabelSelector;
  readonly resourceRules?: readonly NamedRuleWithOperations[];
  readonly excludeResourceRules?: readonly NamedRuleWithOperations[];
  readonly matchPolicy?: "Exact" | "Equivalent";
}

export type MutatingAdmissionPolicy = {
  readonly kind: "MutatingAdmissionPolicy";
  readonly apiVersion: "admissionregistration.k8s.io/v1";
  /** Name, labels and the rest that every object has. */
  readonly metadata: ObjectMeta;
  /** What is wanted. */
  readonly spec: MutatingAdmissionPolicySpec;
};

export type MutatingAdmissionPolicyBinding = {
  readonly kind: "MutatingAdmissionPolicyBinding";
  readonly apiVersion: "admissionregistration.k8s.io/v1";
  /** Name, labels and the rest that every object has. */
  readonly metadata: ObjectMeta;
  /** What is wanted. */
  readonly spec: MutatingAdmissionPolicyBindingSpec;
};

/** A list of MutatingAdmissionPolicyBinding objects. */
export interface MutatingAdmissionPolicyBindingList {
  readonly kind: "MutatingAdmissionPolicyBindingList";
  readonly apiVersion: "admissionregistration.k8s.io/v1";
  /** Revision and page of the list. */
  readonly metadata: ListMeta;
  /** The objects. */
  readonly items: readonly MutatingAdmissionPolicyBinding[];
}

export interface MutatingAdmissionPolicyBindingSpec {
  readonly policyName?: string;
  readonly paramRef?: ParamRef;
  readonly matchResources?: MatchResources;
}

/** A list of MutatingAdmissionPolicy objects. */
export interface MutatingAdmissionPolicyList {
  readonly kind: "MutatingAdmissionPolicyList";
  readonly apiVersion: "admissionregistration.k8s.io/v1";
  /** Revision and page of the list. */
  readonly metadata: ListMeta;
  /** The objects. */
  readonly items: readonly MutatingAdmissionPolicy[];
}

export interface MutatingAdmissionPolicySpec {
  readonly paramKind?: ParamKind;
  readonly matchConstraints?: MatchResources;
  readonly variables?: readonly Variable[];
  readonly mutations?: readonly Mutation[];
  readonly failurePolicy?: "Ignore" | "Fail";
  readonly matchConditions?: readonly MatchCondition[];
  readonly reinvocationPolicy?: "Never" | "IfNeeded";
}

export interface MutatingWebhook {
  readonly name: string;
  readonly clientConfig: WebhookClientConfig;
  readonly rules?: readonly RuleWithOperations[];
  readonly failurePolicy?: "Ignore" | "Fail";
  readonly matchPolicy?: "Exact" | "Equivalent";
  readonly namespaceSelector?: LabelSelector;
  readonly objectSelector?: LabelSelector;
  readonly sideEffects: "Unknown" | "None" | "Some" | "NoneOnDryRun";
  readonly timeoutSeconds?: number;
  readonly admissionReviewVersions: readonly string[];
  readonly reinvocationPolicy?: "Never" | "IfNeeded";
  readonly matchConditions?: readonly MatchCondition[];
}

export type MutatingWebhookConfiguration = {
  readonly kind: "MutatingWebhookConfiguration";
  readonly apiVersion: "admissionregistration.k8s.io/v1";
  /** Name, labels and the rest that every object has. */
  readonly metadata: ObjectMeta;
  readonly webhooks?: readonly MutatingWebhook[];
};

/** A list of MutatingWebhookConfiguration objects. */
export interface MutatingWebhookConfigurationList {
  readonly kind: "MutatingWebhookConfigurationList";
  readonly apiVersion: "admissionregistration.k8s.io/v1";
  /** Revision and page of the list. */
  readonly metadata: ListMeta;
  /** The objects. */
  readonly items: readonly MutatingWebhookConfiguration[];
}

export interface Mutation {
  readonly patchType: "ApplyConfiguration" | "JSONPatch";
  readonly applyConfiguration?: ApplyConfiguration;
  readonly jsonPatch?: JSONPatch;
}

export interface NamedRuleWithOperations extends RuleWithOperations {
  readonly resourceNames?: readonly string[];
}

export interface ParamKind {
  readonly apiVersion?: string;
  readonly kind?: string;
}

export interface ParamRef {
  readonly name?: string;
  readonly namespace?: string;
  readonly selector?: LabelSelector;
  readonly parameterNotFoundAction?: string;
}

export interface Rule {
  readonly apiGroups?: readonly string[];
  readonly apiVersions?: readonly string[];
  readonly resources?: readonly string[];
  readonly scope?: "Cluster" | "Namespaced" | "*";
}

export interface RuleWithOperations extends Rule {
  readonly operations?: readonly ("*" | "CREATE" | "UPDATE" | "DELETE" | "CONNECT")[];
}

export interface ServiceReference {
  readonly namespace: string;
  readonly name: string;
  readonly path?: string;
  readonly port?: number;
}

export interface TypeChecking {
  readonly expressionWarnings?: readonly ExpressionWarning[];
}

export type ValidatingAdmissionPolicy = {
  readonly kind: "ValidatingAdmissionPolicy";
  readonly apiVersion: "admissionregistration.k8s.io/v1";
  /** Name, labels and the rest that every object has. */
  readonly metadata: ObjectMeta;
  /** What is wanted. */
  readonly spec: ValidatingAdmissionPolicySpec;
  /** What is, as last observed. */
  readonly status: ValidatingAdmissionPolicyStatus;
};

export type ValidatingAdmissionPolicyBinding = {
  readonly kind: "ValidatingAdmissionPolicyBinding";
  readonly apiVersion: "admissionregistration.k8s.io/v1";
  /** Name, labels and the rest that every object has. */
  readonly metadata: ObjectMeta;
  /** What is wanted. */
  readonly spec: ValidatingAdmissionPolicyBindingSpec;
};

/** A list of ValidatingAdmissionPolicyBinding objects. */
export interface ValidatingAdmissionPolicyBindingList {
  readonly kind: "ValidatingAdmissionPolicyBindingList";
  readonly apiVersion: "admissionregistration.k8s.io/v1";
  /** Revision and page of the list. */
  readonly metadata: ListMeta;
  /** The objects. */
  readonly items: readonly ValidatingAdmissionPolicyBinding[];
}

export interface ValidatingAdmissionPolicyBindingSpec {
  readonly policyName: string;
  readonly paramRef?: ParamRef;
  readonly matchResources?: MatchResources;
  readonly validationActions: readonly ("Deny" | "Warn" | "Audit")[];
}

/** A list of ValidatingAdmissionPolicy objects. */
export interface ValidatingAdmissionPolicyList {
  readonly kind: "ValidatingAdmissionPolicyList";
  readonly apiVersion: "admissionregistration.k8s.io/v1";
  /** Revision and page of the list. */
  readonly metadata: ListMeta;
  /** The objects. */
  readonly items: readonly ValidatingAdmissionPolicy[];
}

export interface ValidatingAdmissionPolicySpec {
  readonly paramKind?: ParamKind;
  readonly matchConstraints?: MatchResources;
  readonly validations?: readonly Validation[];
  readonly failurePolicy?: "Ignore" | "Fail";
  readonly auditAnnotations?: readonly AuditAnnotation[];
  readonly matchConditions?: readonly MatchCondition[];
  readonly variables?: readonly Variable[];
}

export interface ValidatingAdmissionPolicyStatus {
  readonly observedGeneration?: number;
  readonly typeChecking?: TypeChecking;
  readonly conditions?: readonly Condition[];
}

export interface ValidatingWebhook {
  readonly name: string;
  readonly clientConfig: WebhookClientConfig;
  readonly rules?: readonly RuleWithOperations[];
  readonly failurePolicy?: "Ignore" | "Fail";
  readonly matchPolicy?: "Exact" | "Equivalent";
  readonly namespaceSelector?: LabelSelector;
  readonly objectSelector?: LabelSelector;
  readonly sideEffects: "Unknown" | "None" | "Some" | "NoneOnDryRun";
  readonly timeoutSeconds?: number;
  readonly admissionReviewVersions: readonly string[];
  readonly matchConditions?: readonly MatchCondition[];
}

export type ValidatingWebhookConfiguration = {
  readonly kind: "ValidatingWebhookConfiguration";
  readonly apiVersion: "admissionregistration.k8s.io/v1";
  /** Name, labels and the rest that every object has. */
  readonly metadata: ObjectMeta;
  readonly webhooks?: readonly ValidatingWebhook[];
};

/** A list of ValidatingWebhookConfiguration objects. */
export interface ValidatingWebhookConfigurationList {
  readonly kind: "ValidatingWebhookConfigurationList";
  readonly apiVersion: "admissionregistration.k8s.io/v1";
  /** Revision and page of the list. */
  readonly metadata: ListMeta;
  /** The objects. */
  readonly items: readonly ValidatingWebhookConfiguration[];
}

export interface Validation {
  readonly expression: string;
  readonly message?: string;
  readonly reason?: string;
  readonly messageExpression?: string;
}

export interface Variable {
  readonly name: string;
  readonly expression: string;
}

export interface WebhookClientConfig {
  readonly url?: string;
  readonly service?: ServiceReference;
  readonly caBundle?: string;
}
