import { clientSettings, commonSettings, leaderSettings, servingSettings } from "@kubets/component";

/** The scheduler's settings: flags, or fields of a KubeSchedulerConfiguration. */
export const settings = {
  ...commonSettings,
  ...clientSettings,
  ...servingSettings(10259),
  ...leaderSettings("kube-scheduler"),
} as const;
