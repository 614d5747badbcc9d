import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { ContainerConfig } from "../../ports/container-config.ts";
import type { LinuxResources, PodSandboxConfig } from "../../ports/pod-sandbox-config.ts";
import type { Container, ContainerStatus, PodSelect } from "../../ports/runtime.ts";
import { RuntimeError } from "../../ports/runtime-error.ts";
import { containerOptions, dockerResources, type LogRotation } from "./container-options.ts";
import { createOver } from "./create-over.ts";
import { ofPod } from "./docker-sandboxes.ts";
import type { Engine } from "./engine.ts";
import { imageRefOf } from "./image-ref.ts";
import { containerTypes, label } from "./labels.ts";
import { logLinksOf, makeLogLinks, removeLogLinks } from "./log-links.ts";
import type { NodeFacts } from "./node-facts.ts";
import { readContainer, readContainerStatus } from "./read-containers.ts";
import { stopDockerContainer } from "./stop-container.ts";

export interface ContainerParts {
  readonly engine: Engine;
  readonly facts: () => Promise<NodeFacts>;
  readonly logs: LogRotation;
  /** `/var/log/containers` */
  readonly containerLogsFolder: string;
  /** Where the profiles of `localhostProfile` are. */
  readonly seccompFolder: string;
}

export function dockerContainers({ engine, facts, logs, containerLogsFolder, seccompFolder }: ContainerParts) {
  const { docker } = engine;
  const inspect = (id: string) => engine.find((abortSignal) => docker.getContainer(id).inspect({ abortSignal }));

  const seccompProfile = ({ seccomp }: ContainerConfig["security"]) =>
    seccomp.type === "Localhost" && seccomp.localhostProfile
      ? readProfile(join(seccompFolder, seccomp.localhostProfile))
      : undefined;

  const linksOf = async (id: string) => {
    const inspected = await inspect(id);
    const status = inspected && readContainerStatus(inspected);
    const podLog = inspected?.Config.Labels[label.logPath];
    if (!status || !podLog) return undefined;
    return { links: logLinksOf(status, podLog, containerLogsFolder), dockerLog: inspected.LogPath };
  };

  return {
    async createContainer(sandboxId: string, config: ContainerConfig, sandbox: PodSandboxConfig): Promise<string> {
      const [node, imageRef, profile] = await Promise.all([
        facts(),
        imageRefOf(engine, config.imageId),
        seccompProfile(config.security),
      ]);
      const place = { sandboxId, sandbox, imageRef, node, logs, ...(profile ? { seccompProfile: profile } : {}) };
      return createOver(engine, containerOptions(config, place), "CreateContainerError");
    },

    /** The links to its log are made even where it does not start: why may be in there. */
    async startContainer(id: string): Promise<void> {
      try {
        await engine.call((abortSignal) => docker.getContainer(id).start({ abortSignal }), {
          failure: "RunContainerError",
        });
      } finally {
        const logged = await linksOf(id);
        if (logged?.dockerLog) await makeLogLinks(logged.links, logged.dockerLog);
      }
    },

    stopContainer: (id: string, graceSeconds: number): Promise<void> => stopDockerContainer(engine, id, graceSeconds),

    async updateContainerResources(id: string, resources: LinuxResources): Promise<void> {
      await engine.call(() => docker.getContainer(id).update(dockerResources(resources)));
    },

    async removeContainer(id: string): Promise<void> {
      const logged = await linksOf(id);
      if (logged) await removeLogLinks(logged.links);
      await engine.find(() => docker.getContainer(id).remove({ force: true, v: true }));
    },

    async listContainers({ podUid }: PodSelect = {}): Promise<readonly Container[]> {
      const filters = { label: [`${label.type}=${containerTypes.container}`, ...ofPod(podUid)] };
      const all = await engine.call((abortSignal) => docker.listContainers({ all: true, filters, abortSignal }));
      return all.flatMap((info) => readContainer(info) ?? []);
    },

    async containerStatus(id: string): Promise<ContainerStatus | undefined> {
      const inspected = await inspect(id);
      return inspected && readContainerStatus(inspected);
    },

    containerLogPath: async (id: string): Promise<string | undefined> => (await inspect(id))?.LogPath || undefined,
  };
}

async function readProfile(path: string): Promise<string> {
  try {
    // docker takes the text in one line.
    return JSON.stringify(JSON.parse(await readFile(path, "utf8")));
  } catch (cause) {
    throw new RuntimeError("CreateContainerError", `cannot load seccomp profile "${path}": ${cause}`, { cause });
  }
}
