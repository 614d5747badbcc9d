import { join } from "node:path";
import { layout, type NodePlan, ports } from "../layout.ts";
import type { Gate } from "../supervisor/service-spec.ts";
import { memoryEnvironment, nodeFlags, type ServiceName } from "./node-settings.ts";

/** The pinned Node with this service's heap, and its sources. */
export const nodeProgram = (service: ServiceName): readonly string[] => [
  layout.nodeBinary,
  ...nodeFlags(service),
  join(layout.root, "services", service, "src/main.ts"),
];

/** Compiled sources are kept for the next start. */
export const nodeEnvironment = (): Readonly<Record<string, string>> => ({
  NODE_COMPILE_CACHE: layout.compileCache,
  ...memoryEnvironment,
});

/** The gRPC door of the API server that a node uses. */
export const apiGate = ({ server }: NodePlan): Gate => ({ tcp: `${new URL(server).hostname}:${ports.apiserverGrpc}` });
