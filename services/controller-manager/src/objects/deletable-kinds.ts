import { allKinds, type Kind } from "@kubets/api";

/** Kinds that can be listed, watched and deleted; of several that show the same objects only the preferred one. */
export function deletableKinds(): readonly Kind<object>[] {
  const stored = new Map<string, Kind>();
  for (const kind of allKinds) {
    if (!["list", "watch", "delete"].every((verb) => kind.verbs.includes(verb)) || !kind.storage) continue;
    const known = stored.get(kind.storage);
    if (!known || preferred(kind) > preferred(known)) stored.set(kind.storage, kind);
  }
  return [...stored.values()] as Kind<object>[];
}

/** Core before groups, then the version in which it is stored. */
const preferred = (kind: Kind): number =>
  (kind.group === "" ? 2 : 0) + (kind.version === kind.storageKind.version ? 1 : 0);
