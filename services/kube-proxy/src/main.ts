import { build, runComponent } from "@kubets/component";
import { settings } from "./settings.ts";
import { startKubeProxy } from "./start-kube-proxy.ts";

await runComponent({
  name: "kube-proxy",
  version: build.gitVersion,
  settings,
  config: { apiVersion: "kubeproxy.config.k8s.io/v1alpha1", kind: "KubeProxyConfiguration" },
  start: startKubeProxy,
});
