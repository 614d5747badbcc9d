import { build, runComponent } from "@kubets/component";
import { settings } from "./settings.ts";
import { startKubelet } from "./start-kubelet.ts";

await runComponent({
  name: "kubelet",
  version: build.gitVersion,
  settings,
  config: { apiVersion: "kubelet.config.k8s.io/v1beta1", kind: "KubeletConfiguration" },
  start: startKubelet,
});
