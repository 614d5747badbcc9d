import type { Runtime } from "../../ports/runtime.ts";
import { type ImageGcLimits, imagesToRemove, type SeenImage } from "./images-to-remove.ts";

/** Kubernetes' own limits. */
export const imageGcDefaults: ImageGcLimits = { highPercent: 85, lowPercent: 80, minimumAgeMs: 120_000 };

export interface ImageCollectorParts {
  readonly runtime: Pick<Runtime, "listImages" | "listContainers" | "imageFilesystem" | "removeImage">;
  readonly limits?: ImageGcLimits;
  readonly now?: () => Date;
}

/** What a round of collecting did. */
export interface Collected {
  readonly removed: readonly SeenImage[];
  /** Images that could not be removed: a container may have come in the meantime. */
  readonly failed: readonly { readonly image: SeenImage; readonly error: unknown }[];
}

/** A round of collecting images, to be called every few minutes: what it has seen before decides what is old. */
export function imageCollector(parts: ImageCollectorParts): () => Promise<Collected> {
  const { runtime, limits = imageGcDefaults, now = () => new Date() } = parts;
  let seen = new Map<string, SeenImage>();
  return async () => {
    const [images, containers, disk] = await Promise.all([
      runtime.listImages(),
      runtime.listContainers(),
      runtime.imageFilesystem(),
    ]);
    const time = now();
    const used = new Set(containers.map(({ imageId }) => imageId));
    seen = new Map(
      images.map(({ id, size, pinned }) => {
        const before = seen.get(id);
        const lastUsed = used.has(id) ? time : before?.lastUsed;
        const image = { id, size, pinned, inUse: used.has(id), firstSeen: before?.firstSeen ?? time };
        return [id, { ...image, ...(lastUsed ? { lastUsed } : {}) }];
      }),
    );
    const removed: SeenImage[] = [];
    const failed: { image: SeenImage; error: unknown }[] = [];
    for (const image of imagesToRemove({ images: [...seen.values()], disk, now: time, limits }))
      await runtime.removeImage(image.id).then(
        () => removed.push(image),
        (error) => failed.push({ image, error }),
      );
    return { removed, failed };
  };
}
