import type { Node, PodSpec } from "@kubets/api/types/core-v1";
import { highestScore, type SchedulerPlugin } from "../framework/plugin.ts";

const mebibyte = 1024 * 1024;
/** Below the first, images make no difference; above the second (for each container), no more. */
const sizes = { least: 23 * mebibyte, most: 1000 * mebibyte };

/** Prefers nodes that have the pod's images, the more so the more other nodes have them: else one node would get all. */
export const imageLocality: SchedulerPlugin = {
  name: "ImageLocality",
  score: ({ pod: { spec } }, cluster) => {
    const wanted = imagesOf(spec);
    const most = sizes.most * (spec.containers.length + (spec.initContainers ?? []).length);
    const holders = new Map<string, number>();
    /** By slot: which node was looked at, and what it has of the wanted images. */
    const looked: (Node | undefined)[] = [];
    const found: (ReadonlyMap<string, number> | undefined)[] = [];
    return {
      update: (changed) => {
        for (const slot of changed) {
          const node = cluster.nodes[slot]?.node;
          if (looked[slot] === node) continue;
          looked[slot] = node;
          for (const name of found[slot]?.keys() ?? []) holders.set(name, holders.get(name)! - 1);
          found[slot] = node && imagesOn(node, wanted);
          for (const name of found[slot]?.keys() ?? []) holders.set(name, (holders.get(name) ?? 0) + 1);
        }
        return holders.size > 0;
      },
      of: ({ slot }) => {
        const images = found[slot];
        if (!images || images.size === 0) return 0;
        let sum = 0;
        for (const name of wanted)
          sum += Math.trunc(((images.get(name) ?? 0) * (holders.get(name) ?? 0)) / cluster.nodeCount);
        const within = Math.min(Math.max(sum, sizes.least), most);
        return Math.trunc((highestScore * (within - sizes.least)) / (most - sizes.least));
      },
    };
  },
};

function imagesOf({ containers, initContainers = [], volumes = [] }: PodSpec): readonly string[] {
  const images = [...initContainers, ...containers].map(({ image }) => image);
  const mounted = volumes.map(({ image }) => image?.reference);
  return [...images, ...mounted].flatMap((name) => (name ? [withTag(name)] : []));
}

const withTag = (name: string): string => (name.lastIndexOf(":") > name.lastIndexOf("/") ? name : `${name}:latest`);

function imagesOn({ status }: Node, wanted: readonly string[]): ReadonlyMap<string, number> {
  const found = new Map<string, number>();
  for (const { names = [], sizeBytes = 0 } of status.images ?? [])
    for (const name of names) if (wanted.includes(name)) found.set(name, Number(sizeBytes));
  return found;
}
