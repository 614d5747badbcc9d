import { limits } from "./limits.ts";

/** Memory for bytes on their way out, shared by all connections: an idle one holds none. */
export interface Slabs {
  take(): Buffer;
  give(slab: Buffer): void;
}

export function createSlabs(): Slabs {
  const spare: Buffer[] = [];
  return {
    take: () => spare.pop() ?? Buffer.allocUnsafeSlow(limits.slabBytes),
    give: (slab) => {
      if (spare.length < limits.spareSlabs) spare.push(slab);
    },
  };
}
