// Generated from proto/k8s/batch/v1.proto; do not edit.
import type { ObjectReference, PodTemplateSpec } from "./core-v1.ts";
import type { LabelSelector, ListMeta, ObjectMeta, Time } from "./meta-v1.ts";

/** Starts a job at set times. */
export type CronJob = {
  readonly kind: "CronJob";
  readonly apiVersion: "batch/v1";
  /** Name, labels and the rest that every object has. */
  readonly metadata: ObjectMeta;
  /** When to start which job. */
  readonly spec: CronJobSpec;
  /** What was last started. */
  readonly status: CronJobStatus;
};

/** A list of CronJob objects. */
export interface CronJobList {
  readonly kind: "CronJobList";
  readonly apiVersion: "batch/v1";
  /** Revision and page of the list. */
  readonly metadata: ListMeta;
  /** The objects. */
  readonly items: readonly CronJob[];
}

/** When to start which job. */
export interface CronJobSpec {
  /** Times in cron's form, such as *\/5 * * * *. */
  readonly schedule: string;
  /** Time zone of the schedule, such as Europe/Berlin. Left out, that of the controller manager. */
  readonly timeZone?: string;
  /** Seconds that a start may be late; later it counts as missed. */
  readonly startingDeadlineSeconds?: number;
  /** While the last job still runs: Allow another one, Forbid it, or Replace the running one. Defaults to Allow. */
  readonly concurrencyPolicy?: "Allow" | "Forbid" | "Replace";
  /** While true, nothing is started. Running jobs go on. */
  readonly suspend?: boolean;
  /** What the jobs look like. */
  readonly jobTemplate: JobTemplateSpec;
  /** How many successful jobs are kept. Defaults to 3. */
  readonly successfulJobsHistoryLimit?: number;
  /** How many failed jobs are kept. Defaults to 1. */
  readonly failedJobsHistoryLimit?: number;
}

/** What a cron job has started. */
export interface CronJobStatus {
  /** Jobs that are running. */
  readonly active?: readonly ObjectReference[];
  /** When a job was last due and started. */
  readonly lastScheduleTime?: Time;
  /** When a job last succeeded. */
  readonly lastSuccessfulTime?: Time;
}

/** Runs pods until enough of them have succeeded. */
export type Job = {
  readonly kind: "Job";
  readonly apiVersion: "batch/v1";
  /** Name, labels and the rest that every object has. */
  readonly metadata: ObjectMeta;
  /** What is to be done. */
  readonly spec: JobSpec;
  /** How far it is. */
  readonly status: JobStatus;
};

/** One observation about a job. */
export interface JobCondition {
  /** Complete, Failed, Suspended, FailureTarget or SuccessCriteriaMet. */
  readonly type: string;
  /** True, False or Unknown. */
  readonly status: string;
  /** When the condition was last checked. */
  readonly lastProbeTime?: Time;
  /** When its status last changed. */
  readonly lastTransitionTime?: Time;
  /** The cause in one word. */
  readonly reason?: string;
  /** The cause in a sentence. */
  readonly message?: string;
}

/** A list of Job objects. */
export interface JobList {
  readonly kind: "JobList";
  readonly apiVersion: "batch/v1";
  /** Revision and page of the list. */
  readonly metadata: ListMeta;
  /** The objects. */
  readonly items: readonly Job[];
}

/** What a job is to do, and when it has failed. */
export interface JobSpec {
  /** How many pods may run at a time. Defaults to 1. */
  readonly parallelism?: number;
  /** How many pods must succeed. Left out together with parallelism, 1; left out alone, the success of any pod is enough. */
  readonly completions?: number;
  /** Seconds after which the job is ended as failed, counted from its start. */
  readonly activeDeadlineSeconds?: number;
  /** What a pod's failure means, by exit code or condition. */
  readonly podFailurePolicy?: PodFailurePolicy;
  /** When the job has succeeded though not all indexes have. */
  readonly successPolicy?: SuccessPolicy;
  /** How many failures the job bears. Defaults to 6. */
  readonly backoffLimit?: number;
  /** How many failures each index bears; only with Indexed. */
  readonly backoffLimitPerIndex?: number;
  /** How many failed indexes end the job as failed. */
  readonly maxFailedIndexes?: number;
  /** Labels by which the job knows its pods. Set by the server, usually. */
  readonly selector?: LabelSelector;
  /** Leave selector as it is written. Only for those who know that no other job matches its pods. */
  readonly manualSelector?: boolean;
  /** What the pods look like. Their restart policy is Never or OnFailure. */
  readonly template: PodTemplateSpec;
  /** Seconds after which the finished job is deleted. Left out, it stays. */
  readonly ttlSecondsAfterFinished?: number;
  /** NonIndexed, all pods are alike, or Indexed, each has a number and every number must succeed once. Defaults to NonIndexed. */
  readonly completionMode?: "NonIndexed" | "Indexed";
  /** While true, no pods run; those that do are deleted. */
  readonly suspend?: boolean;
  /** When a pod is replaced: TerminatingOrFailed, as soon as it is being deleted, or Failed, only once it has ended. */
  readonly podReplacementPolicy?: "TerminatingOrFailed" | "Failed";
  /** Who runs the job, where that is not the built-in controller. */
  readonly managedBy?: string;
}

/** How far a job is. */
export interface JobStatus {
  /** Complete, Failed, Suspended, and what leads to them. */
  readonly conditions?: readonly JobCondition[];
  /** When the job was first worked on, or last resumed. */
  readonly startTime?: Time;
  /** When the job succeeded. */
  readonly completionTime?: Time;
  /** Pods that have not ended. */
  readonly active?: number;
  /** Pods that have succeeded. */
  readonly succeeded?: number;
  /** Pods that have failed. */
  readonly failed?: number;
  /** Pods that are being deleted. */
  readonly terminating?: number;
  /** Indexes that have succeeded, such as 1,3-5,7. */
  readonly completedIndexes?: string;
  /** Indexes that have failed, in the same form. */
  readonly failedIndexes?: string;
  /** Pods that have ended and are not yet counted. */
  readonly uncountedTerminatedPods?: UncountedTerminatedPods;
  /** Active pods that are ready. */
  readonly ready?: number;
}

/** What the jobs of a cron job look like. */
export interface JobTemplateSpec {
  /** Labels and annotations of the jobs. */
  readonly metadata: ObjectMeta;
  /** What the jobs do. */
  readonly spec: JobSpec;
}

/** What failed pods mean for the job. */
export interface PodFailurePolicy {
  /** Rules in order; the first that matches a failed pod decides. At most 20. */
  readonly rules: readonly PodFailurePolicyRule[];
}

/** Exit codes that a rule matches. */
export interface PodFailurePolicyOnExitCodesRequirement {
  /** Container that is looked at, an init container too; all if absent. */
  readonly containerName?: string;
  /** `In` matches the listed codes, `NotIn` all others but 0. */
  readonly operator: "In" | "NotIn";
  /** Exit codes in rising order, none twice; at most 255. 0 is not allowed with `In`. */
  readonly values: readonly number[];
}

/** A condition of the pod that a rule matches. */
export interface PodFailurePolicyOnPodConditionsPattern {
  /** Type of the pod's condition, such as `DisruptionTarget`. */
  readonly type: string;
  /** Its status; `True` if absent. */
  readonly status?: string;
}

/** What one sort of failure means. */
export interface PodFailurePolicyRule {
  /** `FailJob` ends the job, `FailIndex` this index, `Ignore` does not count the failure, `Count` counts it as usual. */
  readonly action: "FailJob" | "FailIndex" | "Ignore" | "Count";
  /** How the containers ended. Excludes `onPodConditions`. */
  readonly onExitCodes?: PodFailurePolicyOnExitCodesRequirement;
  /** Conditions of the pod, of which one must match; at most 20. Excludes `onExitCodes`. */
  readonly onPodConditions?: readonly PodFailurePolicyOnPodConditionsPattern[];
}

/** When a job has succeeded before all its indexes have. */
export interface SuccessPolicy {
  /** Rules, of which one is enough to end the job as a success; at most 20. */
  readonly rules: readonly SuccessPolicyRule[];
}

/** Indexes that are enough for success. */
export interface SuccessPolicyRule {
  /** Indexes that must have succeeded, such as `0,2-5`; any if absent. */
  readonly succeededIndexes?: string;
  /** How many of them must have; all of them if absent. */
  readonly succeededCount?: number;
}

/** Pods that have ended and are not in the job's counts yet. */
export interface UncountedTerminatedPods {
  /** UIDs of pods that succeeded and are not in the count yet. */
  readonly succeeded?: readonly string[];
  /** UIDs of pods that failed and are not in the count yet. */
  readonly failed?: readonly string[];
}
