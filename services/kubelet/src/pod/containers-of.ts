import type { Container, Pod } from "@kubets/api/types/core-v1";

/** What a container is to its pod. A sidecar is an init container that is always restarted. */
export type Role = "init" | "sidecar" | "app" | "ephemeral";

export interface RoledContainer {
  readonly role: Role;
  readonly spec: Container;
}

/** All containers in the order in which they start. */
export const containersOf = ({ spec }: Pod): readonly RoledContainer[] => [
  ...(spec.initContainers ?? []).map(
    (one): RoledContainer => ({ role: isSidecar(one) ? "sidecar" : "init", spec: one }),
  ),
  ...spec.containers.map((one): RoledContainer => ({ role: "app", spec: one })),
  ...(spec.ephemeralContainers ?? []).map((one): RoledContainer => ({ role: "ephemeral", spec: one })),
];

const isSidecar = (container: Container): boolean => container.restartPolicy === "Always";

/** `name_namespace(uid)`, as events and messages name a pod. */
export const podText = ({ metadata }: Pod): string => `${metadata.name}_${metadata.namespace}(${metadata.uid})`;
