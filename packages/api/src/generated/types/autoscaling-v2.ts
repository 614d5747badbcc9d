// Generated from proto/k8s/autoscaling/v2.proto; do not edit.
import type { LabelSelector, ListMeta, ObjectMeta, Time } from "./meta-v1.ts";
import type { Quantity } from "./quantity.ts";

/** CPU or memory of one container of the pods, and what is wanted of it. */
export interface ContainerResourceMetricSource {
  /** Resource, such as `cpu`. */
  readonly name: string;
  /** Wanted use: in per cent of the request, or as an amount for each pod. */
  readonly target: MetricTarget;
  /** Container of the pods that is looked at. */
  readonly container: string;
}

/** CPU or memory of one container of the pods, as last seen. */
export interface ContainerResourceMetricStatus {
  /** Resource, such as `cpu`. */
  readonly name: string;
  /** Present use. */
  readonly current: MetricValueStatus;
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
  /** Name and labels of the metric. */
  readonly metric: MetricIdentifier;
  /** Wanted value, in all or for each pod. */
  readonly target: MetricTarget;
}

/** A metric of something outside of the cluster, as last seen. */
export interface ExternalMetricStatus {
  /** Name and labels of the metric. */
  readonly metric: MetricIdentifier;
  /** Present value. */
  readonly current: MetricValueStatus;
}

/** How much may change within a time. */
export interface HPAScalingPolicy {
  /** `Pods` counts pods, `Percent` counts per cent of the present number. */
  readonly type: string;
  /** How much may change within the period; more than 0. */
  readonly value: number;
  /** How long the period is that is looked back upon: 1 to 1800 seconds. */
  readonly periodSeconds: number;
}

/** How the number may change one way. */
export interface HPAScalingRules {
  /** How far back to look for other recommendations, of which the mildest counts: 0 to 3600 seconds. Up 0, down 300 if absent. */
  readonly stabilizationWindowSeconds?: number;
  /** Which of several policies counts: `Max` (the default, the most change), `Min`, or `Disabled` for no change this way. */
  readonly selectPolicy?: string;
  /** How fast the number may change. Up: 4 pods or 100 % in 15 seconds if absent; down: 100 % in 15 seconds. */
  readonly policies?: readonly HPAScalingPolicy[];
  /** How far the metric may be from its target, as a ratio, before anything is done; the cluster's 0.1 if absent. */
  readonly tolerance?: Quantity;
}

/** Sets the number of pods of a workload by how busy they are. */
export type HorizontalPodAutoscaler = {
  readonly kind: "HorizontalPodAutoscaler";
  readonly apiVersion: "autoscaling/v2";
  /** Name, labels and the rest that every object has. */
  readonly metadata: ObjectMeta;
  /** What is wanted. */
  readonly spec: HorizontalPodAutoscalerSpec;
  /** What is, as last observed. */
  readonly status: HorizontalPodAutoscalerStatus;
};

/** How the number may change, each way. */
export interface HorizontalPodAutoscalerBehavior {
  /** How it may grow. */
  readonly scaleUp?: HPAScalingRules;
  /** How it may shrink. */
  readonly scaleDown?: HPAScalingRules;
}

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
  readonly apiVersion: "autoscaling/v2";
  /** Revision and page of the list. */
  readonly metadata: ListMeta;
  /** The objects. */
  readonly items: readonly HorizontalPodAutoscaler[];
}

/** What is scaled, by which metrics, within which bounds. */
export interface HorizontalPodAutoscalerSpec {
  /** Object that is scaled, through its scale subresource. */
  readonly scaleTargetRef: CrossVersionObjectReference;
  /** Fewest pods; 1 if absent. 0 needs a metric that does not come from pods. */
  readonly minReplicas?: number;
  /** Most pods; not less than `minReplicas`. */
  readonly maxReplicas: number;
  /** What is looked at. Each recommends a number; the largest wins. 80 % of the CPU requested if absent. */
  readonly metrics?: readonly MetricSpec[];
  /** How fast the number may change, each way. */
  readonly behavior?: HorizontalPodAutoscalerBehavior;
}

/** What the autoscaler last saw and decided. */
export interface HorizontalPodAutoscalerStatus {
  /** Generation of the spec that was last worked off. */
  readonly observedGeneration?: number;
  /** When the number was last changed. */
  readonly lastScaleTime?: Time;
  /** How many pods there were when last looked at. */
  readonly currentReplicas?: number;
  /** How many there should be. */
  readonly desiredReplicas: number;
  /** What the metrics were when last looked at. */
  readonly currentMetrics?: readonly MetricStatus[];
  /** Whether it is able to scale, is active, and is held by a limit. */
  readonly conditions?: readonly HorizontalPodAutoscalerCondition[];
}

/** A metric by its name and labels. */
export interface MetricIdentifier {
  /** Name of the metric. */
  readonly name: string;
  /** Which series of the metric, by labels; all if absent. */
  readonly selector?: LabelSelector;
}

/** A metric, and what is wanted of it. */
export interface MetricSpec {
  /** `Resource`, `ContainerResource`, `Pods`, `Object` or `External`: which of the members is set. */
  readonly type: string;
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
  readonly type: string;
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

/** What is wanted of a metric. */
export interface MetricTarget {
  /** `Utilization`, `Value` or `AverageValue`: which of the members is set. */
  readonly type: string;
  /** Wanted value in all. */
  readonly value?: Quantity;
  /** Wanted value for each pod. */
  readonly averageValue?: Quantity;
  /** Wanted use in per cent of the request, on average over the pods; of resources only. */
  readonly averageUtilization?: number;
}

/** What a metric was when last seen. */
export interface MetricValueStatus {
  /** Present value in all. */
  readonly value?: Quantity;
  /** Present value for each pod. */
  readonly averageValue?: Quantity;
  /** Present use in per cent of the request, on average over the pods. */
  readonly averageUtilization?: number;
}

/** A metric of one object, and what is wanted of it. */
export interface ObjectMetricSource {
  /** Object that the metric is about. */
  readonly describedObject: CrossVersionObjectReference;
  /** Wanted value, in all or for each pod. */
  readonly target: MetricTarget;
  /** Name and labels of the metric. */
  readonly metric: MetricIdentifier;
}

/** A metric of one object, as last seen. */
export interface ObjectMetricStatus {
  /** Name and labels of the metric. */
  readonly metric: MetricIdentifier;
  /** Present value. */
  readonly current: MetricValueStatus;
  /** Object that the metric is about. */
  readonly describedObject: CrossVersionObjectReference;
}

/** A metric of each pod, and what is wanted of it. */
export interface PodsMetricSource {
  /** Name and labels of the metric. */
  readonly metric: MetricIdentifier;
  /** Wanted value for each pod. */
  readonly target: MetricTarget;
}

/** A metric of each pod, as last seen. */
export interface PodsMetricStatus {
  /** Name and labels of the metric. */
  readonly metric: MetricIdentifier;
  /** Present value, on average over the pods. */
  readonly current: MetricValueStatus;
}

/** CPU or memory of the pods, and what is wanted of it. */
export interface ResourceMetricSource {
  /** Resource, such as `cpu`. */
  readonly name: string;
  /** Wanted use: in per cent of the request, or as an amount for each pod. */
  readonly target: MetricTarget;
}

/** CPU or memory of the pods, as last seen. */
export interface ResourceMetricStatus {
  /** Resource, such as `cpu`. */
  readonly name: string;
  /** Present use. */
  readonly current: MetricValueStatus;
}
