import { runComponent } from "@kubets/component";
import { settings } from "./settings.ts";
import { startScheduler } from "./start-scheduler.ts";
import { gitVersion } from "./version.ts";

await runComponent({
  name: "kube-scheduler",
  version: gitVersion,
  settings,
  config: { apiVersion: "kubescheduler.config.k8s.io/v1", kind: "KubeSchedulerConfiguration" },
  start: startScheduler,
});
