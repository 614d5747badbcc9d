import type { Kind } from "../schema/schema.ts";

/** The served versions of each group; groups and versions in the order of the kinds, so the preferred version first. */
export function groupVersionsOf(kinds: readonly Kind[]): ReadonlyMap<string, readonly string[]> {
  const groups = new Map<string, string[]>();
  for (const { group, version } of kinds) {
    const versions = groups.get(group) ?? [];
    if (!versions.includes(version)) versions.push(version);
    groups.set(group, versions);
  }
  return groups;
}
