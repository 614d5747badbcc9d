import { runComponent } from "@kubets/component";
import { settings } from "./settings.ts";
import { startControllerManager } from "./start-controller-manager.ts";

await runComponent({
  name: "kube-controller-manager",
  version: "v1.36.3+kubets0",
  settings,
  config: { apiVersion: "kubecontrollermanager.config.k8s.io/v1alpha1", kind: "KubeControllerManagerConfiguration" },
  start: startControllerManager,
});
