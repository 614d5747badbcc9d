import { join } from "node:path";
import { layout } from "../layout.ts";
import { apiGate, nodeEnvironment, nodeProgram } from "./node-program.ts";
import { flags, type ProcessDefinition } from "./process-definition.ts";

export const kubeProxy: ProcessDefinition = {
  name: "kube-proxy",
  description: "kubets service proxy",
  runsOn: "every-node",
  stage: 2,
  stopGraceMs: 10_000,
  environment: nodeEnvironment,
  after: (node) => [apiGate(node)],
  command: ({ name, paths }) => [
    ...nodeProgram("kube-proxy"),
    ...flags({
      kubeconfig: join(paths.conf, "kube-proxy.conf"),
      "hostname-override": name,
      "cluster-cidr": layout.podRange,
    }),
  ],
};
