import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Pod } from "@kubets/api/types/core-v1";
import { hostsFile } from "../container/hosts-file.ts";
import { resolvConf } from "../container/resolv-conf.ts";
import type { ContainerMount } from "../ports/container-config.ts";
import { podFolder } from "../volumes/pod-volumes.ts";
import type { PodParts } from "./pod-parts.ts";

export interface PodFilesInput {
  readonly container: string;
  readonly attempt: number;
  readonly messagePath: string;
  readonly ips: readonly string[];
}

/** Writes what every container of a pod sees in /etc, and the empty file for its last words. */
export async function writePodFiles(
  pod: Pod,
  { container, attempt, messagePath, ips }: PodFilesInput,
  parts: Pick<PodParts, "rootDir" | "cluster" | "resolvConfPath">,
): Promise<readonly ContainerMount[]> {
  const folder = podFolder(parts.rootDir, pod.metadata.uid ?? "");
  const nodeHosts = await readFile("/etc/hosts", "utf8").catch(() => "127.0.0.1\tlocalhost\n");
  const nodeResolvConf = await readFile(parts.resolvConfPath, "utf8").catch(() => "");
  const hosts = join(folder, "etc-hosts");
  const resolv = join(folder, "resolv.conf");
  const message = messageFile(parts.rootDir, { uid: pod.metadata.uid ?? "", container, attempt });
  await mkdir(join(folder, "containers", container), { recursive: true });
  await writeFile(hosts, hostsFile(pod, ips, { ...parts.cluster, nodeHosts }), { mode: 0o644 });
  await writeFile(resolv, resolvConf(pod, parts.cluster, nodeResolvConf), { mode: 0o644 });
  await writeFile(message, "", { mode: 0o666 });
  const mount = (hostPath: string, containerPath: string): ContainerMount => ({
    hostPath,
    containerPath,
    readOnly: false,
    propagation: "None",
  });
  return [mount(hosts, "/etc/hosts"), mount(resolv, "/etc/resolv.conf"), mount(message, messagePath)];
}

/** Where a container's termination message lies on the node. */
export const messageFile = (rootDir: string, of: { uid: string; container: string; attempt: number }): string =>
  join(podFolder(rootDir, of.uid), "containers", of.container, `termination-${of.attempt}`);
