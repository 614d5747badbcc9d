// Generated from proto/k8s/admissionregistration/v1.proto; do not edit.
import type { Condition, LabelSelector, ListMeta, ObjectMeta } from "./meta-v1.ts";

/** A change of the object, written as the fields to set. */
export interface ApplyConfiguration {
  /** Expression in CEL that gives an `Object{…}` with the fields to set; they are merged as by server-side apply. Atomic lists and maps cannot be changed so. */
  readonly expression?: string;
}

/** Something that a policy adds to the audit event of a request. */
export interface AuditAnnotation {
  /** Name of the annotation after the policy's; unique in the policy, at most 63 characters. */
  readonly key: string;
  /** Expression in CEL that gives the text, or `null` for none. */
  readonly valueExpression: string;
}

/** What the type checker says of one expression. */
export interface ExpressionWarning {
  /** Where the expression stands in the policy, such as `spec.validations[0].expression`. */
  readonly fieldRef: string;
  /** What the type checker says, for people. */
  readonly warning: string;
}

/** A change of the object, written as operations. */
export interface JSONPatch {
  /** Expression in CEL that gives a list of `JSONPatch{…}` operations: add, copy, move, remove, replace and test. */
  readonly expression?: string;
}

/** A condition that a request must meet to be looked at. */
export interface MatchCondition {
  /** Name of the condition, unique in its list, written like a label's key; for audit and metrics. */
  readonly name: string;
  /** Expression in CEL over `object`, `oldObject`, `request`, `authorizer`; only requests for which all conditions are true are looked at. */
  readonly expression: string;
}

/** Which requests a policy or a binding is about. */
export interface MatchResources {
  /** Namespaces by their labels, for objects in one; namespaces themselves by their own. All if absent. */
  readonly namespaceSelector?: LabelSelector;
  /** Objects by their labels: the new or the old one matches. Users can avoid it by choice of labels. All if absent. */
  readonly objectSelector?: LabelSelector;
  /** Operations and resources that are looked at; one rule is enough. */
  readonly resourceRules?: readonly NamedRuleWithOperations[];
  /** Operations and resources that are left out though a rule matches. */
  readonly excludeResourceRules?: readonly NamedRuleWithOperations[];
  /** `Equivalent` (the default) also takes requests by other versions of the same resource, converted; `Exact` only those named. */
  readonly matchPolicy?: "Exact" | "Equivalent";
}

/** Changes objects on their way to the store by expressions, without a webhook. It works where a binding puts it to work. */
export type MutatingAdmissionPolicy = {
  readonly kind: "MutatingAdmissionPolicy";
  readonly apiVersion: "admissionregistration.k8s.io/v1";
  /** Name, labels and the rest that every object has. */
  readonly metadata: ObjectMeta;
  /** What is wanted. */
  readonly spec: MutatingAdmissionPolicySpec;
};

/** Puts a mutating policy to work, with parameters and for certain requests. */
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

/** Which policy, which parameters, which requests. */
export interface MutatingAdmissionPolicyBindingSpec {
  /** Policy that is put to work. Without it, the binding does nothing. */
  readonly policyName?: string;
  /** Parameters for the policy, if it asks for some. */
  readonly paramRef?: ParamRef;
  /** Narrows what the policy looks at. */
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

/** What the policy looks at and what it changes. */
export interface MutatingAdmissionPolicySpec {
  /** Kind of the objects that give parameters; none if absent. */
  readonly paramKind?: ParamKind;
  /** What requests the policy is about. Needed. */
  readonly matchConstraints?: MatchResources;
  /** Expressions with a name that others can use; each sees those before it. */
  readonly variables?: readonly Variable[];
  /** What is changed, in order. Needed. */
  readonly mutations?: readonly Mutation[];
  /** What an error in the policy means: `Fail` (the default) refuses the request, `Ignore` passes it on. */
  readonly failurePolicy?: "Ignore" | "Fail";
  /** Further conditions on the request, all of which must be true; at most 64. */
  readonly matchConditions?: readonly MatchCondition[];
  /** `Never` runs it once a request; `IfNeeded` again when somebody changed the object after it. */
  readonly reinvocationPolicy?: "Never" | "IfNeeded";
}

/** A webhook that may change objects on their way to the store. */
export interface MutatingWebhook {
  /** Full name of the webhook: at least three parts, such as `pods.example.com`; unique in its list. */
  readonly name: string;
  /** How the webhook is reached. */
  readonly clientConfig: WebhookClientConfig;
  /** Operations and resources that it is asked about; one rule is enough. Never about webhook configurations and admission policies themselves. */
  readonly rules?: readonly RuleWithOperations[];
  /** What it means when it cannot be asked: `Fail` (the default) refuses the request, `Ignore` passes it on. */
  readonly failurePolicy?: "Ignore" | "Fail";
  /** `Equivalent` (the default) also takes requests by other versions of the same resource, converted; `Exact` only those named. */
  readonly matchPolicy?: "Exact" | "Equivalent";
  /** Namespaces by their labels, for objects in one; namespaces themselves by their own. All if absent. */
  readonly namespaceSelector?: LabelSelector;
  /** Objects by their labels: the new or the old one matches. Users can avoid it by choice of labels. All if absent. */
  readonly objectSelector?: LabelSelector;
  /** `None`, or `NoneOnDryRun`: others are not allowed. Without one of them it is not asked on a dry run. */
  readonly sideEffects: "Unknown" | "None" | "Some" | "NoneOnDryRun";
  /** How long an answer may take, 1 to 30 seconds; 10 if absent. */
  readonly timeoutSeconds?: number;
  /** Versions of AdmissionReview that it understands, best first; `v1` is spoken. */
  readonly admissionReviewVersions: readonly string[];
  /** `Never` (the default) asks once a request; `IfNeeded` again when somebody changed the object after it. */
  readonly reinvocationPolicy?: "Never" | "IfNeeded";
  /** Further conditions on the request, all of which must be true; at most 64. */
  readonly matchConditions?: readonly MatchCondition[];
}

/** Webhooks that may change objects on their way to the store. */
export type MutatingWebhookConfiguration = {
  readonly kind: "MutatingWebhookConfiguration";
  readonly apiVersion: "admissionregistration.k8s.io/v1";
  /** Name, labels and the rest that every object has. */
  readonly metadata: ObjectMeta;
  /** The webhooks. Configurations take turns by name, webhooks by their place in the list. */
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

/** One change of the object. */
export interface Mutation {
  /** `ApplyConfiguration` or `JSONPatch`. */
  readonly patchType: "ApplyConfiguration" | "JSONPatch";
  /** The change as an object to merge. */
  readonly applyConfiguration?: ApplyConfiguration;
  /** The change as a list of operations. */
  readonly jsonPatch?: JSONPatch;
}

/** Operations on resources, perhaps only on objects of certain names. */
export interface NamedRuleWithOperations extends RuleWithOperations {
  /** Names of the objects; all if empty. */
  readonly resourceNames?: readonly string[];
}

/** Kind of the objects that give a policy its parameters. */
export interface ParamKind {
  /** Group and version of the kind. */
  readonly apiVersion?: string;
  /** The kind. */
  readonly kind?: string;
}

/** Objects that give a policy its parameters. */
export interface ParamRef {
  /** Name of the object with the parameters. Excludes `selector`. */
  readonly name?: string;
  /** Its namespace; for a kind in namespaces, that of the request's object if absent. */
  readonly namespace?: string;
  /** Takes all objects with these labels; the policy runs once for each. Excludes `name`. */
  readonly selector?: LabelSelector;
  /** When there is none: `Allow` passes the request, `Deny` does what the failure policy says. */
  readonly parameterNotFoundAction?: string;
}

/** Resources, by group, version and name. */
export interface Rule {
  /** API groups; `*` alone is all. */
  readonly apiGroups?: readonly string[];
  /** Versions; `*` alone is all. */
  readonly apiVersions?: readonly string[];
  /** Resources, such as `pods`, `pods/log`, `pods/*`, `*\/scale`; `*` is all but subresources, `*\/*` all with them. */
  readonly resources?: readonly string[];
  /** `Cluster`, `Namespaced` or `*` (the default). */
  readonly scope?: "Cluster" | "Namespaced" | "*";
}

/** Operations on resources. */
export interface RuleWithOperations extends Rule {
  /** `CREATE`, `UPDATE`, `DELETE`, `CONNECT`; `*` alone is all. */
  readonly operations?: readonly ("*" | "CREATE" | "UPDATE" | "DELETE" | "CONNECT")[];
}

/** A service within the cluster. */
export interface ServiceReference {
  /** Namespace of the service. Needed. */
  readonly namespace: string;
  /** Name of the service. Needed. */
  readonly name: string;
  /** Path to ask for. */
  readonly path?: string;
  /** Port of the service; 443 if absent. */
  readonly port?: number;
}

/** What the type checker found in a policy. */
export interface TypeChecking {
  /** What the type checker says of each expression it doubts. */
  readonly expressionWarnings?: readonly ExpressionWarning[];
}

/** Refuses requests by expressions, without a webhook. It works where a binding puts it to work. */
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

/** Puts a validating policy to work, with parameters and for certain requests. */
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

/** Which policy, which parameters, which requests, and what follows. */
export interface ValidatingAdmissionPolicyBindingSpec {
  /** Policy that is put to work. Without it, the binding does nothing. */
  readonly policyName: string;
  /** Parameters for the policy, if it asks for some. */
  readonly paramRef?: ParamRef;
  /** Narrows what the policy looks at. */
  readonly matchResources?: MatchResources;
  /** What follows when a validation fails: `Deny` refuses, `Warn` tells the client, `Audit` writes to the audit log. `Deny` and `Warn` exclude each other. */
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

/** What the policy looks at and what it demands. */
export interface ValidatingAdmissionPolicySpec {
  /** Kind of the objects that give parameters; none if absent. */
  readonly paramKind?: ParamKind;
  /** What requests the policy is about. Needed. */
  readonly matchConstraints?: MatchResources;
  /** What must be true of the request. Needed, unless there are audit annotations. */
  readonly validations?: readonly Validation[];
  /** What an error in the policy means: `Fail` (the default) refuses the request, `Ignore` passes it on. */
  readonly failurePolicy?: "Ignore" | "Fail";
  /** What is added to the audit event of the request; at most 20. */
  readonly auditAnnotations?: readonly AuditAnnotation[];
  /** Further conditions on the request, all of which must be true; at most 64. */
  readonly matchConditions?: readonly MatchCondition[];
  /** Expressions with a name that others can use; each sees those before it. */
  readonly variables?: readonly Variable[];
}

/** What the server found out about the policy. */
export interface ValidatingAdmissionPolicyStatus {
  /** Generation of the spec that was last checked. */
  readonly observedGeneration?: number;
  /** What the type checker found; absent as long as it has not looked. */
  readonly typeChecking?: TypeChecking;
  /** What else is told of the policy. */
  readonly conditions?: readonly Condition[];
}

/** A webhook that may refuse requests. */
export interface ValidatingWebhook {
  /** Full name of the webhook: at least three parts, such as `pods.example.com`; unique in its list. */
  readonly name: string;
  /** How the webhook is reached. */
  readonly clientConfig: WebhookClientConfig;
  /** Operations and resources that it is asked about; one rule is enough. Never about webhook configurations and admission policies themselves. */
  readonly rules?: readonly RuleWithOperations[];
  /** What it means when it cannot be asked: `Fail` (the default) refuses the request, `Ignore` passes it on. */
  readonly failurePolicy?: "Ignore" | "Fail";
  /** `Equivalent` (the default) also takes requests by other versions of the same resource, converted; `Exact` only those named. */
  readonly matchPolicy?: "Exact" | "Equivalent";
  /** Namespaces by their labels, for objects in one; namespaces themselves by their own. All if absent. */
  readonly namespaceSelector?: LabelSelector;
  /** Objects by their labels: the new or the old one matches. Users can avoid it by choice of labels. All if absent. */
  readonly objectSelector?: LabelSelector;
  /** `None`, or `NoneOnDryRun`: others are not allowed. Without one of them it is not asked on a dry run. */
  readonly sideEffects: "Unknown" | "None" | "Some" | "NoneOnDryRun";
  /** How long an answer may take, 1 to 30 seconds; 10 if absent. */
  readonly timeoutSeconds?: number;
  /** Versions of AdmissionReview that it understands, best first; `v1` is spoken. */
  readonly admissionReviewVersions: readonly string[];
  /** Further conditions on the request, all of which must be true; at most 64. */
  readonly matchConditions?: readonly MatchCondition[];
}

/** Webhooks that may refuse requests. */
export type ValidatingWebhookConfiguration = {
  readonly kind: "ValidatingWebhookConfiguration";
  readonly apiVersion: "admissionregistration.k8s.io/v1";
  /** Name, labels and the rest that every object has. */
  readonly metadata: ObjectMeta;
  /** The webhooks. All are asked at once, after everything that changes objects. */
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

/** One demand of a policy. */
export interface Validation {
  /** Expression in CEL over `object`, `oldObject`, `request`, `params`, `namespaceObject`, `variables`, `authorizer`: true where the request is good. */
  readonly expression: string;
  /** What the client is told; without line breaks. The expression itself if absent. */
  readonly message?: string;
  /** `Unauthorized`, `Forbidden`, `Invalid` (the default) or `RequestEntityTooLarge`; it decides the HTTP code. */
  readonly reason?: string;
  /** The same as an expression that gives a text; wins over `message` unless it fails. */
  readonly messageExpression?: string;
}

/** An expression with a name. */
export interface Variable {
  /** Name by which it is used, as `variables.<name>`; a CEL identifier. */
  readonly name: string;
  /** Expression in CEL; evaluated when first used, and once at most. */
  readonly expression: string;
}

/** How a webhook is reached. */
export interface WebhookClientConfig {
  /** Where the webhook is, as an `https` address without user, query or fragment. Excludes `service`. */
  readonly url?: string;
  /** Service within the cluster that is the webhook. Excludes `url`. */
  readonly service?: ServiceReference;
  /** Certificates, in PEM, that the webhook's own is checked with; those of the system if absent. */
  readonly caBundle?: string;
}
