import type { Container, Pod } from "@kubets/api/types/core-v1";
import { graceOf } from "../pod/decide-end.ts";

/** What a container tells of itself, so that a kubelet that has just started knows what it finds. */
export const containerLabels = ({ metadata }: Pod, { name }: Container): Readonly<Record<string, string>> => ({
  "io.kubernetes.pod.name": metadata.name ?? "",
  "io.kubernetes.pod.namespace": metadata.namespace ?? "",
  "io.kubernetes.pod.uid": metadata.uid ?? "",
  "io.kubernetes.container.name": name,
});

export const graceAnnotation = "io.kubernetes.pod.terminationGracePeriod";
export const messagePathAnnotation = "io.kubernetes.container.terminationMessagePath";

export const containerAnnotations = (pod: Pod, container: Container): Readonly<Record<string, string>> => ({
  "io.kubernetes.container.restartCount": "0",
  [graceAnnotation]: String(graceOf({ pod, leaving: false })),
  [messagePathAnnotation]: container.terminationMessagePath ?? "/dev/termination-log",
  "io.kubernetes.container.terminationMessagePolicy": container.terminationMessagePolicy ?? "File",
});
