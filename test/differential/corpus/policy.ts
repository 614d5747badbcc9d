import { kinds } from "@kubets/api";
import { type Corpus, set, unset } from "../corpus.ts";

const metadata = { name: "every-field", labels: { app: "web" } };
const condition = {
  type: "DisruptionAllowed",
  status: "True",
  reason: "SufficientPods",
  message: "text",
  observedGeneration: 1,
  lastTransitionTime: "2024-01-02T03:04:05Z",
};

export const podDisruptionBudget: Corpus = {
  kind: kinds.PodDisruptionBudget,
  samples: [
    {
      name: "every field",
      object: {
        apiVersion: "policy/v1",
        kind: "PodDisruptionBudget",
        metadata,
        spec: {
          minAvailable: "50%",
          selector: {
            matchLabels: { app: "web" },
            matchExpressions: [{ key: "tier", operator: "NotIn", values: ["a"] }],
          },
          unhealthyPodEvictionPolicy: "AlwaysAllow",
        },
      },
      status: {
        observedGeneration: 1,
        disruptedPods: { "web-0": "2024-01-02T03:04:05Z" },
        disruptionsAllowed: 1,
        currentHealthy: 2,
        desiredHealthy: 1,
        expectedPods: 2,
        conditions: [condition],
      },
      combinations: {
        "both limits": [set("spec.maxUnavailable", 1)],
        "the other limit": [unset("spec.minAvailable"), set("spec.maxUnavailable", "30%")],
        neither: [unset("spec.minAvailable")],
        "a condition twice": [set("status.conditions", [condition, condition])],
        "an odd pod": [set("status.disruptedPods", { "Not a pod": "2024-01-02T03:04:05Z" })],
      },
    },
  ],
};

export const priorityClass: Corpus = {
  kind: kinds.PriorityClass,
  samples: [
    {
      name: "every field",
      object: {
        apiVersion: "scheduling.k8s.io/v1",
        kind: "PriorityClass",
        metadata,
        value: 1000,
        globalDefault: false,
        description: "text",
        preemptionPolicy: "Never",
      },
      combinations: {
        "the largest that a user may have": [set("value", 1_000_000_000)],
        "one more": [set("value", 1_000_000_001)],
        "a name of the system": [set("metadata.name", "system-mine")],
        "the name of a system's class": [set("metadata.name", "system-node-critical")],
        "for all": [set("globalDefault", true)],
      },
    },
  ],
};

export const runtimeClass: Corpus = {
  kind: kinds.RuntimeClass,
  samples: [
    {
      name: "every field",
      object: {
        apiVersion: "node.k8s.io/v1",
        kind: "RuntimeClass",
        metadata,
        handler: "runc",
        overhead: { podFixed: { cpu: "10m", memory: "10Mi" } },
        scheduling: {
          nodeSelector: { "example.com/runtime": "runc" },
          tolerations: [
            { key: "a", operator: "Equal", value: "b", effect: "NoExecute", tolerationSeconds: 5 },
            { key: "c", operator: "Exists", effect: "NoSchedule" },
          ],
        },
      },
      combinations: {
        "a resource of nobody": [set("overhead.podFixed", { "odd/": "1" })],
        "one toleration twice": [set("scheduling.tolerations[1]", { key: "a", operator: "Exists" })],
        "seconds without effect": [set("scheduling.tolerations[0].effect", "NoSchedule")],
        "another handler": [set("handler", "kata")],
        "a selector of odd labels": [set("scheduling.nodeSelector", { "Not a key": "Not a value" })],
      },
    },
  ],
};

export const lease: Corpus = {
  kind: kinds.Lease,
  samples: [
    {
      name: "every field",
      object: {
        apiVersion: "coordination.k8s.io/v1",
        kind: "Lease",
        metadata,
        spec: {
          holderIdentity: "me",
          leaseDurationSeconds: 15,
          acquireTime: "2024-01-02T03:04:05.123456Z",
          renewTime: "2024-01-02T03:04:06.123456Z",
          leaseTransitions: 1,
          strategy: "OldestEmulationVersion",
          preferredHolder: "you",
        },
      },
      combinations: { "no strategy": [unset("spec.strategy")] },
    },
  ],
};
