import { mkdir, rm, rmdir, symlink } from "node:fs/promises";
import { dirname, join } from "node:path";

/** Where log collectors look for a container's log. */
export interface LogLinks {
  /** `/var/log/pods/<namespace>_<pod>_<uid>/<container>/<attempt>.log` → docker's file. */
  readonly podLog: string;
  /** `/var/log/containers/<pod>_<namespace>_<container>-<id>.log` → the former. */
  readonly containerLog: string;
}

export interface LoggedContainer {
  readonly id: string;
  readonly podName: string;
  readonly podNamespace: string;
  readonly name: string;
}

export const logLinksOf = (container: LoggedContainer, podLog: string, containersFolder: string): LogLinks => ({
  podLog,
  containerLog: join(
    containersFolder,
    `${container.podName}_${container.podNamespace}_${container.name}-${container.id}.log`,
  ),
});

export async function makeLogLinks({ podLog, containerLog }: LogLinks, dockerLog: string): Promise<void> {
  await link(dockerLog, podLog);
  await link(podLog, containerLog);
}

/** Also removes the container's folder and the pod's, once no other log is in them. */
export async function removeLogLinks({ podLog, containerLog }: LogLinks): Promise<void> {
  await rm(containerLog, { force: true });
  await rm(podLog, { force: true });
  await rmdir(dirname(podLog))
    .then(() => rmdir(dirname(dirname(podLog))))
    .catch(() => {});
}

async function link(target: string, path: string): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  await rm(path, { force: true });
  await symlink(target, path);
}
