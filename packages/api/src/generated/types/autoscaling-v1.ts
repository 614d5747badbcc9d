// Generated from proto/k8s/autoscaling/v1.proto; do not edit.
import type { LabelSelector, ListMeta, ObjectMeta, Time } from "./meta-v1.ts";
import type { Quantity } from "./quantity.ts";

export interface ContainerResourceMetricSource {
  readonly name: string;
  readonly targetAverageUtilization?: number;
  readonly targetAverageValue?: Quantity;
  readonly container: string;
}

export interface ContainerResourceMetricStatus {
  readonly name: string;
  readonly currentAverageUtilization?: number;
  readonly currentAverageValue: Quantity;
  readonly container: string;
}

export interface CrossVersionObjectReference {
  readonly kind: string;
  readonly name: string;
  readonly apiVersion?: string;
}

export interface ExternalMetricSource {
  readonly metricName: string;
  readonly metricSelector?: LabelSelector;
  readonly targetValue?: Quantity;
  readonly targetAverageValue?: Quantity;
}

export interface ExternalMetricStatus {
  readonly metricName: string;
  readonly metricSelector?: LabelSelector;
  readonly currentValue: Quantity;
  readonly currentAverageValue?: Quantity;
}

export type HorizontalPodAutoscaler = {
  readonly kind: "HorizontalPodAutoscaler";
  readonly apiVersion: "autoscaling/v1";
  /** Name, labels and the rest that every object has. */
  readonly metadata: ObjectMeta;
  /** What is wanted. */
  readonly spec: HorizontalPodAutoscalerSpec;
  /** What is, as last observed. */
  readonly status: HorizontalPodAutoscalerStatus;
};

/** One observation about the state of the object. */
export interface HorizontalPodAutoscalerCondition {
  /** What was observed. */
  readonly type: string;
  /** True, False or Unknown. */
  readonly status: string;
  /** When the status last changed. */
  readonly lastTransitionTime?: Time;
  /** The cause in one word, for programs. */
  readonly reason?: string;
  /** The cause in a sentence, for people. */
  readonly message?: string;
}

/** A list of HorizontalPodAutoscaler objects. */
export interface HorizontalPodAutoscalerList {
  readonly kind: "HorizontalPodAutoscalerList";
  readonly apiVersion: "autoscaling/v1";
  /** Revision and page of the list. */
  readonly metadata: ListMeta;
  /** The objects. */
  readonly items: readonly HorizontalPodAutoscaler[];
}

export interface HorizontalPodAutoscalerSpec {
  readonly scaleTargetRef: CrossVersionObjectReference;
  readonly minReplicas?: number;
  readonly maxReplicas: number;
  readonly targetCPUUtilizationPercentage?: number;
}

export interface HorizontalPodAutoscalerStatus {
  readonly observedGeneration?: number;
  readonly lastScaleTime?: Time;
  readonly currentReplicas: number;
  readonly desiredReplicas: number;
  readonly currentCPUUtilizationPercentage?: number;
}

export interface MetricSpec {
  readonly type: "Object" | "Pods" | "Resource" | "ContainerResource" | "External";
  readonly object?: ObjectMetricSource;
  readonly pods?: PodsMetricSource;
  readonly resource?: ResourceMetricSource;
  readonly containerResource?: ContainerResourceMetricSource;
  readonly external?: ExternalMetricSource;
}

export interface MetricStatus {
  readonly type: "Object" | "Pods" | "Resource" | "ContainerResource" | "External";
  readonly object?: ObjectMetricStatus;
  readonly pods?: PodsMetricStatus;
  readonly resource?: ResourceMetricStatus;
  readonly containerResource?: ContainerResourceMetricStatus;
  readonly external?: ExternalMetricStatus;
}

export interface ObjectMetricSource {
  readonly target: CrossVersionObjectReference;
  readonly metricName: string;
  readonly targetValue: Quantity;
  readonly selector?: LabelSelector;
  readonly averageValue?: Quantity;
}

export interface ObjectMetricStatus {
  readonly target: CrossVersionObjectReference;
  readonly metricName: string;
  readonly currentValue: Quantity;
  readonly selector?: LabelSelector;
  readonly averageValue?: Quantity;
}

export interface PodsMetricSource {
  readonly metricName: string;
  readonly targetAverageValue: Quantity;
  readonly selector?: LabelSelector;
}

export interface PodsMetricStatus {
  readonly metricName: string;
  readonly currentAverageValue: Quantity;
  readonly selector?: LabelSelector;
}

export interface ResourceMetricSource {
  readonly name: string;
  readonly targetAverageUtilization?: number;
  readonly targetAverageValue?: Quantity;
}

export interface ResourceMetricStatus {
  readonly name: string;
  readonly currentAverageUtilization?: number;
  readonly currentAverageValue: Quantity;
}

export interface Scale {
  readonly kind: "Scale";
  readonly apiVersion: "autoscaling/v1";
  readonly metadata: ObjectMeta;
  readonly spec: ScaleSpec;
  readonly status: ScaleStatus;
}

export interface ScaleSpec {
  readonly replicas?: number;
}

export interface ScaleStatus {
  readonly replicas: number;
  readonly selector?: string;
}
