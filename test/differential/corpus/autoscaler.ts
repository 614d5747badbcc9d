import { kinds } from "@kubets/api";
import { type Corpus, set, unset } from "../corpus.ts";

const selector = { matchLabels: { app: "web" } };
const target = { type: "AverageValue", averageValue: "100" };

const metrics = [
  { type: "Resource", resource: { name: "cpu", target: { type: "Utilization", averageUtilization: 60 } } },
  {
    type: "ContainerResource",
    containerResource: { name: "memory", container: "main", target: { type: "AverageValue", averageValue: "1Gi" } },
  },
  { type: "Pods", pods: { metric: { name: "requests", selector }, target } },
  {
    type: "Object",
    object: {
      describedObject: { kind: "Ingress", name: "web", apiVersion: "networking.k8s.io/v1" },
      metric: { name: "requests", selector },
      target: { type: "Value", value: "2k" },
    },
  },
  { type: "External", external: { metric: { name: "queue", selector }, target } },
];

const policies = [
  { type: "Pods", value: 4, periodSeconds: 60 },
  { type: "Percent", value: 10, periodSeconds: 60 },
];

export const horizontalPodAutoscaler: Corpus = {
  kind: kinds.HorizontalPodAutoscaler,
  samples: [
    {
      name: "every field",
      object: {
        apiVersion: "autoscaling/v2",
        kind: "HorizontalPodAutoscaler",
        metadata: { name: "every-field", labels: { app: "web" }, annotations: { "example.com/note": "text" } },
        spec: {
          scaleTargetRef: { kind: "Deployment", name: "web", apiVersion: "apps/v1" },
          minReplicas: 1,
          maxReplicas: 10,
          metrics,
          behavior: {
            scaleUp: { stabilizationWindowSeconds: 0, selectPolicy: "Max", policies, tolerance: "50m" },
            scaleDown: { stabilizationWindowSeconds: 300, selectPolicy: "Min", policies },
          },
        },
      },
      status: {
        observedGeneration: 1,
        lastScaleTime: "2024-01-02T03:04:05Z",
        currentReplicas: 2,
        desiredReplicas: 3,
        currentMetrics: [
          { type: "Resource", resource: { name: "cpu", current: { averageUtilization: 50, averageValue: "100m" } } },
        ],
        conditions: [
          {
            type: "AbleToScale",
            status: "True",
            lastTransitionTime: "2024-01-02T03:04:05Z",
            reason: "Fine",
            message: "text",
          },
        ],
      },
      combinations: {
        "more at least than at most": [set("spec.minReplicas", 11)],
        "none at least": [set("spec.minReplicas", 0)],
        "none at least, with metrics of pods only": [set("spec.minReplicas", 0), set("spec.metrics", [metrics[0]])],
        "no metrics": [unset("spec.metrics")],
        "two kinds of metric in one": [set("spec.metrics[0].pods", metrics[2]!.pods)],
        "a type without its source": [unset("spec.metrics[0].resource")],
        "no policies": [set("spec.behavior.scaleUp.policies", [])],
        "an empty rule": [set("spec.behavior.scaleUp", {})],
        "an empty behavior": [set("spec.behavior", {})],
        "a window too long": [set("spec.behavior.scaleDown.stabilizationWindowSeconds", 3601)],
        "a period too long": [set("spec.behavior.scaleDown.policies[0].periodSeconds", 1801)],
        "both targets": [
          set("spec.metrics[0].resource.target", { type: "Utilization", averageUtilization: 60, averageValue: "1" }),
        ],
        "no target": [set("spec.metrics[0].resource.target", { type: "Utilization" })],
        "a metric's name with a slash": [set("spec.metrics[2].pods.metric.name", "a/b")],
        "an annotated metric": [set("metadata.annotations", { "autoscaling.alpha.kubernetes.io/metrics": "[]" })],
      },
    },
  ],
};

export const horizontalPodAutoscalerV1: Corpus = {
  kind: kinds["autoscaling/v1/HorizontalPodAutoscaler"],
  samples: [
    {
      name: "every field",
      object: {
        apiVersion: "autoscaling/v1",
        kind: "HorizontalPodAutoscaler",
        metadata: { name: "every-field-v1", labels: { app: "web" } },
        spec: {
          scaleTargetRef: { kind: "Deployment", name: "web", apiVersion: "apps/v1" },
          minReplicas: 1,
          maxReplicas: 10,
          targetCPUUtilizationPercentage: 60,
        },
      },
      status: {
        observedGeneration: 1,
        lastScaleTime: "2024-01-02T03:04:05Z",
        currentReplicas: 2,
        desiredReplicas: 3,
        currentCPUUtilizationPercentage: 50,
      },
      combinations: {
        "more at least than at most": [set("spec.minReplicas", 11)],
        "annotated metrics": [
          set("metadata.annotations", {
            "autoscaling.alpha.kubernetes.io/metrics":
              '[{"type":"Pods","pods":{"metricName":"requests","targetAverageValue":"10"}}]',
          }),
        ],
        "annotated metrics that are none": [
          set("metadata.annotations", { "autoscaling.alpha.kubernetes.io/metrics": "x" }),
        ],
        "an annotated behavior": [
          set("metadata.annotations", {
            "autoscaling.alpha.kubernetes.io/behavior": '{"ScaleUp":{"StabilizationWindowSeconds":5}}',
          }),
        ],
        "annotated conditions": [
          set("metadata.annotations", {
            "autoscaling.alpha.kubernetes.io/conditions": '[{"type":"AbleToScale","status":"True"}]',
          }),
        ],
      },
    },
  ],
};
