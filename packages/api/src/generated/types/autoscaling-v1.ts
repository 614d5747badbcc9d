// Generated from proto/k8s/autoscaling/v1.proto; do not edit.
import type { LabelSelector, ListMeta, ObjectMeta, Time } from "./meta-v1.ts";
import type { Quantity } from "./quantity.ts";

/** CPU or memory of one container of the pods, and what is wanted of it. */
export interface ContainerResourceMetricSource {
  /** Resource, such as `cpu`. */
  readonly name: string;
  /** Wanted use in per cent of the request, on average over the pods. */
  readonly targetAverageUtilization?: number;
  /** Wanted use as an amount, on average over the pods. */
  readonly targetAverageValue?: Quantity;
  /** Container of the pods that is looked at. */
  readonly container: string;
}

/** CPU or memory of one container of the pods, as last seen. */
export interface ContainerResourceMetricStatus {
  /** Resource, such as `cpu`. */
  readonly name: string;
  /** Present use in per cent of the request, on average over the pods. */
  readonly currentAverageUtilization?: number;
  /** Present use as an amount, on average over the pods. */
  readonly currentAverageValue: Quantity;
  /** Container of the pods that is looked at. */
  readonly container: string;
}

/** An object of the same namespace. */
export interface CrossVersionObjectReference {
  /** Kind of the object. */
  readonly kind: string;
  /** Name of the object. */
  readonly name: string;
  /** Group and version of the object. */
  readonly apiVersion?: string;
}

/** A metric of something outside of the cluster, and what is wanted of it. */
export interface ExternalMetricSource {
  /** Name of the metric. */
  readonly metricName: string;
  /** Which series of the metric, by labels. */
  readonly metricSelector?: LabelSelector;
  /** Wanted value. Excludes `targetAverageValue`. */
  readonly targetValue?: Quantity;
  /** Wanted value for each pod. Excludes `targetValue`. */
  readonly targetAverageValue?: Quantity;
}

/** A metric of something outside of the cluster, as last seen. */
export interface ExternalMetricStatus {
  /** Name of the metric. */
  readonly metricName: string;
  /** Which series of the metric, by labels. */
  readonly metricSelector?: LabelSelector;
  /** Present value. */
  readonly currentValue: Quantity;
  /** Present value for each pod. */
  readonly currentAverageValue?: Quantity;
}

/** Sets the number of pods of a workload by how busy they are. `autoscaling/v2` shows all of it. */
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

/** What is scaled, within which bounds. */
export interface HorizontalPodAutoscalerSpec {
  /** Object that is scaled, through its scale subresource. */
  readonly scaleTargetRef: CrossVersionObjectReference;
  /** Fewest pods; 1 if absent. 0 needs a metric that does not come from pods. */
  readonly minReplicas?: number;
  /** Most pods; not less than `minReplicas`. */
  readonly maxReplicas: number;
  /** Wanted use of CPU in per cent of the request, on average over the pods; 80 if absent and nothing else is asked for. */
  readonly targetCPUUtilizationPercentage?: number;
}

/** What the autoscaler last saw and decided. */
export interface HorizontalPodAutoscalerStatus {
  /** Generation of the spec that was last worked off. */
  readonly observedGeneration?: number;
  /** When the number was last changed. */
  readonly lastScaleTime?: Time;
  /** How many pods there were when last looked at. */
  readonly currentReplicas: number;
  /** How many there should be. */
  readonly desiredReplicas: number;
  /** Present use of CPU in per cent of the request, on average over the pods. */
  readonly currentCPUUtilizationPercentage?: number;
}

/** A metric, and what is wanted of it. */
export interface MetricSpec {
  /** `Resource`, `ContainerResource`, `Pods`, `Object` or `External`: which of the members is set. */
  readonly type: "Object" | "Pods" | "Resource" | "ContainerResource" | "External";
  /** A metric of one object, such as requests per second of an Ingress. */
  readonly object?: ObjectMetricSource;
  /** A metric that each pod has; the average over the pods counts. */
  readonly pods?: PodsMetricSource;
  /** CPU or memory of the pods. */
  readonly resource?: ResourceMetricSource;
  /** CPU or memory of one container of the pods. */
  readonly containerResource?: ContainerResourceMetricSource;
  /** A metric of something outside of the cluster. */
  readonly external?: ExternalMetricSource;
}

/** A metric, as last seen. */
export interface MetricStatus {
  /** `Resource`, `ContainerResource`, `Pods`, `Object` or `External`: which of the members is set. */
  readonly type: "Object" | "Pods" | "Resource" | "ContainerResource" | "External";
  /** A metric of one object, as last seen. */
  readonly object?: ObjectMetricStatus;
  /** A metric that each pod has, as last seen. */
  readonly pods?: PodsMetricStatus;
  /** CPU or memory of the pods, as last seen. */
  readonly resource?: ResourceMetricStatus;
  /** CPU or memory of one container of the pods, as last seen. */
  readonly containerResource?: ContainerResourceMetricStatus;
  /** A metric of something outside of the cluster, as last seen. */
  readonly external?: ExternalMetricStatus;
}

/** A metric of one object, and what is wanted of it. */
export interface ObjectMetricSource {
  /** Object that the metric is about. */
  readonly target: CrossVersionObjectReference;
  /** Name of the metric. */
  readonly metricName: string;
  /** Wanted value. */
  readonly targetValue: Quantity;
  /** Which series of the metric, by labels. */
  readonly selector?: LabelSelector;
  /** Wanted value for each pod. */
  readonly averageValue?: Quantity;
}

/** A metric of one object, as last seen. */
export interface ObjectMetricStatus {
  /** Object that the metric is about. */
  readonly target: CrossVersionObjectReference;
  /** Name of the metric. */
  readonly metricName: string;
  /** Present value. */
  readonly currentValue: Quantity;
  /** Which series of the metric, by labels. */
  readonly selector?: LabelSelector;
  /** Present value for each pod. */
  readonly averageValue?: Quantity;
}

/** A metric of each pod, and what is wanted of it. */
export interface PodsMetricSource {
  /** Name of the metric. */
  readonly metricName: string;
  /** Wanted value, on average over the pods. */
  readonly targetAverageValue: Quantity;
  /** Which series of the metric, by labels. */
  readonly selector?: LabelSelector;
}

/** A metric of each pod, as last seen. */
export interface PodsMetricStatus {
  /** Name of the metric. */
  readonly metricName: string;
  /** Present value, on average over the pods. */
  readonly currentAverageValue: Quantity;
  /** Which series of the metric, by labels. */
  readonly selector?: LabelSelector;
}

/** CPU or memory of the pods, and what is wanted of it. */
export interface ResourceMetricSource {
  /** Resource, such as `cpu`. */
  readonly name: string;
  /** Wanted use in per cent of the request, on average over the pods. */
  readonly targetAverageUtilization?: number;
  /** Wanted use as an amount, on average over the pods. */
  readonly targetAverageValue?: Quantity;
}

/** CPU or memory of the pods, as last seen. */
export interface ResourceMetricStatus {
  /** Resource, such as `cpu`. */
  readonly name: string;
  /** Present use in per cent of the request, on average over the pods. */
  readonly currentAverageUtilization?: number;
  /** Present use as an amount, on average over the pods. */
  readonly currentAverageValue: Quantity;
}

/** How many pods something should have and has: one shape for everything that can be scaled. */
export interface Scale {
  readonly kind: "Scale";
  readonly apiVersion: "autoscaling/v1";
  /** Name, namespace, UID and revision of the object that is scaled. */
  readonly metadata: ObjectMeta;
  /** How many there should be. */
  readonly spec: ScaleSpec;
  /** How many there are. */
  readonly status: ScaleStatus;
}

/** How many there should be. */
export interface ScaleSpec {
  /** How many there should be; 0 if absent. */
  readonly replicas?: number;
}

/** How many there are. */
export interface ScaleStatus {
  /** How many there are. */
  readonly replicas: number;
  /** Selector of what is counted, as text, for those who look for the pods. */
  readonly selector?: string;
}
