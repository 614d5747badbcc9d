import { runComponent } from "@kubets/component";
import { gitVersion } from "./health/version.ts";
import { settings } from "./settings.ts";
import { startApiserver } from "./start-apiserver.ts";

await runComponent({
  name: "kube-apiserver",
  version: gitVersion,
  settings,
  config: { apiVersion: "apiserver.config.kubets.io/v1", kind: "ApiserverConfiguration" },
  start: startApiserver,
});
