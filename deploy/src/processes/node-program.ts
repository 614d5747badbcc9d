import { join } from "node:path";
import { layout, type NodePlan, ports } from "../layout.ts";
import type { Gate } from "../supervisor/service-spec.ts";

/** Young and old generation of a process's heap, in MB. */
interface Heap {
  /** A small one keeps an idle process small; a large one makes a busy one fast. */
  readonly semiSpace: number;
  /** Beyond it the process ends rather than take the machine's memory; undefined leaves it to V8. */
  readonly oldSpace: number | undefined;
}

/** How much memory each of our processes may take. */
const heaps = {
  apiserver: { semiSpace: 16, oldSpace: undefined },
  scheduler: { semiSpace: 4, oldSpace: 2048 },
  "controller-manager": { semiSpace: 4, oldSpace: 2048 },
  kubelet: { semiSpace: 2, oldSpace: 512 },
  "kube-proxy": { semiSpace: 2, oldSpace: 512 },
  dns: { semiSpace: 2, oldSpace: 512 },
} as const satisfies Record<string, Heap>;

export type ServiceName = keyof typeof heaps;

/** The pinned Node with this service's heap, and its sources. */
export function nodeProgram(service: ServiceName): readonly string[] {
  const { semiSpace, oldSpace }: Heap = heaps[service];
  return [
    layout.nodeBinary,
    `--max-semi-space-size=${semiSpace}`,
    ...(oldSpace === undefined ? [] : [`--max-old-space-size=${oldSpace}`]),
    join(layout.root, "services", service, "src/main.ts"),
  ];
}

/** Compiled sources are kept for the next start; few arenas keep glibc from spreading over memory. */
export const nodeEnvironment = (): Readonly<Record<string, string>> => ({
  NODE_COMPILE_CACHE: layout.compileCache,
  MALLOC_ARENA_MAX: "2",
});

/** The gRPC door of the API server that a node uses. */
export const apiGate = ({ server }: NodePlan): Gate => ({ tcp: `${new URL(server).hostname}:${ports.apiserverGrpc}` });
