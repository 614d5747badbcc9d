import { isDeepStrictEqual } from "node:util";
import type { Endpoint, EndpointSlice } from "@kubets/api/types/discovery-v1";

export interface Packing {
  /** Endpoints of slices that do not exist yet. */
  readonly created: readonly (readonly Endpoint[])[];
  /** New endpoints of slices that exist; an empty one may go. */
  readonly changed: ReadonlyMap<EndpointSlice, readonly Endpoint[]>;
}

/**
 * Puts endpoints into slices with as few writes as can be: each stays in the slice where it is, new ones fill slices that
 * change anyway, then the slice that they fill best, and only then make new slices.
 */
export function pack(slices: readonly EndpointSlice[], wanted: readonly Endpoint[], most: number): Packing {
  const left = new Map(wanted.map((endpoint) => [identity(endpoint), endpoint]));
  const contents = new Map<EndpointSlice, Endpoint[]>();
  const changed = new Set<EndpointSlice>();
  for (const slice of slices) {
    const kept = (slice.endpoints ?? []).flatMap((endpoint) => {
      const key = identity(endpoint);
      const next = left.get(key);
      left.delete(key);
      return next ? [next] : [];
    });
    contents.set(slice, kept);
    if (!isDeepStrictEqual(kept, slice.endpoints ?? [])) changed.add(slice);
  }
  const remaining = [...left.values()];
  for (const slice of changed) {
    const content = contents.get(slice)!;
    content.push(...remaining.splice(0, Math.max(0, most - content.length)));
  }
  const created: Endpoint[][] = [];
  while (remaining.length > 0) {
    const slice = remaining.length < most ? fullest(contents, most - remaining.length) : undefined;
    const part = remaining.splice(0, most);
    if (slice) {
      contents.get(slice)!.push(...part);
      changed.add(slice);
    } else created.push(part);
  }
  return { created, changed: new Map([...changed].map((slice) => [slice, contents.get(slice)!])) };
}

/** The slice that is fullest and yet has room enough. */
function fullest(contents: ReadonlyMap<EndpointSlice, readonly Endpoint[]>, atMost: number): EndpointSlice | undefined {
  const fitting = [...contents].filter(([, content]) => content.length > 0 && content.length <= atMost);
  return fitting.sort(([, a], [, b]) => b.length - a.length)[0]?.[0];
}

/** What makes it the same endpoint, however its conditions change. */
const identity = ({ addresses, targetRef, hostname }: Endpoint): string =>
  [targetRef?.uid, hostname, ...addresses].join(" ");
