import type { Pod, ServicePort } from "@kubets/api/types/core-v1";

/** The number that a service's port has on a pod; undefined where the pod has no port of that name. */
export function targetPort({ spec }: Pod, { targetPort: target, protocol, port }: ServicePort): number | undefined {
  if (target === undefined) return port;
  if (typeof target === "number") return target;
  const sidecars = (spec.initContainers ?? []).filter(({ restartPolicy }) => restartPolicy === "Always");
  return [...spec.containers, ...sidecars]
    .flatMap(({ ports }) => ports ?? [])
    .find((one) => one.name === target && (one.protocol ?? "TCP") === (protocol ?? "TCP"))?.containerPort;
}
