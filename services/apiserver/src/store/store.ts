import type { ApiObject, FieldSelector, Kind, LabelSelector } from "@kubets/api";

/**
 * The port the verbs use. Objects are handed in normalised and without a resourceVersion; what comes back are entries,
 * shared by all readers, whose bytes are made once.
 */
export interface Entry {
  /** etcd key: `/registry/pods/default/web-0`. */
  readonly key: string;
  readonly namespace: string;
  readonly name: string;
  readonly revision: number;
  /** The JSON of the object in its storage version, resourceVersion spliced in. */
  readonly json: Buffer;
  /** The same, ended by a newline: the answer to a GET. */
  readonly jsonLine: Buffer;
  /** The object, resourceVersion included; parsed when first asked for. Shared: never change it. */
  readonly object: ApiObject;
  /** Another form of the object (protobuf, another version, a table row's fixed cells), made once, kept while it is used. */
  form<T extends { byteLength: number } | string>(name: string, make: (entry: Entry) => T): T;
}

export interface Selection {
  readonly namespace?: string;
  readonly labels?: LabelSelector;
  readonly fields?: FieldSelector;
}

/** Texts as they came in the query; empty or absent means not given. Bad ones throw BadRequest or Invalid as upstream. */
export interface ReadOptions {
  readonly resourceVersion?: string;
  readonly resourceVersionMatch?: string;
}
export interface ListOptions extends ReadOptions, Selection {
  readonly limit?: number;
  readonly continue?: string;
}
export interface ListResult {
  readonly entries: readonly Entry[];
  readonly revision: number;
  readonly continue?: string;
  readonly remainingItemCount?: number;
  /** Identifies the entries, in their order, but not `revision`: while nothing that is listed changes, it stays, so that bytes can be kept. */
  readonly cacheKey?: string;
}
export interface WatchOptions extends ReadOptions, Selection {
  readonly allowBookmarks?: boolean;
  readonly sendInitialEvents?: boolean;
  /** When the caller will close the watch, in milliseconds from now: the last bookmark comes shortly before. */
  readonly endsInMs?: number;
  readonly signal: AbortSignal;
}

/** One change as a watcher of a selection sees it: selectors turn changes into additions and deletions. */
export type StoreEvent =
  | { readonly type: "ADDED" | "MODIFIED" | "DELETED"; readonly entry: Entry }
  | { readonly type: "BOOKMARK"; readonly revision: number; readonly initialEventsEnd: boolean };

/**
 * Delivers synchronously, in order, without copying: `send` returns false when the receiver is full, and the watch ends
 * with TooManyRequests unless `drain()` is called before the bounded backlog is spent. `end` is called exactly once.
 * One event goes to many sinks: use `entry.form` to make its bytes once.
 */
export interface WatchSink {
  send(event: StoreEvent): boolean;
  end(error?: Error): void;
}
export interface WatchHandle {
  drain(): void;
  close(): void;
}

/** A write beside the main one, in the same transaction: an IPAddress, the node-port bitmap. */
export interface SideWrite {
  readonly kind: Kind;
  readonly namespace: string;
  readonly name: string;
  /** The new object; absent to remove. */
  readonly object?: ApiObject;
  /** Revision it must have: 0 for absent, undefined for any. */
  readonly revision?: number;
  readonly ttlSeconds?: number;
}

export interface WriteOptions {
  readonly dryRun?: boolean;
  readonly ttlSeconds?: number;
  readonly alongside?: readonly SideWrite[];
  /** What the caller has just written there: the first try of an update begins with it, where the cache has not heard of it yet. */
  readonly after?: Entry;
}

export interface Store {
  /** AlreadyExists when the key is taken. Conflict when a side write's revision is not the expected one. */
  create(kind: Kind, object: ApiObject, options?: WriteOptions): Promise<Entry>;
  /** NotFound when absent. Consistent unless `resourceVersion` says otherwise. */
  get(kind: Kind, namespace: string, name: string, options?: ReadOptions): Promise<Entry>;
  /** What the cache holds now, without waiting: for admission, ownership look-ups, selectors. */
  peek(kind: Kind, namespace: string, name: string): Entry | undefined;
  /** All entries of the cache now, without waiting. */
  peekAll(kind: Kind, selection?: Selection): readonly Entry[];
  list(kind: Kind, options: ListOptions): Promise<ListResult>;
  /** Expired when the resourceVersion is too old; BadRequest when it is malformed. */
  watch(kind: Kind, options: WatchOptions, sink: WatchSink): Promise<WatchHandle>;
  /**
   * Runs `change` on the current object and writes the result; on a conflict with a concurrent write runs it again from the
   * newer one. The first try may use the cache. When `change` returns its argument's own object, nothing is written.
   */
  update(kind: Kind, namespace: string, name: string, change: Change, options?: WriteOptions): Promise<Entry>;
  /** Removes it; `check` runs on what is about to go and may throw, and may ask for side writes. */
  remove(kind: Kind, namespace: string, name: string, check?: RemoveCheck, options?: WriteOptions): Promise<Entry>;
  /**
   * All of these writes in one transaction, or none: Conflict or AlreadyExists when one of the revisions is not the expected
   * one. Answers with an entry for each object written, undefined for each one removed.
   */
  transact(writes: readonly SideWrite[]): Promise<readonly (Entry | undefined)[]>;
  /** Resolves when every cache is filled; readyz waits on it. */
  readonly ready: Promise<void>;
  /** Highest revision the cache has reached. */
  readonly revision: number;
  /** A kind that comes at run time: resolves when its cache is filled. */
  addKind(kind: Kind): Promise<void>;
  /** Ends the kind's watches and forgets its cache; what is stored stays. */
  removeKind(kind: Kind): void;
  close(): Promise<void>;
}

export type Change = (current: Entry) => ChangeResult | Promise<ChangeResult>;
export type ChangeResult =
  | { readonly object: ApiObject; readonly alongside?: readonly SideWrite[]; readonly ttlSeconds?: number }
  /** The last finalizer has gone: remove instead of writing. `object` is what the caller is answered with. */
  | {
      readonly remove: true;
      readonly object: ApiObject;
      readonly alongside?: readonly SideWrite[];
      /** The caller is answered with the revision that the object had, not that of its end. */
      readonly keepsRevision?: boolean;
    };
export type RemoveCheck = (current: Entry) => readonly SideWrite[] | void | Promise<readonly SideWrite[] | void>;
