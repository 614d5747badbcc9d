import { isDeepStrictEqual } from "node:util";
import { kinds } from "@kubets/api";
import type { CronJob, Job, JobSpec } from "@kubets/api/types/batch-v1";
import { defineKind } from "../define-kind.ts";
import { templateWarnings } from "../pod/pod-warnings.ts";
import { hostnameWarnings } from "../warnings.ts";

const controllerUid = "batch.kubernetes.io/controller-uid";
const legacyLabels = { controllerUid: "controller-uid", jobName: "job-name" } as const;

export const job = defineKind<Job>({
  kind: kinds.Job,
  generation: "spec",
  orphansByDefault: {
    warning:
      "child pods are preserved by default when jobs are deleted; " +
      "set propagationPolicy=Background to remove them or set propagationPolicy=Orphan to suppress this warning",
  },
  prepareCreate: (object) => (object.spec?.manualSelector ? object : withOwnSelector(object)),
  warnings: (next, previous) => [
    ...(previous ? [] : hostnameWarnings(next.metadata.name)),
    ...(isDeepStrictEqual(next.spec, previous?.spec) ? [] : jobSpecWarnings(next.spec, "spec")),
  ],
});

export const cronJob = defineKind<CronJob>({
  kind: kinds.CronJob,
  generation: "spec",
  warnings: (next, previous) => [
    ...(previous ? [] : hostnameWarnings(next.metadata.name)),
    ...(isDeepStrictEqual(next.spec, previous?.spec)
      ? []
      : jobSpecWarnings(next.spec?.jobTemplate?.spec, "spec.jobTemplate.spec")),
    ...(previous && next.spec?.schedule?.includes("TZ") ? [zoneInSchedule] : []),
  ],
});

const zoneInSchedule =
  "cannot use TZ or CRON_TZ in spec.spec.schedule, use timeZone instead, " +
  "see https://kubernetes.io/docs/concepts/workloads/controllers/cron-jobs/ for more details";

/** The selector that finds this job's pods and no others: by the job's uid, with which its pods are labelled. */
function withOwnSelector(object: Job): Job {
  const { name = "", uid = "" } = object.metadata;
  const { template, selector } = object.spec ?? {};
  const given = template?.metadata?.labels;
  const own = {
    [legacyLabels.jobName]: name,
    "batch.kubernetes.io/job-name": name,
    [legacyLabels.controllerUid]: uid,
    [controllerUid]: uid,
  };
  const labels = { ...own, ...given };
  // A job that was sent without labels has, by default, those of its pods: also those that they are given here.
  const isDefaulted = isEmpty(object.metadata.labels) || object.metadata.labels === given;
  return {
    ...object,
    ...(isDefaulted ? { metadata: { ...object.metadata, labels } } : {}),
    spec: {
      ...object.spec,
      selector: { ...selector, matchLabels: { [controllerUid]: uid, ...selector?.matchLabels } },
      template: { ...template, metadata: { ...template?.metadata, labels } },
    } as JobSpec,
  };
}

const isEmpty = (labels: Readonly<Record<string, string>> | undefined) => Object.keys(labels ?? {}).length === 0;

const many = { completions: 100_000, parallelism: 10_000 } as const;

function jobSpecWarnings(spec: JobSpec | undefined, path: string): string[] {
  const { completionMode, completions = 0, parallelism = 0, template } = spec ?? {};
  const untrackable =
    completionMode === "Indexed" && completions > many.completions && parallelism > many.parallelism
      ? [
          `${path}: In Indexed Jobs with a number of completions higher than 10^5 and a parallelism higher than 10^4, ` +
            "Kubernetes might not be able to track completedIndexes when a big number of indexes fail",
        ]
      : [];
  return [...untrackable, ...templateWarnings(template, `${path}.template`)];
}
