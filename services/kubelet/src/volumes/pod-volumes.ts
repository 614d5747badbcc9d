import { mkdir, rm } from "node:fs/promises";
import { join } from "node:path";
import type { Pod, Volume } from "@kubets/api/types/core-v1";
import { unmountBelow } from "./mounts.ts";
import type { VolumeContext, VolumePlugin } from "./volume-plugin.ts";
import { volumePlugins } from "./volume-plugins.ts";

/** The volumes of the pods of this node, below `<root>/pods/<uid>`. */
export interface PodVolumes {
  /** Makes all, or makes them current. Resolves with the paths by the volumes' names. */
  mount(pod: Pod): Promise<ReadonlyMap<string, string>>;
  /** Writes those again that follow other objects. */
  refresh(pod: Pod): Promise<void>;
  /** Gives the volumes back: memory, mounts, tokens. */
  release(podUid: string): Promise<void>;
  /** Releases, and removes all files of the pod. */
  remove(podUid: string): Promise<void>;
}

export type VolumeSources = Omit<VolumeContext, "pod" | "path" | "group" | "allocatable"> & {
  readonly allocatable: () => VolumeContext["allocatable"];
};

export function createPodVolumes(rootDir: string, sources: VolumeSources): PodVolumes {
  const mountOne = async (pod: Pod, volume: Volume, plugin: VolumePlugin): Promise<readonly [string, string]> => {
    const path = join(podFolder(rootDir, pod.metadata.uid ?? ""), "volumes", plugin.folder, volume.name);
    const group = pod.spec.securityContext?.fsGroup;
    try {
      const context = { ...sources, allocatable: sources.allocatable(), pod, path, group };
      return [volume.name, await plugin.mount(volume, context)];
    } catch (error) {
      throw new Error(`MountVolume.SetUp failed for volume "${volume.name}" : ${(error as Error).message}`, {
        cause: error,
      });
    }
  };
  const mountAll = async (pod: Pod, wanted: (plugin: VolumePlugin) => boolean) => {
    const volumes = (pod.spec.volumes ?? []).map((volume) => ({ volume, plugin: pluginOf(volume) }));
    return Promise.all(
      volumes.filter(({ plugin }) => wanted(plugin)).map(({ volume, plugin }) => mountOne(pod, volume, plugin)),
    );
  };
  const release = async (uid: string) => {
    const folder = podFolder(rootDir, uid);
    await unmountBelow(folder);
    await rm(join(folder, "volumes"), { recursive: true, force: true });
    sources.tokens.forget(uid);
  };
  return {
    mount: async (pod) => {
      await mkdir(podFolder(rootDir, pod.metadata.uid ?? ""), { recursive: true, mode: 0o750 });
      return new Map(await mountAll(pod, () => true));
    },
    refresh: async (pod) => {
      await mountAll(pod, ({ follows }) => follows);
    },
    release,
    remove: async (uid) => {
      await release(uid);
      await rm(podFolder(rootDir, uid), { recursive: true, force: true });
    },
  };
}

export const podFolder = (rootDir: string, uid: string): string => join(rootDir, "pods", uid);

function pluginOf(volume: Volume): VolumePlugin {
  const found = volumePlugins.find(({ source }) => volume[source] !== undefined);
  if (found) return found;
  const source = Object.keys(volume).find((key) => key !== "name");
  // An emptyDir is what a volume without any source means.
  if (!source) return volumePlugins.find((plugin) => plugin.source === "emptyDir")!;
  throw new Error(`volume "${volume.name}": this node has no plugin for ${source}`);
}
