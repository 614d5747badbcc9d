import type { Container, Pod, VolumeMount } from "@kubets/api/types/core-v1";
import { containerResources, oomScoreAdj } from "../pod/resources.ts";
import type { ContainerConfig, ContainerMount } from "../ports/container-config.ts";
import type { Image } from "../ports/image.ts";
import { resolveSubPath } from "../volumes/sub-path.ts";
import { configError } from "./environment.ts";
import { expand } from "./expand.ts";
import { containerAnnotations, containerLabels } from "./labels.ts";
import { containerSecurity } from "./security.ts";

export interface ContainerContext {
  readonly attempt: number;
  readonly image: Image;
  readonly environment: ReadonlyMap<string, string>;
  /** Paths of the pod's volumes on the node, by their names. */
  readonly volumes: ReadonlyMap<string, string>;
  /** Files of the pod that every container sees: hosts, resolv.conf, and its own termination log. */
  readonly files: readonly ContainerMount[];
  readonly nodeMemoryBytes: number;
}

/** Everything the runtime needs for a container, with all values filled in. */
export async function containerConfig(
  pod: Pod,
  container: Container,
  context: ContainerContext,
): Promise<ContainerConfig> {
  const { environment, attempt, image } = context;
  const own = container.volumeMounts ?? [];
  const mounts = await Promise.all(own.map((mount) => mountOf(mount, context)));
  const taken = new Set(own.map(({ mountPath }) => mountPath));
  return {
    name: container.name,
    attempt,
    image: container.image ?? "",
    imageId: image.id,
    command: (container.command ?? []).map((text) => expand(text, environment)),
    args: (container.args ?? []).map((text) => expand(text, environment)),
    workingDir: container.workingDir ?? "",
    env: [...environment].map(([name, value]) => ({ name, value })),
    mounts: [...mounts, ...context.files.filter(({ containerPath }) => !taken.has(containerPath))],
    labels: containerLabels(pod, container),
    annotations: {
      ...containerAnnotations(pod, container),
      "io.kubernetes.container.restartCount": String(attempt),
    },
    logPath: `${container.name}/${attempt}.log`,
    resources: containerResources(container),
    oomScoreAdj: oomScoreAdj(pod, container, context.nodeMemoryBytes),
    security: containerSecurity(pod, container, image),
    devices: [],
    tty: container.tty ?? false,
    stdin: container.stdin ?? false,
    stdinOnce: container.stdinOnce ?? false,
  };
}

async function mountOf(mount: VolumeMount, { volumes, environment }: ContainerContext): Promise<ContainerMount> {
  const root = volumes.get(mount.name);
  if (root === undefined) throw configError(`no volume is named "${mount.name}"`);
  const below = mount.subPathExpr ? expand(mount.subPathExpr, environment) : mount.subPath;
  const hostPath = below
    ? await resolveSubPath(root, below).catch((error: Error) => {
        throw configError(`failed to prepare subPath for volumeMount "${mount.name}": ${error.message}`);
      })
    : root;
  return {
    hostPath,
    containerPath: mount.mountPath.startsWith("/") ? mount.mountPath : `/${mount.mountPath}`,
    readOnly: mount.readOnly ?? false,
    propagation: mount.mountPropagation ?? "None",
  };
}
