import { kinds } from "@kubets/api";
import type { Container, Pod, PodSpec } from "@kubets/api/types/core-v1";
import { image, nodeName, type TestNode } from "./open-node.ts";
import { passes } from "./passes.ts";

const namespace = "default";

/** Pods of the namespace `default` on a test's node. */
export interface PodsOn {
  get(name: string): Promise<Pod>;
  /** Creates a pod with one container, `main`. */
  run(name: string, container: Partial<Container>, spec?: Partial<PodSpec>): Promise<Pod>;
  /** Waits until what is said of a pod is what is wanted. */
  becomes(name: string, says: (pod: Pod) => unknown, wanted: unknown, withinMs?: number): Promise<void>;
}

export function podsOn({ client }: Pick<TestNode, "client">): PodsOn {
  const get = (name: string) => client.get(kinds.Pod, { namespace, name });
  return {
    get,
    run: (name, container, spec = {}) => {
      const containers = [{ name: "main", image, ...container }];
      const whole = { nodeName, terminationGracePeriodSeconds: 1, ...spec, containers };
      return client.create(kinds.Pod, { metadata: { name, namespace, labels: { app: name } }, spec: whole } as never);
    },
    becomes: (name, says, wanted, withinMs = 20_000) =>
      passes(async () => expect(says(await get(name))).toEqual(wanted), withinMs),
  };
}

/** The status of a pod's only container. */
export const main = ({ status }: Pod) => status?.containerStatuses?.[0];
export const ready = ({ status }: Pod) => status?.conditions?.find(({ type }) => type === "Ready")?.status;
export const sh = (script: string) => ({ command: ["sh", "-c", script] });
