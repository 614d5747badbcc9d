/** An image as the collector remembers it. */
export interface SeenImage {
  readonly id: string;
  readonly size: number;
  /** When it was first seen on the node. */
  readonly firstSeen: Date;
  /** When a container of it was last seen. */
  readonly lastUsed?: Date;
  readonly inUse: boolean;
  readonly pinned: boolean;
}

export interface ImageGcView {
  readonly images: readonly SeenImage[];
  readonly disk: { readonly capacityBytes: number; readonly availableBytes: number };
  readonly now: Date;
  readonly limits: ImageGcLimits;
}

/** The fields of `KubeletConfiguration` of the same meaning. */
export interface ImageGcLimits {
  /** `imageGCHighThresholdPercent`: nothing is collected while less of the disk is used. */
  readonly highPercent: number;
  /** `imageGCLowThresholdPercent`: what collecting aims at. */
  readonly lowPercent: number;
  /** `imageMinimumGCAge`: a younger image stays, for its container may be about to come. */
  readonly minimumAgeMs: number;
}

/** The images to remove, in order, until the disk is as empty as wanted: the longest unused first, of those the oldest. */
export function imagesToRemove({ images, disk, now, limits }: ImageGcView): SeenImage[] {
  const used = disk.capacityBytes - disk.availableBytes;
  if (disk.capacityBytes === 0 || (used * 100) / disk.capacityBytes < limits.highPercent) return [];
  let surplus = used - (disk.capacityBytes * limits.lowPercent) / 100;
  const removed: SeenImage[] = [];
  const free = images.filter(
    ({ inUse, pinned, firstSeen }) => !inUse && !pinned && now.getTime() - firstSeen.getTime() >= limits.minimumAgeMs,
  );
  for (const image of free.toSorted(byLastUse)) {
    if (surplus <= 0) break;
    removed.push(image);
    surplus -= image.size;
  }
  return removed;
}

const byLastUse = (a: SeenImage, b: SeenImage): number =>
  (a.lastUsed?.getTime() ?? 0) - (b.lastUsed?.getTime() ?? 0) || a.firstSeen.getTime() - b.firstSeen.getTime();
