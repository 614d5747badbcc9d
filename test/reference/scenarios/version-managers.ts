import { autoscaler, configMap } from "../objects.ts";
import { applyAs, get, mergePatch, post, put, type Scenario } from "../scenario.ts";

const condition = (type: string, status: string) => ({
  type,
  status,
  lastTransitionTime: "2024-01-01T00:00:00Z",
  reason: "R",
  message: "m",
});

/** Managers that speak several versions of one kind. */
export const versionManagers: readonly Scenario[] = [
  {
    name: "managers of several versions",
    steps: [
      applyAs(
        "one",
        "creates by v2",
        "autoscaling/v2/horizontalpodautoscalers/h",
        autoscaler("v2", "h", {
          minReplicas: 2,
          metrics: [
            { type: "Resource", resource: { name: "cpu", target: { type: "Utilization", averageUtilization: 50 } } },
          ],
          behavior: { scaleDown: { stabilizationWindowSeconds: 60 } },
        }),
      ),
      applyAs(
        "two",
        "shares by v1",
        "autoscaling/v1/horizontalpodautoscalers/h",
        autoscaler("v1", "h", { minReplicas: 2 }),
      ),
      applyAs(
        "two",
        "conflicts by v1",
        "autoscaling/v1/horizontalpodautoscalers/h",
        autoscaler("v1", "h", { minReplicas: 3, targetCPUUtilizationPercentage: 70 }),
      ),
      applyAs(
        "two",
        "forces by v1",
        "autoscaling/v1/horizontalpodautoscalers/h",
        autoscaler("v1", "h", { minReplicas: 3, targetCPUUtilizationPercentage: 70 }),
        { force: true },
      ),
      get("reads by v2", "autoscaling/v2/horizontalpodautoscalers/h"),
      applyAs(
        "one",
        "changes from v2 to v1",
        "autoscaling/v1/horizontalpodautoscalers/h",
        autoscaler("v1", "h", { minReplicas: 3 }),
      ),
      applyAs("one", "and back with less", "autoscaling/v2/horizontalpodautoscalers/h", autoscaler("v2", "h", {}), {
        force: true,
      }),
      mergePatch(
        "updates by v1",
        "autoscaling/v1/horizontalpodautoscalers/h",
        { spec: { maxReplicas: 9, targetCPUUtilizationPercentage: 33 } },
        { query: { fieldManager: "up" } },
      ),
      mergePatch(
        "updates by v2 as the same manager",
        "autoscaling/v2/horizontalpodautoscalers/h",
        { spec: { maxReplicas: 10 } },
        { query: { fieldManager: "up" } },
      ),
      mergePatch(
        "status by v1",
        "autoscaling/v1/horizontalpodautoscalers/h/status",
        { status: { currentReplicas: 1, desiredReplicas: 2, currentCPUUtilizationPercentage: 10 } },
        { query: { fieldManager: "ctl" } },
      ),
      applyAs("ctl2", "status by v2", "autoscaling/v2/horizontalpodautoscalers/h/status", {
        apiVersion: "autoscaling/v2",
        kind: "HorizontalPodAutoscaler",
        metadata: { name: "h" },
        status: {
          currentReplicas: 1,
          desiredReplicas: 2,
          currentMetrics: null,
          conditions: [condition("AbleToScale", "True")],
        },
      }),
      get("reads by v1", "autoscaling/v1/horizontalpodautoscalers/h"),
      applyAs("three", "an event by its own group", "events.k8s.io/v1/events/e", {
        apiVersion: "events.k8s.io/v1",
        kind: "Event",
        metadata: { name: "e" },
        eventTime: "2024-01-01T00:00:00.000000Z",
        action: "A",
        reason: "R",
        reportingController: "x.y/z",
        reportingInstance: "i",
        regarding: { kind: "Pod", name: "p", namespace: "{ns}" },
        note: "n",
        type: "Normal",
      }),
      applyAs("three", "changes it by its own group", "events.k8s.io/v1/events/e", {
        apiVersion: "events.k8s.io/v1",
        kind: "Event",
        metadata: { name: "e" },
        eventTime: "2024-01-01T00:00:00.000000Z",
        action: "A",
        reason: "R",
        reportingController: "x.y/z",
        reportingInstance: "i",
        regarding: { kind: "Pod", name: "p", namespace: "{ns}" },
        note: "n",
        series: { count: 2, lastObservedTime: "2024-01-01T00:00:00.000000Z" },
        type: "Normal",
      }),
      applyAs("four", "the event by the core group", "events/e", {
        apiVersion: "v1",
        kind: "Event",
        metadata: { name: "e", namespace: "{ns}" },
        message: "n",
        involvedObject: { kind: "Pod", name: "p", namespace: "{ns}" },
      }),
      applyAs("five", "and by its own group again", "events.k8s.io/v1/events/e", {
        apiVersion: "events.k8s.io/v1",
        kind: "Event",
        metadata: { name: "e" },
        note: "n",
      }),
      mergePatch("updated by the core group", "events/e", { count: 3 }, { query: { fieldManager: "up" } }),
      post("an autoscaler by v1", "autoscaling/v1/horizontalpodautoscalers", autoscaler("v1", "k"), {
        query: { fieldManager: "c" },
      }),
      put(
        "put by v2",
        "autoscaling/v2/horizontalpodautoscalers/k",
        autoscaler("v2", "k", { behavior: { scaleUp: { selectPolicy: "Max" } } }),
        { query: { fieldManager: "p" } },
      ),
      applyAs("four", "another object kind", "configmaps/a", configMap("a", { data: { a: "b" } })),
    ],
  },
];
