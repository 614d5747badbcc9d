import { kinds } from "@kubets/api";
import { type Corpus, set, unset } from "../corpus.ts";

const apiVersion = "admissionregistration.k8s.io/v1";
const metadata = { name: "every-field.example.com", labels: { app: "web" } };
const matching = {
  matchPolicy: "Exact",
  namespaceSelector: { matchLabels: { a: "b" } },
  objectSelector: { matchExpressions: [{ key: "tier", operator: "In", values: ["x"] }] },
};
const rules = [
  {
    operations: ["CREATE", "UPDATE"],
    apiGroups: ["apps"],
    apiVersions: ["v1"],
    resources: ["deployments", "deployments/scale"],
    scope: "Namespaced",
  },
];

const webhook = (name: string) => ({
  name,
  clientConfig: { service: { namespace: "differential", name: "hook", path: "/check", port: 8443 } },
  rules,
  failurePolicy: "Ignore",
  ...matching,
  sideEffects: "NoneOnDryRun",
  timeoutSeconds: 5,
  admissionReviewVersions: ["v1", "v1beta1"],
});

const combinations = {
  "a hook of both": [set("webhooks[0].clientConfig.url", "https://hook.example.com/check")],
  "a hook by address": [set("webhooks[0].clientConfig", { url: "https://hook.example.com/check" })],
  "a hook by an address that is none": [set("webhooks[0].clientConfig", { url: "http://hook.example.com?a=b#c" })],
  "a hook of neither": [set("webhooks[0].clientConfig", {})],
  "a path without slash": [set("webhooks[0].clientConfig.service.path", "check")],
  "a path with two slashes": [set("webhooks[0].clientConfig.service.path", "/a//b")],
  "a name of two parts": [set("webhooks[0].name", "a.b")],
  "one name twice": [set("webhooks[1].name", "a.example.com")],
  "all operations and one": [set("webhooks[0].rules[0].operations", ["*", "CREATE"])],
  "all groups and one": [set("webhooks[0].rules[0].apiGroups", ["*", "apps"])],
  "all versions and one": [set("webhooks[0].rules[0].apiVersions", ["*", "v1"])],
  "all resources and one": [set("webhooks[0].rules[0].resources", ["*", "pods"])],
  "all resources and all subresources": [set("webhooks[0].rules[0].resources", ["*/*", "pods/*"])],
  "a subresource of all, and of one": [set("webhooks[0].rules[0].resources", ["*/scale", "deployments/scale"])],
  "side effects": [set("webhooks[0].sideEffects", "Some")],
  "unknown reviews": [set("webhooks[0].admissionReviewVersions", ["v9"])],
  "a review twice": [set("webhooks[0].admissionReviewVersions", ["v1", "v1"])],
  "a long time": [set("webhooks[0].timeoutSeconds", 31)],
  "no side effects told": [unset("webhooks[0].sideEffects")],
};

export const validatingWebhookConfiguration: Corpus = {
  kind: kinds.ValidatingWebhookConfiguration,
  samples: [
    {
      name: "every field",
      object: {
        apiVersion,
        kind: "ValidatingWebhookConfiguration",
        metadata,
        webhooks: [webhook("a.example.com"), webhook("b.example.com")],
      },
      combinations,
    },
  ],
};

export const mutatingWebhookConfiguration: Corpus = {
  kind: kinds.MutatingWebhookConfiguration,
  samples: [
    {
      name: "every field",
      object: {
        apiVersion,
        kind: "MutatingWebhookConfiguration",
        metadata,
        webhooks: [
          { ...webhook("a.example.com"), reinvocationPolicy: "IfNeeded" },
          { ...webhook("b.example.com"), reinvocationPolicy: "Never" },
        ],
      },
      combinations,
    },
  ],
};

const matchConstraints = {
  ...matching,
  resourceRules: rules,
  excludeResourceRules: [{ ...rules[0], resourceNames: ["a"] }],
};
const paramKind = { apiVersion: "v1", kind: "ConfigMap" };

export const validatingAdmissionPolicy: Corpus = {
  kind: kinds.ValidatingAdmissionPolicy,
  samples: [
    {
      name: "every field",
      object: {
        apiVersion,
        kind: "ValidatingAdmissionPolicy",
        metadata,
        spec: {
          paramKind,
          matchConstraints,
          validations: [
            {
              expression: "object.spec.replicas < 5",
              message: "too many",
              messageExpression: "'too many: ' + string(object.spec.replicas)",
              reason: "Forbidden",
            },
          ],
          failurePolicy: "Fail",
          auditAnnotations: [{ key: "replicas", valueExpression: "string(object.spec.replicas)" }],
          matchConditions: [{ name: "not-mine", expression: "request.userInfo.username != 'me'" }],
          variables: [{ name: "few", expression: "object.spec.replicas < 3" }],
        },
      },
      combinations: {
        "no checks": [unset("spec.validations"), unset("spec.auditAnnotations")],
        "no constraints": [unset("spec.matchConstraints")],
        "a message of two lines": [set("spec.validations[0].message", "a\nb")],
        "one annotation twice": [
          set("spec.auditAnnotations[1]", { key: "replicas", valueExpression: "string(object.spec.replicas)" }),
        ],
        "one variable twice": [set("spec.variables[1]", { name: "few", expression: "true" })],
        "one condition twice": [set("spec.matchConditions[1]", { name: "not-mine", expression: "true" })],
        "65 conditions": [
          set(
            "spec.matchConditions",
            Array.from({ length: 65 }, (_, i) => ({ name: `c${i}`, expression: "true" })),
          ),
        ],
        "a kind of a group without version": [set("spec.paramKind.apiVersion", "apps/")],
      },
    },
  ],
};

export const validatingAdmissionPolicyBinding: Corpus = {
  kind: kinds.ValidatingAdmissionPolicyBinding,
  samples: [
    {
      name: "every field",
      object: {
        apiVersion,
        kind: "ValidatingAdmissionPolicyBinding",
        metadata,
        spec: {
          policyName: "every-field.example.com",
          paramRef: { name: "settings", namespace: "differential", parameterNotFoundAction: "Deny" },
          matchResources: matchConstraints,
          validationActions: ["Deny", "Audit"],
        },
      },
      combinations: {
        "denied and warned": [set("spec.validationActions", ["Deny", "Warn"])],
        "an action twice": [set("spec.validationActions", ["Deny", "Deny"])],
        "no action": [set("spec.validationActions", [])],
        "settings by name and labels": [set("spec.paramRef.selector", { matchLabels: { a: "b" } })],
        "settings by nothing": [unset("spec.paramRef.name")],
        "settings without a word for their absence": [unset("spec.paramRef.parameterNotFoundAction")],
      },
    },
  ],
};

export const mutatingAdmissionPolicy: Corpus = {
  kind: kinds.MutatingAdmissionPolicy,
  samples: [
    {
      name: "every field",
      object: {
        apiVersion,
        kind: "MutatingAdmissionPolicy",
        metadata,
        spec: {
          paramKind,
          matchConstraints,
          variables: [{ name: "few", expression: "object.spec.replicas < 3" }],
          mutations: [
            {
              patchType: "ApplyConfiguration",
              applyConfiguration: { expression: "Object{spec: Object.spec{replicas: 1}}" },
            },
            {
              patchType: "JSONPatch",
              jsonPatch: { expression: "[JSONPatch{op: 'add', path: '/spec/replicas', value: 1}]" },
            },
          ],
          failurePolicy: "Fail",
          matchConditions: [{ name: "not-mine", expression: "request.userInfo.username != 'me'" }],
          reinvocationPolicy: "IfNeeded",
        },
      },
      combinations: {
        "no mutations": [unset("spec.mutations")],
        "a mutation of both": [set("spec.mutations[0].jsonPatch", { expression: "[]" })],
        "a mutation of the other": [set("spec.mutations[0].patchType", "JSONPatch")],
        "never again": [set("spec.reinvocationPolicy", "Never")],
      },
    },
  ],
};

export const mutatingAdmissionPolicyBinding: Corpus = {
  kind: kinds.MutatingAdmissionPolicyBinding,
  samples: [
    {
      name: "every field",
      object: {
        apiVersion,
        kind: "MutatingAdmissionPolicyBinding",
        metadata,
        spec: {
          policyName: "every-field.example.com",
          paramRef: { name: "settings", namespace: "differential", parameterNotFoundAction: "Allow" },
          matchResources: matchConstraints,
        },
      },
      combinations: { "settings by nothing": [unset("spec.paramRef.name")] },
    },
  ],
};
