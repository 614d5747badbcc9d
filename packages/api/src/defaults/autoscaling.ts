import { absent, type Defaulters, type Fields, inTurn, missingFrom, whenAbsent } from "./defaulter.ts";

const doubleEvery15s = { type: "Percent", value: 100, periodSeconds: 15 };
const fourEvery15s = { type: "Pods", value: 4, periodSeconds: 15 };
const cpuAt80 = {
  type: "Resource",
  resource: { name: "cpu", target: { type: "Utilization", averageUtilization: 80 } },
};

/** In autoscaling/v1 other metrics travel as JSON in this annotation. */
const metricsAnnotation = "autoscaling.alpha.kubernetes.io/metrics";

export const autoscalingDefaults: Defaulters = {
  "k8s.io.api.autoscaling.v1.HorizontalPodAutoscaler": horizontalPodAutoscalerV1,
  "k8s.io.api.autoscaling.v2.HorizontalPodAutoscalerSpec": inTurn(whenAbsent({ minReplicas: 1 }), (spec) =>
    (spec.metrics as readonly unknown[] | undefined)?.length ? undefined : { metrics: [cpuAt80] },
  ),
  "k8s.io.api.autoscaling.v2.HorizontalPodAutoscalerBehavior": ({ scaleUp, scaleDown }) => ({
    scaleUp: missingFrom(scaleUp, upRules),
    scaleDown: missingFrom(scaleDown, downRules),
  }),
};

const upRules = {
  stabilizationWindowSeconds: 0,
  selectPolicy: "Max",
  policies: [fourEvery15s, doubleEvery15s],
};
const downRules = { selectPolicy: "Max", policies: [doubleEvery15s] };

function horizontalPodAutoscalerV1({ metadata, spec }: Fields): Fields {
  const { annotations } = (metadata ?? {}) as { annotations?: Fields };
  const { minReplicas, targetCPUUtilizationPercentage } = (spec ?? {}) as Fields;
  return {
    spec: {
      ...(absent(minReplicas) ? { minReplicas: 1 } : {}),
      ...(absent(targetCPUUtilizationPercentage) && !annotations?.[metricsAnnotation]
        ? { targetCPUUtilizationPercentage: 80 }
        : {}),
    },
  };
}
