import type { EntryTree } from "./folder-cache.ts";

/** What a folder held at recent revisions, for the further pages of lists that began there. */
export interface Snapshots {
  keep(revision: number, tree: EntryTree): void;
  get(revision: number): EntryTree | undefined;
}

/** Clones share their nodes with the cache until it changes them, so a few cost little. */
const mostKept = 16;
const keptForMs = 120_000;

export function openSnapshots(): Snapshots {
  const kept = new Map<number, { tree: EntryTree; until: number }>();
  const dropOld = () => {
    for (const [revision, { until }] of kept) {
      if (kept.size > mostKept || until < Date.now()) kept.delete(revision);
    }
  };
  return {
    keep(revision, tree) {
      // Set again, a revision becomes the youngest.
      kept.delete(revision);
      kept.set(revision, { tree, until: Date.now() + keptForMs });
      dropOld();
    },
    get: (revision) => {
      dropOld();
      return kept.get(revision)?.tree;
    },
  };
}
