import type { ApiObject } from "@kubets/api";
import { autoscalerFromStored, autoscalerToStored } from "./autoscaler-versions.ts";

const target = { apiVersion: "apps/v1", kind: "Deployment", name: "web" };
const stored = {
  kind: "HorizontalPodAutoscaler",
  apiVersion: "autoscaling/v2",
  metadata: { name: "web", annotations: { mine: "kept" } },
  spec: {
    scaleTargetRef: target,
    maxReplicas: 5,
    metrics: [
      { type: "Pods", pods: { metric: { name: "rps" }, target: { type: "AverageValue", averageValue: "10" } } },
      { type: "Resource", resource: { name: "cpu", target: { type: "Utilization", averageUtilization: 60 } } },
    ],
    behavior: { scaleDown: { selectPolicy: "Max", policies: [{ type: "Percent", value: 100, periodSeconds: 15 }] } },
  },
  status: { currentMetrics: [{ type: "Resource", resource: { name: "cpu", current: { averageUtilization: 40 } } }] },
} as ApiObject;

test("autoscaling/v1 has a field for CPU, and annotations for everything else", () => {
  const served = autoscalerFromStored(stored);
  expect(served.spec).toEqual({ scaleTargetRef: target, maxReplicas: 5, targetCPUUtilizationPercentage: 60 });
  expect(served.status).toEqual({ currentCPUUtilizationPercentage: 40 });
  expect(served.metadata.annotations).toEqual({
    "autoscaling.alpha.kubernetes.io/behavior":
      '{"ScaleUp":null,"ScaleDown":{"StabilizationWindowSeconds":null,"SelectPolicy":"Max",' +
      '"Policies":[{"Type":"Percent","Value":100,"PeriodSeconds":15}],"Tolerance":null}}',
    "autoscaling.alpha.kubernetes.io/current-metrics":
      '[{"type":"Resource","resource":{"name":"cpu","currentAverageUtilization":40,"currentAverageValue":"0"}}]',
    "autoscaling.alpha.kubernetes.io/metrics":
      '[{"type":"Pods","pods":{"metricName":"rps","targetAverageValue":"10"}}]',
    mine: "kept",
  });
});

test("what a v1 client reads and writes back is what was stored", () => {
  const { spec, metadata } = autoscalerToStored(autoscalerFromStored(stored));
  expect(spec).toEqual(stored.spec);
  expect(metadata.annotations).toEqual({ mine: "kept" });
});

test("a v1 autoscaler that names no metric aims at 80 % CPU", () => {
  const served = {
    ...stored,
    apiVersion: "autoscaling/v1",
    spec: { scaleTargetRef: target, maxReplicas: 5 },
    status: {},
  };
  expect(autoscalerToStored(served as ApiObject).spec).toMatchObject({
    metrics: [{ resource: { target: { averageUtilization: 80 } } }],
  });
});
