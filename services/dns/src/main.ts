import { build, runComponent } from "@kubets/component";
import { settings } from "./settings.ts";
import { startDns } from "./start-dns.ts";

await runComponent({
  name: "dns",
  version: build.gitVersion,
  settings,
  config: { apiVersion: "dns.config.kubets.io/v1", kind: "DnsConfiguration" },
  start: startDns,
});
