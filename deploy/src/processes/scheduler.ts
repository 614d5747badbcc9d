import { join } from "node:path";
import { apiGate, nodeEnvironment, nodeProgram } from "./node-program.ts";
import { flags, type ProcessDefinition } from "./process-definition.ts";

export const scheduler: ProcessDefinition = {
  name: "scheduler",
  description: "kubets scheduler",
  runsOn: "control-plane",
  stage: 2,
  stopGraceMs: 15_000,
  environment: nodeEnvironment,
  after: (node) => [apiGate(node)],
  command: ({ paths }) => [
    ...nodeProgram("scheduler"),
    ...flags({ kubeconfig: join(paths.conf, "scheduler.conf"), "bind-address": "127.0.0.1" }),
  ],
};
