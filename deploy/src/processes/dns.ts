import { join } from "node:path";
import { layout } from "../layout.ts";
import { apiGate, nodeEnvironment, nodeProgram } from "./node-program.ts";
import { flags, type ProcessDefinition } from "./process-definition.ts";

export const dns: ProcessDefinition = {
  name: "dns",
  description: "kubets cluster DNS",
  runsOn: "every-node",
  stage: 2,
  stopGraceMs: 10_000,
  environment: nodeEnvironment,
  after: (node) => [apiGate(node)],
  command: ({ name, address, paths }) => [
    ...nodeProgram("dns"),
    ...flags({
      kubeconfig: join(paths.conf, "dns.conf"),
      "hostname-override": name,
      "bind-address": address,
      "cluster-dns": layout.clusterDns,
      "cluster-domain": layout.clusterDomain,
    }),
  ],
};
