import { isShared, remake } from "@kubets/api";
import type { PodSpec } from "@kubets/api/types/core-v1";

/**
 * What a plugin makes of a pod's spec `from` something it has looked up. Of a spec that many pods share it is made once, and shared too, for
 * as long as it is made from the same.
 */
export function specMaker<From>(make: (spec: PodSpec, from: From) => PodSpec): typeof make {
  const made = new WeakMap<PodSpec, { readonly from: From; readonly spec: PodSpec }>();
  return (spec, from) => {
    if (!isShared(spec)) return make(spec, from);
    return remake(spec, (base) => {
      const known = made.get(base);
      if (known && known.from === from) return known.spec;
      const next = make(base, from);
      made.set(base, { from, spec: next });
      return next;
    });
  };
}
