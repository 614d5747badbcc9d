import type { Folder } from "../cache/caches.ts";

export interface BookmarksOptions {
  readonly intervalMs: number;
  readonly folders: ReadonlyMap<string, Folder>;
  readonly revision: () => number;
}

/** A tick is this part of the interval, so that not all watchers are told at once. */
const ticks = 60;

/** Tells every watcher, once in an interval, how far it has come; and ends those that are too far behind. */
export function startBookmarks({ intervalMs, folders, revision }: BookmarksOptions): { stop(): void } {
  let tick = 0;
  const timer = setInterval(() => {
    tick = (tick + 1) % ticks;
    let position = 0;
    for (const { hub } of folders.values()) {
      for (const watcher of hub.watchers()) {
        watcher.checkPlace();
        if (position++ % ticks === tick) watcher.bookmark(revision());
      }
    }
  }, intervalMs / ticks);
  timer.unref();
  return { stop: () => clearInterval(timer) };
}
