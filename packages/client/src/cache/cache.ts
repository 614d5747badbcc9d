import type { ApiError, Kind } from "@kubets/api";
import type { ApiClient, ObjectKey, Select } from "../connection/client.ts";
import { follow } from "./follow.ts";
import { type Change, createKindCache, type IndexBy, type KindCache } from "./kind-cache.ts";

/** What a pass may look at: objects as they were at the last revision seen. Shared: never change one. */
export interface CacheView {
  get<T extends object>(kind: Kind<T>, key: ObjectKey): T | undefined;
  /** Of one namespace, or of all. */
  list<T extends object>(kind: Kind<T>, namespace?: string): readonly T[];
  /** Those an index finds; `hold` declares indexes. */
  by<T extends object>(kind: Kind<T>, index: string, value: string): readonly T[];
  /** Those that name the uid among their owners. */
  ownedBy<T extends object>(kind: Kind<T>, uid: string): readonly T[];
}

export interface Hold<T extends object> {
  readonly select?: Select;
  readonly indexes?: Readonly<Record<string, IndexBy<T>>>;
  /** What of an object is kept: itself, or a part with its metadata. All of it, where any hold keeps all of it. */
  readonly keep?: (object: T) => T;
}

/** Caches of the kinds a process needs, each followed by one watch. */
export interface Cache extends CacheView {
  /** A kind is held from `start` on; a second hold adds its indexes. A kind with a selection is held only with that. */
  hold<T extends object>(kind: Kind<T>, how?: Hold<T>): void;
  /** Called in the order of changes, also for what is there when it is held. Returns how to stop. */
  onChange<T extends object>(kind: Kind<T>, listener: (change: Change<T>) => void): () => void;
  start(signal: AbortSignal): void;
  /** Every kind held has been listed once. */
  synced(): Promise<void>;
  /** The cache of the kind has seen the revision; false when that has not come within the time. */
  reached(kind: Kind<object>, revision: number, withinMs?: number): Promise<boolean>;
  /** Looks at every new revision of the kind whether it holds now; false when it did not within the time. */
  until(kind: Kind<object>, holds: () => boolean, withinMs?: number): Promise<boolean>;
  holds(kind: Kind<object>): boolean;
  /** The highest revision seen of a kind, 0 before its first list. */
  revisionOf(kind: Kind<object>): number;
}

export interface CacheOptions {
  readonly client: Pick<ApiClient, "list" | "watch">;
  readonly onError?: (kind: Kind<object>, error: ApiError) => void;
  /** What is left out of all objects, to save memory. */
  readonly trim?: <T extends object>(object: T) => T;
}

interface Held {
  readonly kind: Kind<object>;
  readonly select: Select;
  readonly cache: KindCache<object>;
  readonly listeners: Set<(change: Change<object>) => void>;
  revision: number;
  readonly waiting: Set<() => void>;
  readonly keeps: Set<(object: object) => object>;
}

const nameOf = ({ apiVersion, kind }: Kind<object>): string => `${apiVersion}/${kind}`;
const textOf = ({ namespace, name }: ObjectKey): string => (namespace ? `${namespace}/${name}` : name);

export function createCache({ client, onError = () => {}, trim = (object) => object }: CacheOptions): Cache {
  const held = new Map<string, Held>();
  let started: AbortSignal | undefined;
  const heldKind = (kind: Kind<object>): Held => {
    const found = held.get(nameOf(kind));
    if (!found) throw new Error(`${nameOf(kind)} is not held by this cache`);
    return found;
  };
  const cacheOf = <T extends object>(kind: Kind<T>) => heldKind(kind).cache as KindCache<T>;

  const begin = (one: Held, signal: AbortSignal) => {
    const { kind, select, cache, listeners, waiting, keeps } = one;
    void follow({
      client,
      kind,
      select,
      cache,
      keep: (object) => trim(keptOf(object, keeps)),
      signal,
      onChanges: (changes) => {
        for (const change of changes) for (const listener of listeners) listener(change);
      },
      onRevision: (revision) => {
        one.revision = Math.max(one.revision, revision);
        for (const look of [...waiting]) look();
      },
      onError: (error) => onError(kind, error),
      sleep,
      random: Math.random,
    });
  };
  const until: Cache["until"] = (kind, holds, withinMs = 30_000) => {
    const one = heldKind(kind);
    if (holds()) return Promise.resolve(true);
    if (started?.aborted) return Promise.resolve(false);
    return new Promise((resolve) => {
      const settle = (answer: boolean) => {
        clearTimeout(timer);
        one.waiting.delete(look);
        resolve(answer);
      };
      const look = () => {
        if (holds()) settle(true);
        else if (started?.aborted) settle(false);
      };
      const timer = setTimeout(() => settle(false), withinMs);
      one.waiting.add(look);
    });
  };
  const reached: Cache["reached"] = (kind, revision, withinMs) => {
    const one = heldKind(kind);
    return until(kind, () => one.revision >= revision, withinMs);
  };

  return {
    hold: (kind, { select = {}, indexes = {}, keep = asItIs } = {}) => {
      let one = held.get(nameOf(kind));
      if (!one) {
        one = {
          kind,
          select,
          cache: createKindCache(),
          listeners: new Set(),
          revision: 0,
          waiting: new Set(),
          keeps: new Set(),
        };
        held.set(nameOf(kind), one);
        if (started) begin(one, started);
      } else if (JSON.stringify(one.select) !== JSON.stringify(select))
        throw new Error(`${nameOf(kind)} is already held with another selection`);
      one.keeps.add(keep as never);
      for (const [name, by] of Object.entries(indexes)) one.cache.index(name, by as IndexBy<object>);
    },
    onChange: (kind, listener) => {
      const { listeners, cache } = heldKind(kind);
      for (const object of cache.all()) listener({ type: "added", object: object as never, previous: undefined });
      listeners.add(listener as never);
      return () => listeners.delete(listener as never);
    },
    start: (signal) => {
      started = signal;
      for (const one of held.values()) begin(one, signal);
      // Nobody waits for what will not come any more.
      signal.addEventListener("abort", () => {
        for (const { waiting } of held.values()) for (const look of [...waiting]) look();
      });
    },
    synced: async () => {
      await Promise.all([...held.values()].map(({ kind }) => reached(kind, 1, 2 ** 31 - 1)));
    },
    reached,
    until,
    holds: (kind) => held.has(nameOf(kind)),
    revisionOf: (kind) => heldKind(kind).revision,
    get: (kind, key) => cacheOf(kind).get(textOf(key)),
    list: (kind, namespace) => (namespace ? cacheOf(kind).by("namespace", namespace) : cacheOf(kind).all()),
    by: (kind, index, value) => cacheOf(kind).by(index, value),
    ownedBy: (kind, uid) => cacheOf(kind).by("owner", uid),
  };
}

const asItIs = <T extends object>(object: T): T => object;

function keptOf(object: object, keeps: ReadonlySet<(object: object) => object>): object {
  const kept = [...keeps].map((keep) => keep(object));
  return kept.find((one) => one === object) ?? kept[0] ?? object;
}

/** Ends early when the signal aborts. */
function sleep(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      clearTimeout(timer);
      signal.removeEventListener("abort", done);
      resolve();
    };
    const timer = setTimeout(done, ms);
    signal.addEventListener("abort", done);
  });
}
