import { setTimeout as sleep } from "node:timers/promises";
import { expired, type Kind, notFound } from "@kubets/api";
import { type Folder, openCaches } from "./cache/caches.ts";
import type { StoredEntry } from "./cache/entry.ts";
import { openFormCache } from "./cache/form-cache.ts";
import { openHandover } from "./cache/handover.ts";
import { matcherOf } from "./cache/matcher.ts";
import { runCompactor } from "./compactor.ts";
import { createEtcdReads } from "./etcd-reads.ts";
import { runFeed } from "./feed.ts";
import { fillFolder } from "./fill-folder.ts";
import { createFreshness } from "./freshness.ts";
import { pathOf } from "./keys.ts";
import type { Kv } from "./kv.ts";
import { createLister } from "./list.ts";
import { planGet, type ReadPlan } from "./read-options.ts";
import { asStorage, storageError } from "./storage-errors.ts";
import type { Entry, ReadOptions, Selection, Store } from "./store.ts";
import { startBookmarks } from "./watch/bookmarks.ts";
import { createWatchOpener, notReady } from "./watch/open-watch.ts";
import { createWrites } from "./writes.ts";

export interface StoreOptions {
  readonly kv: Kv;
  /** Stored kinds; more may come and go with `addKind` and `removeKind`. Kinds that are not stored are left out. */
  readonly kinds: readonly Kind[];
  /** Default `/registry`. */
  readonly prefix?: string;
  /** Memory for recent events, in bytes; default 16 MiB. Watches that resume from before them are answered from etcd. */
  readonly historyBytes?: number;
  /** Memory for parsed objects and other forms of entries, in bytes, while little is stored; default 32 MiB. */
  readonly formBytes?: number;
  /** Default 5 minutes; 0: this server does not compact. */
  readonly compactIntervalMs?: number;
  /** Default one minute. */
  readonly bookmarkIntervalMs?: number;
  /** How many revisions before the present the caches begin; default 5,000. */
  readonly replayRevisions?: number;
  readonly observe?: StoreObserver;
}

/** Told what happens, for metrics and the log. */
export interface StoreObserver {
  /** The cache has seen changes in a folder. */
  readonly events?: (folder: string, count: number) => void;
  /** Something failed in the background and is tried again. */
  readonly problem?: (error: unknown) => void;
}

const patienceMs = 3_000;

/** Opens the store: returns at once, and fills its caches in the background (`ready`). */
export async function openStore(options: StoreOptions): Promise<Store> {
  const { kv, prefix = "/registry", observe = {} } = options;
  const stopping = new AbortController();
  const { signal } = stopping;
  const forms = openFormCache(options.formBytes ?? 32 * 1024 * 1024);
  const handover = openHandover(forms);
  const historyBytes = options.historyBytes ?? 16 * 1024 * 1024;
  const caches = openCaches({
    prefix,
    forms,
    handover,
    historyBytes,
    onEvents: observe.events,
    onProblem: observe.problem,
  });
  for (const kind of options.kinds) if (kind.storage) caches.addKind(kind, 0);

  const freshness = createFreshness(kv);
  const etcd = createEtcdReads(kv, caches, prefix);
  const ready = Promise.withResolvers<void>();
  let isFilled = false;

  const background = [
    runFeed({
      kv,
      prefix,
      caches,
      freshness,
      signal,
      replayRevisions: options.replayRevisions ?? 5_000,
      onProblem: observe.problem,
      onFilled: () => {
        isFilled = true;
        ready.resolve();
      },
      onLost: () => {
        isFilled = false;
        endWatches(caches.folders.values(), expired("The resourceVersion for the provided watch is too old."));
      },
    }),
  ];
  const intervalMs = options.compactIntervalMs ?? 300_000;
  if (intervalMs > 0) background.push(runCompactor({ kv, intervalMs, signal, onProblem: observe.problem }));
  const bookmarks = startBookmarks({
    intervalMs: options.bookmarkIntervalMs ?? 60_000,
    folders: caches.folders,
    revision: () => freshness.revision,
  });

  const filledFolder = (kind: Kind): Folder | undefined => {
    const folder = caches.folderOf(kind);
    return isFilled && folder.filled ? folder : undefined;
  };
  async function waitForFolder(kind: Kind): Promise<Folder> {
    const deadline = Date.now() + patienceMs;
    for (let folder = filledFolder(kind); ; folder = filledFolder(kind)) {
      if (folder) return folder;
      if (Date.now() > deadline) throw notReady();
      await sleep(20);
    }
  }

  const peek = (kind: Kind, namespace: string, name: string): StoredEntry | undefined =>
    filledFolder(kind)?.cache.get(pathOf(kind, namespace, name));

  /** Waits until the cache is as fresh as the plan wants; false where etcd must be asked. */
  function freshEnough(kind: Kind, plan: ReadPlan): boolean | Promise<boolean> {
    if (!filledFolder(kind)) return false;
    if (plan.at === "latest") return freshness.latest();
    return plan.at === "notOlderThan" ? freshness.atLeast(plan.revision).then(() => true) : true;
  }

  /** The hot path of all reads, so one promise and no more. */
  async function get(kind: Kind, namespace: string, name: string, options: ReadOptions = {}): Promise<StoredEntry> {
    try {
      const isFresh = (await freshEnough(kind, planGet(options))) && filledFolder(kind) !== undefined;
      const entry = isFresh ? peek(kind, namespace, name) : await etcd.one(kind, namespace, name);
      if (!entry) throw notFound(kind, name);
      return entry;
    } catch (thrown) {
      throw storageError(thrown, "get", kind);
    }
  }

  function peekAll(kind: Kind, selection: Selection = {}): readonly Entry[] {
    const entries = filledFolder(kind)?.cache.all() ?? [];
    const matcher = matcherOf(kind, selection);
    return matcher.everything ? entries : entries.filter((entry) => matcher.matches(entry));
  }

  const list = createLister({ freshness, etcd, folderOf: filledFolder });
  const watch = createWatchOpener({ kv, prefix, caches, freshness, folderOf: waitForFolder });
  const writes = createWrites({ kv, prefix, caches, forms, handover, peek, read: get });

  return {
    ready: ready.promise,
    get revision() {
      return freshness.revision;
    },
    peek,
    peekAll,
    get,
    list: (kind, o) => asStorage("list", kind, () => list(kind, o)),
    watch: (kind, o, sink) => asStorage("watch", kind, () => watch(kind, o, sink)),
    create: (kind, object, o) => asStorage("create", kind, () => writes.create(kind, object, o)),
    update: (kind, namespace, name, change, o) =>
      asStorage("update", kind, () => writes.update({ kind, namespace, name }, change, o)),
    remove: (kind, namespace, name, check, o) =>
      asStorage("delete", kind, () => writes.remove({ kind, namespace, name }, check, o)),
    async transact(planned) {
      const [first] = planned;
      return first ? asStorage("create", first.kind, () => writes.transact(planned)) : [];
    },
    async addKind(kind) {
      const isNew = !caches.folders.has(kind.storage);
      const folder = caches.addKind(kind, freshness.revision);
      if (isNew) await fillFolder({ kv, prefix, caches, folder, freshness, isFilled: () => isFilled, signal });
    },
    removeKind(kind) {
      const folder = caches.removeKind(kind);
      if (folder) endWatches([folder]);
    },
    async close() {
      stopping.abort();
      bookmarks.stop();
      endWatches(caches.folders.values());
      await Promise.all(background);
    },
  };
}

function endWatches(folders: Iterable<Folder>, error?: Error): void {
  for (const { hub } of folders) for (const watcher of [...hub.watchers()]) watcher.end(error);
}
