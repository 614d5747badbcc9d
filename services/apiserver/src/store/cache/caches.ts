import type { Kind } from "@kubets/api";
import { placeOf, splitPath } from "../keys.ts";
import type { KvEvent } from "../kv.ts";
import { createWatchHub, type WatchHub } from "../watch/watch-hub.ts";
import { entryOfValue, type StoredEntry } from "./entry.ts";
import { type FolderCache, openFolderCache } from "./folder-cache.ts";
import type { FormCache } from "./form-cache.ts";
import type { Handover } from "./handover.ts";
import { type History, openHistory } from "./history.ts";
import { openSnapshots, type Snapshots } from "./snapshots.ts";

/** One folder: what it holds, who watches it, what it held a moment ago. */
export interface Folder {
  cache: FolderCache;
  readonly hub: WatchHub;
  snapshots: Snapshots;
  /** False while the folder of a kind added at run time is being filled: its events wait. */
  filled: boolean;
  waiting: KvEvent[];
  /** Kinds that are stored here. */
  readonly kinds: Set<Kind>;
}

export interface Caches {
  readonly folders: ReadonlyMap<string, Folder>;
  folderOf(kind: Kind): Folder;
  addKind(kind: Kind, revision: number): Folder;
  removeKind(kind: Kind): Folder | undefined;
  /** Empties everything, as of `revision`. */
  reset(revision: number): void;
  /** An entry of the initial list. */
  fill(kv: { key: string; value: Uint8Array; modRevision: number }): void;
  apply(event: KvEvent): void;
  entryOf(kv: { key: string; value: Uint8Array; modRevision: number }, path: string): StoredEntry;
}

export interface CachesOptions {
  readonly prefix: string;
  readonly forms: FormCache;
  readonly handover: Handover;
  readonly historyBytes: number;
  readonly onEvents?: (folder: string, count: number) => void;
  /** A value that cannot be read; it is left out, and everything else goes on. */
  readonly onProblem?: (error: unknown) => void;
}

export function openCaches({ prefix, forms, handover, historyBytes, onEvents, onProblem }: CachesOptions): Caches {
  const folders = new Map<string, Folder>();
  let history: History = openHistory(historyBytes);

  function entryOf(kv: { key: string; value: Uint8Array; modRevision: number }, path: string): StoredEntry {
    const { key, value, modRevision: revision } = kv;
    return entryOfValue(value, { key, ...splitPath(path), revision, forms });
  }

  function readable(
    kv: { key: string; value: Uint8Array; modRevision: number },
    path: string,
  ): StoredEntry | undefined {
    try {
      return entryOf(kv, path);
    } catch (cause) {
      onProblem?.(new Error(`the value of ${kv.key} cannot be read`, { cause }));
      return undefined;
    }
  }

  function fill(kv: { key: string; value: Uint8Array; modRevision: number }): void {
    const place = placeOf(prefix, kv.key, folders);
    const entry = place && readable(kv, place.path);
    if (!entry) return;
    folders.get(place.folder)!.cache.fill(place.path, entry);
    forms.follow({ entry });
  }

  function forget(folder: Folder): void {
    for (const previous of folder.cache.all()) forms.follow({ previous });
  }

  function apply(event: KvEvent): void {
    const { type, kv } = event;
    const place = placeOf(prefix, kv.key, folders);
    if (!place) return;
    const folder = folders.get(place.folder)!;
    if (!folder.filled) {
      folder.waiting.push(event);
      return;
    }
    const { path } = place;
    // What cannot be read is not there.
    const entry = type === "put" ? (handover.take(kv) ?? readable(kv, path)) : undefined;
    const number = folder.cache.ring.next;
    const change = folder.cache.apply({ path, revision: kv.modRevision, entry });
    if (!change) return;
    folder.hub.publish(change, number);
    forms.follow(change);
    onEvents?.(place.folder, 1);
  }

  return {
    folders,
    fill,
    apply,
    entryOf,
    folderOf(kind) {
      const folder = folders.get(kind.storage);
      if (!folder) throw new Error(`${kind.apiVersion} ${kind.kind} is not a kind of this store`);
      return folder;
    },
    addKind(kind, revision) {
      let folder = folders.get(kind.storage);
      if (!folder) {
        const cache = openFolderCache(kind.storage, history, revision);
        const hub = createWatchHub();
        folder = { cache, hub, snapshots: openSnapshots(), filled: true, waiting: [], kinds: new Set() };
        folders.set(kind.storage, folder);
      }
      folder.kinds.add(kind);
      return folder;
    },
    removeKind(kind) {
      const folder = folders.get(kind.storage);
      folder?.kinds.delete(kind);
      if (!folder || folder.kinds.size > 0) return undefined;
      folders.delete(kind.storage);
      forget(folder);
      return folder;
    },
    reset(revision) {
      history = openHistory(historyBytes);
      handover.clear();
      for (const folder of folders.values()) {
        forget(folder);
        folder.cache = openFolderCache(folder.cache.folder, history, revision);
        folder.snapshots = openSnapshots();
      }
    },
  };
}
