import { kinds } from "@kubets/api";
import { type Corpus, set, unset } from "../corpus.ts";

const apiVersion = "flowcontrol.apiserver.k8s.io/v1";
const metadata = { name: "every-field", labels: { app: "web" } };
const conditions = [
  { type: "Dangling", status: "False", reason: "Found", message: "text", lastTransitionTime: "2024-01-02T03:04:05Z" },
];

export const flowSchema: Corpus = {
  kind: kinds.FlowSchema,
  samples: [
    {
      name: "every field",
      object: {
        apiVersion,
        kind: "FlowSchema",
        metadata,
        spec: {
          priorityLevelConfiguration: { name: "workload-low" },
          matchingPrecedence: 1000,
          distinguisherMethod: { type: "ByUser" },
          rules: [
            {
              subjects: [
                { kind: "User", user: { name: "jane" } },
                { kind: "Group", group: { name: "people" } },
                { kind: "ServiceAccount", serviceAccount: { namespace: "differential", name: "*" } },
              ],
              resourceRules: [
                {
                  verbs: ["get", "list"],
                  apiGroups: ["apps"],
                  resources: ["deployments"],
                  clusterScope: true,
                  namespaces: ["*"],
                },
              ],
              nonResourceRules: [{ verbs: ["*"], nonResourceURLs: ["/healthz", "/metrics/*"] }],
            },
          ],
        },
      },
      status: { conditions },
      combinations: {
        "a subject of two kinds": [set("spec.rules[0].subjects[0].group", { name: "people" })],
        "a subject without its source": [set("spec.rules[0].subjects[0]", { kind: "User" })],
        "no subjects": [set("spec.rules[0].subjects", [])],
        "no requests": [unset("spec.rules[0].resourceRules"), unset("spec.rules[0].nonResourceRules")],
        "all verbs and one": [set("spec.rules[0].resourceRules[0].verbs", ["*", "get"])],
        "an unknown verb": [set("spec.rules[0].resourceRules[0].verbs", ["look"])],
        "neither cluster nor namespaces": [
          set("spec.rules[0].resourceRules[0].clusterScope", false),
          unset("spec.rules[0].resourceRules[0].namespaces"),
        ],
        "all namespaces and one": [set("spec.rules[0].resourceRules[0].namespaces", ["*", "a"])],
        "all groups and one": [set("spec.rules[0].resourceRules[0].apiGroups", ["*", "apps"])],
        "all resources and one": [set("spec.rules[0].resourceRules[0].resources", ["*", "pods"])],
        "all paths and one": [set("spec.rules[0].nonResourceRules[0].nonResourceURLs", ["*", "/a"])],
        "a star inside a path": [set("spec.rules[0].nonResourceRules[0].nonResourceURLs", ["/a/*/b"])],
        "a path without slash": [set("spec.rules[0].nonResourceRules[0].nonResourceURLs", ["a"])],
        "a path with two slashes": [set("spec.rules[0].nonResourceRules[0].nonResourceURLs", ["/a//b"])],
        "first of all": [set("spec.matchingPrecedence", 1)],
        "the name of a mandatory one": [set("metadata.name", "catch-all")],
        "a condition twice": [set("status.conditions", [...conditions, ...conditions])],
      },
    },
  ],
};

export const priorityLevelConfiguration: Corpus = {
  kind: kinds.PriorityLevelConfiguration,
  samples: [
    {
      name: "a limited one",
      object: {
        apiVersion,
        kind: "PriorityLevelConfiguration",
        metadata,
        spec: {
          type: "Limited",
          limited: {
            nominalConcurrencyShares: 20,
            limitResponse: { type: "Queue", queuing: { queues: 64, handSize: 6, queueLengthLimit: 50 } },
            lendablePercent: 50,
            borrowingLimitPercent: 100,
          },
        },
      },
      status: { conditions },
      combinations: {
        "rejects with queues": [set("spec.limited.limitResponse.type", "Reject")],
        "queues without queues": [unset("spec.limited.limitResponse.queuing")],
        "exempt too": [set("spec.exempt", {})],
        "exempt with limits": [set("spec.type", "Exempt")],
        "a hand larger than all": [set("spec.limited.limitResponse.queuing.handSize", 65)],
        "a large hand": [
          set("spec.limited.limitResponse.queuing.handSize", 15),
          set("spec.limited.limitResponse.queuing.queues", 1024),
        ],
        "too many queues": [set("spec.limited.limitResponse.queuing.queues", 10_000_001)],
        "no limits": [unset("spec.limited")],
      },
    },
  ],
};
