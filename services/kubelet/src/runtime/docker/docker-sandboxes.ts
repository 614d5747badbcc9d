import type { LinuxResources, PodSandboxConfig } from "../../ports/pod-sandbox-config.ts";
import type { PodSandbox, PodSandboxStatus, PodSelect } from "../../ports/runtime.ts";
import type { PodCgroups } from "../cgroups/pod-cgroups.ts";
import { createOver } from "./create-over.ts";
import type { Engine } from "./engine.ts";
import { containerTypes, label } from "./labels.ts";
import type { NodeFacts } from "./node-facts.ts";
import { readSandbox, readSandboxStatus } from "./read-containers.ts";
import { sandboxOptions } from "./sandbox-options.ts";
import { stopDockerContainer } from "./stop-container.ts";

export interface SandboxParts {
  readonly engine: Engine;
  readonly facts: () => Promise<NodeFacts>;
  readonly cgroups: PodCgroups;
  /** Name of the sandboxes' image, which is on the node then. */
  readonly pauseImage: () => Promise<string>;
  /** Removes a container with its log. */
  readonly removeContainer: (id: string) => Promise<void>;
}

export function dockerSandboxes({ engine, facts, cgroups, pauseImage, removeContainer }: SandboxParts) {
  const { docker } = engine;
  const list = (filters: readonly string[]) =>
    engine.call((abortSignal) => docker.listContainers({ all: true, filters: { label: [...filters] }, abortSignal }));
  const containersIn = (id: string) => list([`${label.sandboxId}=${id}`, `${label.type}=${containerTypes.container}`]);

  const removePause = (id: string) =>
    engine.find((abortSignal) => docker.getContainer(id).remove({ force: true, v: true, abortSignal } as object));

  return {
    async runPodSandbox(config: PodSandboxConfig): Promise<string> {
      const [node, image] = await Promise.all([facts(), pauseImage()]);
      await cgroups.ensure(config.cgroupParent, config.resources);
      const options = sandboxOptions(config, { image, node });
      const id = await createOver(engine, options, "CreatePodSandboxError");
      try {
        await engine.call((abortSignal) => docker.getContainer(id).start({ abortSignal }), {
          failure: "CreatePodSandboxError",
        });
      } catch (error) {
        await removePause(id).catch(() => {});
        throw error;
      }
      return id;
    },

    async stopPodSandbox(id: string): Promise<void> {
      const running = (await containersIn(id)).filter(({ State }) => State === "running");
      await Promise.all(running.map(({ Id }) => stopDockerContainer(engine, Id, 0)));
      await stopDockerContainer(engine, id, 0);
    },

    async removePodSandbox(id: string): Promise<void> {
      await Promise.all((await containersIn(id)).map(({ Id }) => removeContainer(Id)));
      const inspected = await engine.find((abortSignal) => docker.getContainer(id).inspect({ abortSignal }));
      await removePause(id);
      const cgroup = inspected?.Config.Labels[label.cgroupParent];
      // A later sandbox of the pod still needs it, and then the kernel refuses.
      if (cgroup) await cgroups.remove(cgroup);
    },

    async updatePodSandboxResources(id: string, resources: LinuxResources): Promise<void> {
      const inspected = await engine.call((abortSignal) => docker.getContainer(id).inspect({ abortSignal }));
      const cgroup = inspected.Config.Labels[label.cgroupParent];
      if (cgroup) await cgroups.ensure(cgroup, resources);
    },

    async podSandboxStatus(id: string): Promise<PodSandboxStatus | undefined> {
      const inspected = await engine.find((abortSignal) => docker.getContainer(id).inspect({ abortSignal }));
      return inspected && readSandboxStatus(inspected);
    },

    async listPodSandboxes({ podUid }: PodSelect = {}): Promise<readonly PodSandbox[]> {
      const all = await list([`${label.type}=${containerTypes.sandbox}`, ...ofPod(podUid)]);
      return all.flatMap((info) => readSandbox(info) ?? []);
    },
  };
}

export const ofPod = (uid: string | undefined): string[] => (uid ? [`${label.podUid}=${uid}`] : []);
