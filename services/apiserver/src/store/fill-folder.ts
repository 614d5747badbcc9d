import { setTimeout as sleep } from "node:timers/promises";
import type { Caches, Folder } from "./cache/caches.ts";
import { pageSize } from "./etcd-reads.ts";
import type { Freshness } from "./freshness.ts";
import { endOf, keyOf } from "./keys.ts";
import type { Kv } from "./kv.ts";

export interface FillFolderOptions {
  readonly kv: Kv;
  readonly prefix: string;
  readonly caches: Caches;
  readonly folder: Folder;
  readonly freshness: Freshness;
  readonly isFilled: () => boolean;
  readonly signal: AbortSignal;
}

/** Fills the folder of a kind that came at run time. Its events wait until the list is in, and then follow it. */
export async function fillFolder({ kv, prefix, caches, folder, freshness, ...rest }: FillFolderOptions): Promise<void> {
  folder.filled = false;
  // The first filling of all caches takes this folder along.
  while (!rest.isFilled() && !rest.signal.aborted) await sleep(20);
  const revision = freshness.revision;
  const start = keyOf(prefix, { folder: folder.cache.folder, path: "" });
  const end = endOf(start);
  for (let key = start; ; ) {
    const page = await kv.range({ key, end, revision, limit: pageSize });
    for (const found of page.kvs) caches.fill(found);
    if (!page.more) break;
    key = `${page.kvs.at(-1)!.key}\0`;
  }
  folder.filled = true;
  const waiting = folder.waiting;
  folder.waiting = [];
  for (const event of waiting) if (event.kv.modRevision > revision) caches.apply(event);
}
