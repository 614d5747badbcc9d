import { join } from "node:path";
import { layout } from "../layout.ts";
import { apiGate, nodeEnvironment, nodeProgram } from "./node-program.ts";
import { flags, type ProcessDefinition } from "./process-definition.ts";

export const controllerManager: ProcessDefinition = {
  name: "controller-manager",
  description: "kubets controller manager",
  runsOn: "control-plane",
  stage: 2,
  stopGraceMs: 15_000,
  environment: nodeEnvironment,
  after: (node) => [apiGate(node)],
  command: ({ paths }) => [
    ...nodeProgram("controller-manager"),
    ...flags({
      kubeconfig: join(paths.conf, "controller-manager.conf"),
      "bind-address": "127.0.0.1",
      "cluster-cidr": layout.podRange,
      "root-ca-file": join(paths.pki, "ca.crt"),
      "cluster-signing-cert-file": join(paths.pki, "ca.crt"),
      "cluster-signing-key-file": join(paths.pki, "ca.key"),
    }),
  ],
};
