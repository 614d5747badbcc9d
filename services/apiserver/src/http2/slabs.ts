import { limits } from "./limits.ts";

/** Memory for bytes on their way out, shared by all connections: an idle one holds none. */
export interface Slabs {
  /** A small one, or one of the usual size where that is too small, or one as large as is needed. */
  take(bytes: number): Buffer;
  give(slab: Buffer): void;
}

export function createSlabs(): Slabs {
  const sizes = [limits.smallSlabBytes, limits.slabBytes];
  const spare = sizes.map(() => [] as Buffer[]);
  return {
    take(bytes) {
      const size = sizes.findIndex((length) => length >= bytes);
      return spare[size]?.pop() ?? Buffer.allocUnsafeSlow(sizes[size] ?? bytes);
    },
    give(slab) {
      const kept = spare[sizes.indexOf(slab.length)];
      if (kept && (kept.length + 1) * slab.length <= limits.spareSlabBytes) kept.push(slab);
    },
  };
}
