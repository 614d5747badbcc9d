import { allKinds, type Kind, kindOf } from "@kubets/api";
import type { KindRegistry } from "./deps.ts";

/** The kinds that are declared in `proto/`. */
export function builtInKinds(kinds: readonly Kind[] = allKinds): KindRegistry {
  const groups = new Set(kinds.map(({ group }) => group));
  const byResource = new Map<string, Map<string, Kind>>();
  for (const kind of kinds) {
    const plurals = byResource.get(kind.apiVersion) ?? new Map<string, Kind>();
    byResource.set(kind.apiVersion, plurals.set(kind.plural, kind));
  }
  return {
    hasGroup: (group) => groups.has(group),
    byResource: (group, version, plural) => byResource.get(group ? `${group}/${version}` : version)?.get(plural),
    byKind: kindOf,
    all: () => kinds,
  };
}
