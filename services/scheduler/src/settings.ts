import { clientSettings, commonSettings, leaderSettings, servingSettings, setting } from "@kubets/component";

const backoff = (help: string, fallback: number) => ({
  ...setting.integer({ help, fallback, min: 1 }),
  fileOnly: true,
});

/** The scheduler's settings: flags, or fields of a KubeSchedulerConfiguration. */
export const settings = {
  ...commonSettings,
  ...clientSettings,
  ...servingSettings(10259),
  ...leaderSettings("kube-scheduler"),
  "pod-initial-backoff-seconds": backoff("How long a pod rests after its first failure.", 1),
  "pod-max-backoff-seconds": backoff("How long a pod rests at most.", 10),
} as const;
