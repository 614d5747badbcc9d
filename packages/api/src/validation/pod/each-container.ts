import type { Container, PodSpec } from "../../generated/types/core-v1.ts";

const lists = ["initContainers", "containers", "ephemeralContainers"] as const;

/** Visits the containers of all kinds with their paths, in the order in which kube-apiserver does. */
export function eachContainer(spec: PodSpec, pod: string, visit: (container: Container, field: string) => void): void {
  for (const list of lists) {
    for (const [i, container] of (spec[list] ?? []).entries()) visit(container as Container, `${pod}.${list}[${i}]`);
  }
}
