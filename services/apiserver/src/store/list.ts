import { expired, type Kind } from "@kubets/api";
import { LRUCache } from "lru-cache";
import type { Folder } from "./cache/caches.ts";
import type { StoredEntry } from "./cache/entry.ts";
import type { EntryTree } from "./cache/folder-cache.ts";
import { type Matcher, matcherOf } from "./cache/matcher.ts";
import { encodeContinue, encodeStart } from "./continue-token.ts";
import type { EtcdReads, Page } from "./etcd-reads.ts";
import type { Freshness } from "./freshness.ts";
import { CompactedError } from "./kv.ts";
import { planList, type ReadPlan } from "./read-options.ts";
import { createSlices } from "./slices.ts";
import type { ListOptions, ListResult } from "./store.ts";

export interface ListDeps {
  readonly freshness: Freshness;
  readonly etcd: EtcdReads;
  /** Undefined until the caches are filled. */
  readonly folderOf: (kind: Kind) => Folder | undefined;
}

/** What is listed, and how much of it. */
interface Scope {
  readonly kind: Kind;
  readonly matcher: Matcher;
  /** Path that everything listed begins with. */
  readonly base: string;
  readonly start: string;
  readonly limit: number;
  /** How the rest of the list is told where to go on: see `encodeContinue`. */
  readonly isOlder: boolean;
}

/** Selections that were answered lately are answered again while nothing in the folder has changed; so many entries are kept for it. */
const rememberedEntries = 50_000;

/** Entries between two looks at the clock; each may have to be parsed. */
const stepsPerLook = 16;

interface Remembered {
  readonly lastChange: number;
  readonly entries: readonly StoredEntry[];
}

export function createLister({
  freshness,
  etcd,
  folderOf,
}: ListDeps): (kind: Kind, o: ListOptions) => Promise<ListResult> {
  const remembered = new LRUCache<string, Remembered>({
    maxSize: rememberedEntries,
    sizeCalculation: ({ entries }) => entries.length + 1,
  });

  /** The cache's entries now, once it is as fresh as the plan wants; undefined where etcd must be asked. */
  async function fromCache(scope: Scope, plan: ReadPlan): Promise<ListResult | undefined> {
    if (!folderOf(scope.kind)) return undefined;
    if (plan.at === "latest" && !(await freshness.latest())) return undefined;
    if (plan.at === "notOlderThan") await freshness.atLeast(plan.revision);
    if (plan.at === "exactly") await freshness.notBeyond(plan.revision);
    const folder = folderOf(scope.kind);
    if (!folder) return undefined;
    if (plan.at !== "exactly") return fromFolder(scope, folder, freshness.revision);
    const { value: revision } = plan.revision;
    // Nothing in the folder has changed since: what it held then is what it holds now.
    if (folder.cache.lastChange <= revision) return fromFolder(scope, folder, revision);
    const snapshot = folder.snapshots.get(revision);
    return snapshot && resultOf(scope, await pageOf(scope, snapshot, revision));
  }

  async function fromFolder(scope: Scope, folder: Folder, revision: number): Promise<ListResult> {
    const { kind, matcher, base, start, limit } = scope;
    const { cache } = folder;
    if (limit > 0) {
      const snapshot = cache.snapshot();
      const page = await pageOf(scope, snapshot, revision);
      if (page.more) folder.snapshots.keep(revision, snapshot);
      return resultOf(scope, page);
    }
    const { lastChange } = cache;
    const selection = `${kind.apiVersion}/${kind.kind}${JSON.stringify(start)}${matcher.identity}`;
    const cacheKey = `${lastChange}/${selection}`;
    if (matcher.everything && !start) return { entries: cache.all(), revision, cacheKey };
    const known = remembered.get(selection);
    if (known?.lastChange === lastChange) return { entries: known.entries, revision, cacheKey };
    const isRange = start !== "" || base !== "";
    const entries = isRange
      ? (await pageOf(scope, cache.snapshot(), revision)).entries
      : await matching(cache.all(), matcher);
    remembered.set(selection, { lastChange, entries });
    return { entries, revision, cacheKey };
  }

  async function fromEtcd(scope: Scope, plan: ReadPlan): Promise<ListResult> {
    const revision = plan.at === "exactly" ? plan.revision.value : undefined;
    try {
      return resultOf(scope, await etcd.page(scope.kind, { ...scope, revision }));
    } catch (error) {
      if (!(error instanceof CompactedError)) throw error;
      throw "startKey" in plan
        ? expiredToken(scope.start)
        : expired("The resourceVersion for the provided list is too old.");
    }
  }

  return async (kind, options) => {
    const plan = planList(options);
    const matcher = matcherOf(kind, options);
    const base = kind.namespaced && options.namespace ? `${options.namespace}/` : "";
    const start = ("startKey" in plan && plan.startKey) || "";
    // Whatever the cache holds is given whole, also what follows a token.
    const hasLimit = options.limit !== undefined && options.limit > 0 && options.resourceVersion !== "0";
    const scope = { kind, matcher, base, start, limit: hasLimit ? options.limit! : 0, isOlder: false };
    return (await fromCache({ ...scope, isOlder: plan.at !== "latest" }, plan)) ?? fromEtcd(scope, plan);
  };
}

/** Entries of a tree from the scope's start on. The tree is nobody else's, so it may take several turns. */
async function pageOf({ matcher, base, start, limit }: Scope, tree: EntryTree, revision: number): Promise<Page> {
  const slices = createSlices();
  const entries: StoredEntry[] = [];
  let more = false;
  let seen = 0;
  for (const [path, entry] of tree.entries(base + start)) {
    if (!path.startsWith(base)) break;
    if (++seen % stepsPerLook === 0 && slices.isOver) await slices.next();
    if (!matcher.matches(entry)) continue;
    if (limit > 0 && entries.length === limit) {
      more = true;
      break;
    }
    entries.push(entry);
  }
  const remaining = more && matcher.plain ? countFrom(tree, base, lastPath(entries)) - 1 : 0;
  return { entries, revision, more, remaining };
}

const lastPath = (entries: readonly StoredEntry[]): string => pathIn(entries.at(-1)!);
const pathIn = ({ namespace, name }: StoredEntry) => (namespace ? `${namespace}/${name}` : name);

function countFrom(tree: EntryTree, base: string, from: string): number {
  const end = base ? `${base.slice(0, -1)}0` : "\u{10ffff}";
  return tree.forRange(from, end, false);
}

async function matching(entries: readonly StoredEntry[], matcher: Matcher): Promise<StoredEntry[]> {
  const slices = createSlices();
  const found: StoredEntry[] = [];
  for (let i = 0; i < entries.length; i++) {
    if (matcher.matches(entries[i]!)) found.push(entries[i]!);
    if (i % stepsPerLook === 0 && slices.isOver) await slices.next();
  }
  return found;
}

function resultOf({ matcher, base, isOlder }: Scope, { entries, revision, more, remaining }: Page): ListResult {
  if (!more || entries.length === 0) return { entries, revision };
  const token = encodeContinue(lastPath(entries).slice(base.length), { revision, isOlder });
  // A selector hides how many are left.
  return { entries, revision, continue: token, ...(matcher.plain ? { remainingItemCount: remaining } : {}) };
}

const expiredToken = (startKey: string) =>
  expired(
    "The provided continue parameter is too old to display a consistent list result. You can start a new list without " +
      "the continue parameter, or use the continue token in this response to retrieve the remainder of the results. " +
      "Continuing with the provided token results in an inconsistent list - objects that were created, modified, or " +
      "deleted between the time the first chunk was returned and now may show up in the list.",
    { continue: encodeStart(startKey, -1) },
  );
