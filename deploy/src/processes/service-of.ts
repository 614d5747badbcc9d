import { join } from "node:path";
import type { NodePlan } from "../layout.ts";
import type { ServiceSpec } from "../supervisor/service-spec.ts";
import type { ProcessDefinition } from "./process-definition.ts";

/** Our own processes talk to each other only, never through a proxy; Docker has images to fetch. */
const withoutProxy = Object.fromEntries(
  ["HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "http_proxy", "https_proxy", "all_proxy", "grpc_proxy"].map((name) => [
    name,
    null,
  ]),
);

/** A process of a node as the supervisor runs it. */
export function serviceOf(node: NodePlan, definition: ProcessDefinition): ServiceSpec {
  const { name, stage, stopGraceMs } = definition;
  return {
    name: `${node.name}/${name}`,
    command: definition.command(node),
    environment: { ...(name === "dockerd" ? {} : withoutProxy), ...definition.environment?.(node) },
    ...(node.namespace === undefined ? {} : { namespace: node.namespace }),
    log: join(node.paths.logs, `${name}.log`),
    pidFile: join(node.paths.run, `${name}.pid`),
    after: definition.after?.(node) ?? [],
    stale: definition.stale?.(node) ?? [],
    stage,
    stopGraceMs,
  };
}
