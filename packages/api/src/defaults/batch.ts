import { absent, type Defaulters, type Fields, inTurn, whenAbsent } from "./defaulter.ts";

const maxInt32 = 2 ** 31 - 1;

export const batchDefaults: Defaulters = {
  "k8s.io.api.batch.v1.CronJobSpec": whenAbsent({
    concurrencyPolicy: "Allow",
    suspend: false,
    successfulJobsHistoryLimit: 3,
    failedJobsHistoryLimit: 1,
  }),
  // Of a Job only: a CronJob's template is completed when it becomes a Job.
  "k8s.io.api.batch.v1.Job": inTurn(labelsOfTemplate, ({ spec }) => ({ spec: jobSpec((spec ?? {}) as Fields) })),
  "k8s.io.api.batch.v1.PodFailurePolicyOnPodConditionsPattern": ({ status }) =>
    status ? undefined : { status: "True" },
};

function labelsOfTemplate({ metadata, spec }: Fields): Fields | undefined {
  const labels = (spec as { template?: { metadata?: { labels?: Fields } } } | undefined)?.template?.metadata?.labels;
  return labels && !(metadata as Fields | undefined)?.labels ? { metadata: { labels } } : undefined;
}

function jobSpec(spec: Fields): Fields {
  const once = absent(spec.completions) && absent(spec.parallelism);
  const defaults = {
    parallelism: 1,
    ...(once ? { completions: 1 } : {}),
    // With a limit per index the indexes give up one by one, not the job as a whole.
    backoffLimit: absent(spec.backoffLimitPerIndex) ? 6 : maxInt32,
    manualSelector: false,
    completionMode: "NonIndexed",
    suspend: false,
    podReplacementPolicy: spec.podFailurePolicy ? "Failed" : "TerminatingOrFailed",
  };
  return Object.fromEntries(Object.entries(defaults).filter(([name]) => absent(spec[name])));
}
