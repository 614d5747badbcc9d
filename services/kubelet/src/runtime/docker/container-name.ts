/** Who a container of docker is: its name says it even to somebody who only sees `docker ps`. */
export interface ContainerIdentity {
  /** `POD` for the sandbox. */
  readonly container: string;
  readonly pod: string;
  readonly namespace: string;
  readonly uid: string;
  readonly attempt: number;
}

/** The container name of a sandbox. */
export const sandboxContainerName = "POD";

/** `k8s_<container>_<pod>_<namespace>_<uid>_<attempt>`, as dockershim named them. */
export const dockerNameOf = ({ container, pod, namespace, uid, attempt }: ContainerIdentity): string =>
  ["k8s", container, pod, namespace, uid, attempt].join("_");

/** Undefined for a name that no kubelet gave. docker writes a slash before names. */
export function parseDockerName(name: string): ContainerIdentity | undefined {
  const [prefix, container, pod, namespace, uid, attempt] = name.replace(/^\//, "").split("_");
  if (prefix !== "k8s" || !container || !pod || !namespace || !uid || !/^\d+$/.test(attempt ?? "")) return undefined;
  return { container, pod, namespace, uid, attempt: Number(attempt) };
}
