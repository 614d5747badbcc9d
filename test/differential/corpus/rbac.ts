import { kinds } from "@kubets/api";
import { type Corpus, set, unset } from "../corpus.ts";

const apiVersion = "rbac.authorization.k8s.io/v1";
const metadata = { name: "every-field", labels: { app: "web" } };
const rules = [
  { apiGroups: ["", "apps"], resources: ["pods", "deployments/scale"], verbs: ["get", "*"], resourceNames: ["a"] },
];
const urls = { nonResourceURLs: ["/healthz", "/metrics/*"], verbs: ["get"] };
const subjects = [
  { kind: "User", apiGroup: "rbac.authorization.k8s.io", name: "jane" },
  { kind: "Group", apiGroup: "rbac.authorization.k8s.io", name: "people" },
  { kind: "ServiceAccount", name: "default", namespace: "differential" },
];

const inRules = {
  "paths beside resources": [set("rules[0].nonResourceURLs", ["/healthz"])],
  "only verbs": [set("rules[0]", { verbs: ["get"] })],
  "no group": [unset("rules[0].apiGroups")],
  "a star inside a path": [set("rules[0]", { nonResourceURLs: ["/a/*/b"], verbs: ["get"] })],
};

export const role: Corpus = {
  kind: kinds.Role,
  samples: [
    {
      name: "every field",
      object: { apiVersion, kind: "Role", metadata, rules },
      combinations: { ...inRules, "only paths": [set("rules[0]", urls)] },
    },
  ],
};

export const clusterRole: Corpus = {
  kind: kinds.ClusterRole,
  samples: [
    {
      name: "every field",
      object: {
        apiVersion,
        kind: "ClusterRole",
        metadata,
        rules: [...rules, urls],
        aggregationRule: {
          clusterRoleSelectors: [
            { matchLabels: { a: "b" }, matchExpressions: [{ key: "tier", operator: "In", values: ["x"] }] },
          ],
        },
      },
      combinations: inRules,
    },
  ],
};

const inBindings = {
  "another role": [set("roleRef.name", "other")],
  "a user of no group": [set("subjects[0].apiGroup", "")],
  "a user with a namespace": [set("subjects[0].namespace", "differential")],
  "an account without namespace": [unset("subjects[2].namespace")],
  "an account with a group": [set("subjects[2].apiGroup", "rbac.authorization.k8s.io")],
  "an account with an odd name": [set("subjects[2].name", "Not A Name")],
  "another kind of subject": [set("subjects[0].kind", "Robot")],
  "another group of the role": [set("roleRef.apiGroup", "example.com")],
  "a role's name with a slash": [set("roleRef.name", "a/b")],
  "a name with a colon": [set("metadata.name", "system:mine")],
};

export const roleBinding: Corpus = {
  kind: kinds.RoleBinding,
  samples: [
    {
      name: "every field",
      object: {
        apiVersion,
        kind: "RoleBinding",
        metadata,
        subjects,
        roleRef: { apiGroup: "rbac.authorization.k8s.io", kind: "Role", name: "every-field" },
      },
      combinations: { ...inBindings, "a role of the cluster": [set("roleRef.kind", "ClusterRole")] },
    },
  ],
};

export const clusterRoleBinding: Corpus = {
  kind: kinds.ClusterRoleBinding,
  samples: [
    {
      name: "every field",
      object: {
        apiVersion,
        kind: "ClusterRoleBinding",
        metadata,
        subjects,
        roleRef: { apiGroup: "rbac.authorization.k8s.io", kind: "ClusterRole", name: "every-field" },
      },
      combinations: { ...inBindings, "a role of a namespace": [set("roleRef.kind", "Role")] },
    },
  ],
};
