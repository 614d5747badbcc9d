import sortedBTree from "sorted-btree";
import type { StoredEntry } from "./entry.ts";
import type { CacheEvent, History, Ring } from "./history.ts";

const { default: BTree } = sortedBTree;

/** The entries of one folder by path, in etcd's order. */
export type EntryTree = InstanceType<typeof BTree<string, StoredEntry>>;

/** Everything held of one folder of etcd; kinds that are stored together share it. */
export interface FolderCache {
  readonly folder: string;
  readonly ring: Ring;
  /** Revision of the folder's last change that the cache knows; the entries are those of every revision from here to the store's. */
  readonly lastChange: number;
  readonly size: number;
  get(path: string): StoredEntry | undefined;
  /** In order; the same array until something changes. */
  all(): readonly StoredEntry[];
  /** The entries as they are now, whatever happens later. Cheap: nodes are shared until one side changes them. */
  snapshot(): EntryTree;
  /** Before the first event: an entry of the initial list. */
  fill(path: string, entry: StoredEntry): void;
  apply(change: CacheChange): CacheEvent | undefined;
}

export interface CacheChange {
  readonly path: string;
  readonly revision: number;
  /** Absent: deleted. */
  readonly entry?: StoredEntry;
}

const byText = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

export function openFolderCache(folder: string, history: History, revision: number): FolderCache {
  const tree: EntryTree = new BTree<string, StoredEntry>(undefined, byText);
  const ring = history.openRing(revision);
  let lastChange = revision;
  let all: readonly StoredEntry[] | undefined;

  return {
    folder,
    ring,
    get lastChange() {
      return lastChange;
    },
    get size() {
      return tree.size;
    },
    get: (path) => tree.get(path),
    all: () => {
      all ??= tree.valuesArray();
      return all;
    },
    snapshot: () => tree.clone(),
    fill(path, entry) {
      tree.set(path, entry);
      all = undefined;
    },
    apply({ path, revision, entry }) {
      const previous = tree.get(path);
      // Replayed after a reconnection, or a deletion of what was never there.
      if (entry ? previous && previous.revision >= revision : !previous) return undefined;
      if (entry) tree.set(path, entry);
      else tree.delete(path);
      all = undefined;
      lastChange = revision;
      const event = { revision, path, entry, previous };
      ring.push(event);
      return event;
    },
  };
}
