import { type ApiObject, alreadyExists, type Kind, notFound, staleObject } from "@kubets/api";
import type { Caches } from "./cache/caches.ts";
import { entryOfObject, type StoredEntry } from "./cache/entry.ts";
import type { FormCache } from "./cache/form-cache.ts";
import type { Expected, Handover } from "./cache/handover.ts";
import { keyOf, pathOf, splitPath } from "./keys.ts";
import type { Compare, KeyValue, Kv, WriteOp } from "./kv.ts";
import type { Change, ChangeResult, Entry, RemoveCheck, SideWrite, WriteOptions } from "./store.ts";
import { encodeStored } from "./stored-value.ts";

export interface WritesDeps {
  readonly kv: Kv;
  readonly prefix: string;
  readonly caches: Caches;
  readonly forms: FormCache;
  readonly handover: Handover;
  /** What the cache holds, without waiting. */
  readonly peek: (kind: Kind, namespace: string, name: string) => StoredEntry | undefined;
  /** The object as it is now; throws NotFound. */
  readonly read: (kind: Kind, namespace: string, name: string) => Promise<StoredEntry>;
}

export interface Writes {
  create(kind: Kind, object: ApiObject, options?: WriteOptions): Promise<Entry>;
  update(target: Target, change: Change, options?: WriteOptions): Promise<Entry>;
  remove(target: Target, check: RemoveCheck | undefined, options?: WriteOptions): Promise<Entry>;
  transact(writes: readonly SideWrite[]): Promise<readonly (Entry | undefined)[]>;
}

export interface Target {
  readonly kind: Kind;
  readonly namespace: string;
  readonly name: string;
}

/** The main write of a transaction: an object to put, or undefined to remove. */
interface Commit extends Target {
  readonly object: ApiObject | undefined;
  /** Revision the key must have; 0: it must not exist. */
  readonly expected: number;
  readonly alongside: readonly SideWrite[];
  readonly ttlSeconds: number | undefined;
}

type Sent =
  | { readonly entries: readonly (StoredEntry | undefined)[]; readonly revision: number }
  /** The first write whose key is not at the expected revision, and what is there. */
  | { readonly changed: SideWrite; readonly found: KeyValue | undefined };

type Outcome =
  | { readonly is: "written"; readonly entry: StoredEntry | undefined; readonly revision: number }
  /** The main object is not the expected one; undefined: there is none. */
  | { readonly is: "changed"; readonly current: StoredEntry | undefined }
  | { readonly is: "sideChanged"; readonly side: SideWrite };

/** Each failed try means that another write succeeded; this many in a row mean that something else is wrong. */
const mostTries = 100;

export function createWrites(deps: WritesDeps): Writes {
  const { kv, prefix, caches, forms, handover } = deps;

  const placeOf = ({ kind, namespace, name }: Target) => {
    const { folder } = caches.folderOf(kind).cache;
    const path = pathOf(kind, namespace, name);
    return { key: keyOf(prefix, { folder, path }), path };
  };

  const currentOf = (found: KeyValue | undefined, path: string): StoredEntry | undefined =>
    found && caches.entryOf(found, path);

  /** One transaction: everything is written, or nothing where a revision is not the expected one. */
  async function send(planned: readonly SideWrite[], ttlSeconds?: number): Promise<Sent> {
    const compare: Compare[] = [];
    const writes: WriteOp[] = [];
    const expects: (Expected | undefined)[] = [];
    for (const write of planned) {
      const { key, path } = placeOf(write);
      const { object, revision } = write;
      if (revision !== undefined) compare.push({ key, modRevision: revision });
      const value = object && encodeStored(object);
      writes.push(
        value ? { put: key, value, ttlSeconds: write === planned[0] ? ttlSeconds : undefined } : { remove: key },
      );
      expects.push(object && value && handover.expect({ key, path, value, object }));
    }
    try {
      const { succeeded, revision, read } = await kv.txn({ compare, writes, readOnFailure: compare.map((c) => c.key) });
      if (succeeded) return { entries: expects.map((e) => e?.written(revision)), revision };
      for (const e of expects) e?.forget();
      const compared = planned.filter((write) => write.revision !== undefined);
      const changed = compared.findIndex((write, i) => (read[i]?.modRevision ?? 0) !== write.revision);
      return { changed: compared[changed]!, found: read[changed] };
    } catch (error) {
      for (const e of expects) e?.forget();
      throw error;
    }
  }

  async function commit({ object, expected, alongside, ttlSeconds, ...target }: Commit): Promise<Outcome> {
    const main: SideWrite = { ...target, object, revision: expected };
    const sent = await send([main, ...alongside], ttlSeconds);
    if ("entries" in sent) return { is: "written", entry: sent.entries[0], revision: sent.revision };
    if (sent.changed !== main) return { is: "sideChanged", side: sent.changed };
    return { is: "changed", current: currentOf(sent.found, placeOf(target).path) };
  }

  /** A dry run of a create keeps the version that was sent, as kube-apiserver's does. */
  const sentRevision = ({ metadata: { resourceVersion = "" } }: ApiObject): number =>
    /^\d+$/.test(resourceVersion) ? Number(resourceVersion) : 0;

  /** What a dry run answers: the object as it would be, at the revision it has now. */
  function pretended(target: Target, object: ApiObject, revision: number): StoredEntry {
    const { key, path } = placeOf(target);
    return entryOfObject(object, encodeStored(object), { key, ...splitPath(path), revision, forms });
  }

  async function create(kind: Kind, object: ApiObject, options: WriteOptions = {}): Promise<Entry> {
    const { namespace = "", name = "" } = object.metadata;
    const target = { kind, namespace, name };
    const { dryRun, alongside = [], ttlSeconds } = options;
    if (dryRun) {
      const { kvs } = await kv.range({ key: placeOf(target).key, keysOnly: true });
      if (kvs.length > 0) throw alreadyExists(kind, name);
      return pretended(target, object, sentRevision(object));
    }
    const outcome = await commit({ ...target, object, expected: 0, alongside, ttlSeconds });
    if (outcome.is === "changed") throw alreadyExists(kind, name);
    if (outcome.is === "sideChanged") throw staleObject(outcome.side.kind, outcome.side.name);
    return outcome.entry!;
  }

  /**
   * Runs `decide` on the current object and writes what it says. The first try believes the cache; whatever comes of an object that
   * has changed meanwhile, an error too, is thrown away and decided again.
   */
  async function change(target: Target, decide: Decide, { dryRun, after }: WriteOptions): Promise<Entry> {
    const { kind, namespace, name } = target;
    const cached = deps.peek(kind, namespace, name);
    // Entries are this store's own, whoever hands one in.
    const believed = after && after.revision > (cached?.revision ?? 0) ? (after as StoredEntry) : cached;
    let current = believed ?? (await deps.read(kind, namespace, name));
    let isCurrent = !believed;
    /** The object as it is now, where it is not what was believed. */
    const newer = async (): Promise<StoredEntry | undefined> => {
      if (isCurrent) return undefined;
      isCurrent = true;
      const now = await deps.read(kind, namespace, name);
      return now.revision === current.revision ? undefined : now;
    };

    for (let tries = 0; tries < mostTries; tries++) {
      let decision: Decision;
      try {
        decision = await decide(current);
      } catch (error) {
        const now = await newer();
        if (!now) throw error;
        current = now;
        continue;
      }
      if (decision.is === "keep") {
        const now = await newer();
        if (!now) return current;
        current = now;
        continue;
      }
      const { object, answer, alongside, ttlSeconds } = decision;
      if (dryRun) return answer ? pretended(target, answer, current.revision) : current;
      const outcome = await commit({ ...target, object, expected: current.revision, alongside, ttlSeconds });
      if (outcome.is === "written") {
        if (outcome.entry) return outcome.entry;
        return answer
          ? pretended(target, answer, decision.keepsRevision ? current.revision : outcome.revision)
          : current.at(outcome.revision);
      }
      if (outcome.is === "sideChanged") {
        // The side write was decided from a cache, which catches up.
        if (tries + 1 === mostTries) throw staleObject(outcome.side.kind, outcome.side.name);
        current = await deps.read(kind, namespace, name);
      } else {
        if (!outcome.current) throw notFound(kind, name);
        current = outcome.current;
      }
      isCurrent = true;
    }
    throw staleObject(kind, name);
  }

  async function transact(planned: readonly SideWrite[]): Promise<readonly (Entry | undefined)[]> {
    const sent = await send(planned);
    if ("entries" in sent) return sent.entries;
    const { kind, name, revision } = sent.changed;
    throw revision === 0 ? alreadyExists(kind, name) : staleObject(kind, name);
  }

  return {
    create,
    transact,
    update: (target, decide, options = {}) =>
      change(target, async (current) => decisionOf(current, await decide(current), options), options),
    remove: (target, check, options = {}) =>
      change(
        target,
        async (current) => {
          const sides = (await check?.(current)) ?? [];
          const alongside = [...sides, ...(options.alongside ?? [])];
          return { is: "write", object: undefined, answer: undefined, alongside, ttlSeconds: undefined };
        },
        options,
      ),
  };
}

type Decide = (current: StoredEntry) => Promise<Decision>;

type Decision =
  | { readonly is: "keep" }
  | {
      readonly is: "write";
      /** Absent: remove. */
      readonly object: ApiObject | undefined;
      /** What the caller is answered with, where that is not what was there. */
      readonly answer: ApiObject | undefined;
      readonly keepsRevision?: boolean;
      readonly alongside: readonly SideWrite[];
      readonly ttlSeconds: number | undefined;
    };

function decisionOf(current: StoredEntry, result: ChangeResult, options: WriteOptions): Decision {
  if (!("remove" in result) && result.object === current.object) return { is: "keep" };
  const alongside = [...(result.alongside ?? []), ...(options.alongside ?? [])];
  const removes = "remove" in result;
  const ttlSeconds = removes ? undefined : (result.ttlSeconds ?? options.ttlSeconds);
  return {
    is: "write",
    object: removes ? undefined : result.object,
    answer: result.object,
    keepsRevision: removes && result.keepsRevision === true,
    alongside,
    ttlSeconds,
  };
}
