import { kinds } from "@kubets/api";
import { type Corpus, set, unset } from "../corpus.ts";
import type { JsonObject } from "../edit.ts";
import { smallTemplate, templateSkip } from "./pod-template.ts";

const time = "2024-01-02T03:04:05Z";
const template = { ...smallTemplate, spec: { ...(smallTemplate["spec"] as JsonObject), restartPolicy: "Never" } };

const rules = [
  {
    action: "FailJob",
    onExitCodes: { containerName: "web", operator: "In", values: [1, 2] },
  },
  { action: "Ignore", onPodConditions: [{ type: "DisruptionTarget", status: "True" }] },
];

const job = (name: string, spec: JsonObject): JsonObject => ({
  apiVersion: "batch/v1",
  kind: "Job",
  metadata: { name },
  spec,
});

const everyField: JsonObject = {
  parallelism: 2,
  completions: 3,
  activeDeadlineSeconds: 100,
  podFailurePolicy: { rules },
  backoffLimitPerIndex: 1,
  maxFailedIndexes: 2,
  backoffLimit: 4,
  template,
  ttlSecondsAfterFinished: 60,
  completionMode: "Indexed",
  suspend: true,
  podReplacementPolicy: "Failed",
  managedBy: "example.com/controller",
  successPolicy: { rules: [{ succeededIndexes: "0-2", succeededCount: 1 }] },
};

const manual = {
  manualSelector: true,
  selector: { matchLabels: { app: "web" }, matchExpressions: [{ key: "old", operator: "DoesNotExist" }] },
};

export const jobCorpus: Corpus = {
  kind: kinds.Job,
  samples: [
    {
      name: "every field",
      object: job("every-field", everyField),
      status: {
        active: 1,
        ready: 1,
        failed: 1,
        succeeded: 0,
        terminating: 1,
        startTime: time,
        completedIndexes: "1",
        failedIndexes: "0",
        uncountedTerminatedPods: { succeeded: ["a"], failed: ["b"] },
        conditions: [
          {
            type: "Suspended",
            status: "False",
            lastProbeTime: time,
            lastTransitionTime: time,
            reason: "R",
            message: "t",
          },
        ],
      },
      skip: templateSkip,
      combinations: {
        "a template that restarts": [set("spec.template.spec.restartPolicy", "Always")],
        "a template that restarts on failure": [set("spec.template.spec.restartPolicy", "OnFailure")],
        "indexed without completions": [unset("spec.completions")],
        "not indexed": [set("spec.completionMode", "NonIndexed")],
        "not indexed, without rules of indexes": [
          set("spec.completionMode", "NonIndexed"),
          unset("spec.backoffLimitPerIndex"),
          unset("spec.maxFailedIndexes"),
          unset("spec.successPolicy"),
        ],
        "an index's failure without a limit": [
          set("spec.podFailurePolicy.rules[0].action", "FailIndex"),
          unset("spec.backoffLimitPerIndex"),
        ],
        "an index's failure": [set("spec.podFailurePolicy.rules[0].action", "FailIndex")],
        "more failed indexes than completions": [set("spec.maxFailedIndexes", 10)],
        "too many completions": [set("spec.completions", 100_001)],
        "too many completions for a limit per index": [
          set("spec.completions", 100_001),
          set("spec.parallelism", 10_001),
        ],
        "many at once": [set("spec.parallelism", 100_001)],
        "unordered exit codes": [set("spec.podFailurePolicy.rules[0].onExitCodes.values", [2, 1, 1])],
        "exit code zero": [set("spec.podFailurePolicy.rules[0].onExitCodes.values", [0])],
        "no exit codes": [set("spec.podFailurePolicy.rules[0].onExitCodes.values", [])],
        "many exit codes": [
          set(
            "spec.podFailurePolicy.rules[0].onExitCodes.values",
            Array.from({ length: 256 }, (_, i) => i + 1),
          ),
        ],
        "codes of an unknown container": [set("spec.podFailurePolicy.rules[0].onExitCodes.containerName", "none")],
        "both kinds of a rule": [set("spec.podFailurePolicy.rules[0].onPodConditions", rules[1]!.onPodConditions!)],
        "no kind of a rule": [set("spec.podFailurePolicy.rules[0]", { action: "Count" })],
        "many rules": [
          set(
            "spec.podFailurePolicy.rules",
            Array.from({ length: 21 }, () => rules[0]),
          ),
        ],
        "a replacement that contradicts the rules": [set("spec.podReplacementPolicy", "TerminatingOrFailed")],
        "replaced as before": [unset("spec.podFailurePolicy"), set("spec.podReplacementPolicy", "TerminatingOrFailed")],
        "odd indexes of success": [set("spec.successPolicy.rules[0].succeededIndexes", "2,1")],
        "indexes of success beyond the end": [set("spec.successPolicy.rules[0].succeededIndexes", "0-9")],
        "more successes than indexes": [set("spec.successPolicy.rules[0].succeededCount", 4)],
        "no rule of success": [set("spec.successPolicy", { rules: [] })],
        "an empty rule of success": [set("spec.successPolicy", { rules: [{}] })],
        "a selector without leave": [set("spec.selector", { matchLabels: { app: "web" } })],
        "a selector of its own": [
          set("spec.manualSelector", true),
          set("spec.selector", { matchLabels: { app: "web" } }),
        ],
        "its own label": [set("spec.template.metadata.labels.job-name", "other")],
        "not suspended": [set("spec.suspend", false)],
        "complete and failed": [
          set("status.conditions", [
            { type: "Complete", status: "True" },
            { type: "Failed", status: "True" },
          ]),
        ],
        complete: [
          set("status.conditions", [
            { type: "SuccessCriteriaMet", status: "True" },
            { type: "Complete", status: "True" },
          ]),
          set("status.completionTime", "2024-01-03T03:04:05Z"),
          unset("status.active"),
          unset("status.ready"),
          unset("status.terminating"),
          unset("status.uncountedTerminatedPods"),
        ],
        "complete before it began": [
          set("status.conditions", [{ type: "Complete", status: "True" }]),
          set("status.completionTime", "2023-01-03T03:04:05Z"),
        ],
        "failed without a start": [
          set("status.conditions", [{ type: "Failed", status: "True" }]),
          unset("status.startTime"),
        ],
        "fewer failures": [unset("status.failed")],
        "indexes in both lists": [set("status.failedIndexes", "0,1")],
        "odd completed indexes": [set("status.completedIndexes", "3-1,x")],
        "one pod counted twice": [set("status.uncountedTerminatedPods", { succeeded: ["a"], failed: ["a"] })],
        "more ready than active": [set("status.ready", 2)],
      },
    },
    {
      name: "a small one",
      object: job("small", { template }),
      handmade: true,
      combinations: {
        "as it is": [],
        "the old name of its label": [set("spec.template.metadata.labels", { "job-name": "small" })],
        "a selector of its own": Object.entries(manual).map(([name, value]) => set(`spec.${name}`, value)),
        "more at once": [set("spec.parallelism", 5)],
        "completions now": [set("spec.completions", 5)],
        "another template": [set("spec.template.spec.containers[0].image", "other")],
        "other labels of the template": [set("spec.template.metadata.labels", { a: "b" })],
        "another place": [set("spec.template.spec.nodeSelector", { a: "b" })],
        "a deadline": [set("spec.activeDeadlineSeconds", 5)],
        "a limit": [set("spec.backoffLimit", 1)],
        "managed by us": [set("spec.managedBy", "kubernetes.io/job-controller")],
        suspended: [set("spec.suspend", true)],
      },
    },
    {
      name: "with a selector of its own",
      object: job("manual", { ...manual, template }),
      handmade: true,
      combinations: {
        "as it is": [],
        "another selector": [set("spec.selector.matchLabels.app", "other")],
        "no selector": [unset("spec.selector")],
        "an empty selector": [set("spec.selector", {})],
      },
    },
  ],
};

export const cronJob: Corpus = {
  kind: kinds.CronJob,
  samples: [
    {
      name: "every field",
      object: {
        apiVersion: "batch/v1",
        kind: "CronJob",
        metadata: { name: "every-field" },
        spec: {
          schedule: "*/5 1-3 * jan,feb mon",
          timeZone: "Europe/Zurich",
          startingDeadlineSeconds: 30,
          concurrencyPolicy: "Forbid",
          suspend: true,
          jobTemplate: {
            metadata: { labels: { a: "b" }, annotations: { a: "b" }, name: "ignored" },
            spec: { template, backoffLimit: 1 },
          },
          successfulJobsHistoryLimit: 1,
          failedJobsHistoryLimit: 2,
        },
      },
      status: {
        active: [{ kind: "Job", namespace: "differential", name: "a", uid: "b", apiVersion: "batch/v1" }],
        lastScheduleTime: time,
        lastSuccessfulTime: time,
      },
      skip: [
        ...templateSkip,
        ...templateSkip.map((path) => path.replace("spec.template", "spec.jobTemplate.spec.template")),
        ...templateSkip.map((path) => path.replace("spec.template", "spec.jobTemplate")),
        "spec.jobTemplate.spec.podFailurePolicy",
        "spec.jobTemplate.spec.successPolicy",
        "spec.jobTemplate.spec.template.spec",
      ],
      combinations: {
        ...Object.fromEntries(
          [
            ...["@hourly", "@every 5m", "@every x", "@never", "TZ=UTC 0 0 * * *", "CRON_TZ=UTC 0 0 * * *"],
            ...["0 0 * *", "0 0 * * * *", "60 0 * * *", "0 24 * * *", "0 0 0 * *", "0 0 * 13 *", "0 0 * * 7"],
            ...["*/0 * * * *", "5-1 * * * *", "a * * * *", "0 0 L * *", "? ? ? ? ?", " 0 0 * * * ", "1,2,x * * * *"],
            ...["0 0 31 2 *", "0-10/3 * * * *", "*-5 * * * *", "1/5 * * * *", "1- * * * *", "@reboot", "@annually"],
          ].map((schedule) => [`schedule ${schedule}`, [set("spec.schedule", schedule)]]),
        ),
        ...Object.fromEntries(
          ["", "Local", "local", "UTC", "utc", "Mars/Base", "../etc", "/etc", "Europe/Zürich", "Etc/GMT+5", "GMT"].map(
            (zone) => [`time zone ${zone}`, [set("spec.timeZone", zone)]],
          ),
        ),
        "a zone in the schedule": [set("spec.schedule", "TZ=UTC 0 0 * * *"), unset("spec.timeZone")],
        "a selector of the job": [set("spec.jobTemplate.spec.selector", { matchLabels: { a: "b" } })],
        "a selector of the job's own": [
          set("spec.jobTemplate.spec.selector", { matchLabels: { a: "b" } }),
          set("spec.jobTemplate.spec.manualSelector", true),
        ],
        "a job that restarts": [set("spec.jobTemplate.spec.template.spec.restartPolicy", "Always")],
        "a long name": [set("metadata.name", "a".repeat(53))],
        "a longest name": [set("metadata.name", "a".repeat(52))],
      },
    },
  ],
};
