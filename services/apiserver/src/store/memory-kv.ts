import sortedBTree from "sorted-btree";
import {
  CompactedError,
  type KeyValue,
  type Kv,
  type KvBatch,
  type KvEvent,
  type RangeAnswer,
  type RangeRequest,
  type TxnAnswer,
  type TxnRequest,
  type WatchRequest,
} from "./kv.ts";
import { assertWithinLimits } from "./txn-limits.ts";

const { default: BTree } = sortedBTree;
type Tree = InstanceType<typeof BTree<string, KeyValue>>;

/** A `Kv` in this process' memory, with etcd's semantics: for tests and simulation. It keeps its whole history until compacted. */
export function openMemoryKv(): Kv {
  let now: Tree = new BTree<string, KeyValue>();
  // etcd starts at revision 1, before any write.
  let revision = 1;
  let compacted = 0;
  let history: KvBatch[] = [];
  let leases = 0;
  const timers = new Set<NodeJS.Timeout>();
  const wakers = new Set<() => void>();

  /** The keys as they were: the present with every later event undone. */
  function treeAt(wanted: number): Tree {
    if (wanted < compacted) throw new CompactedError(compacted);
    if (wanted > revision) throw new Error(`revision ${wanted} is in the future; the current one is ${revision}`);
    const tree = now.clone();
    for (let i = history.length - 1; i >= 0 && history[i]!.revision > wanted; i--) {
      for (const { kv, previous } of history[i]!.events) {
        if (previous) tree.set(kv.key, previous);
        else tree.delete(kv.key);
      }
    }
    return tree;
  }

  async function range({ key, end, revision: at, limit, keysOnly, countOnly }: RangeRequest): Promise<RangeAnswer> {
    const tree = at ? treeAt(at) : now;
    const all: KeyValue[] = [];
    if (end === undefined) {
      const kv = tree.get(key);
      if (kv) all.push(kv);
    } else {
      tree.forRange(key, end, false, (_, kv) => void all.push(kv));
    }
    const more = limit !== undefined && limit > 0 && all.length > limit;
    const kvs = countOnly ? [] : more ? all.slice(0, limit) : all;
    return {
      kvs: keysOnly ? kvs.map((kv) => ({ ...kv, value: new Uint8Array() })) : kvs,
      count: all.length,
      more: more && !countOnly,
      revision,
    };
  }

  function commit(writes: TxnRequest["writes"]): void {
    const next = revision + 1;
    const events: KvEvent[] = [];
    const keys = new Set<string>();
    for (const op of writes) {
      const key = "put" in op ? op.put : op.remove;
      if (keys.has(key)) throw new Error(`duplicate key in a transaction: ${key}`);
      keys.add(key);
      const previous = now.get(key);
      if ("put" in op) {
        const lease = op.ttlSeconds ? String(++leases) : "0";
        const kv: KeyValue = {
          key,
          value: op.value.slice(),
          modRevision: next,
          createRevision: previous?.createRevision ?? next,
          lease,
        };
        if (op.ttlSeconds) expireAfter(key, lease, op.ttlSeconds);
        events.push({ type: "put", kv, previous });
      } else if (previous) {
        const kv = { key, value: new Uint8Array(), modRevision: next, createRevision: 0, lease: "0" };
        events.push({ type: "delete", kv, previous });
      }
    }
    if (events.length === 0) return;
    for (const { type, kv } of events) {
      if (type === "put") now.set(kv.key, kv);
      else now.delete(kv.key);
    }
    revision = next;
    history.push({ revision, events });
    for (const wake of wakers) wake();
  }

  function expireAfter(key: string, lease: string, seconds: number): void {
    const timer = setTimeout(() => {
      timers.delete(timer);
      if (now.get(key)?.lease === lease) commit([{ remove: key }]);
    }, seconds * 1000);
    timer.unref();
    timers.add(timer);
  }

  async function txn(request: TxnRequest): Promise<TxnAnswer> {
    assertWithinLimits(request);
    const succeeded = request.compare.every(({ key, modRevision }) => (now.get(key)?.modRevision ?? 0) === modRevision);
    if (succeeded) commit(request.writes);
    const read = succeeded ? [] : (request.readOnFailure ?? []).map((key) => now.get(key));
    return { succeeded, revision, read };
  }

  async function* watch({ prefix, fromRevision, signal }: WatchRequest): AsyncGenerator<KvBatch> {
    let next = fromRevision || revision + 1;
    while (!signal.aborted) {
      if (next < compacted) throw new CompactedError(compacted);
      const batch = history[firstFrom(history, next)];
      if (!batch) {
        await woken(signal);
        continue;
      }
      next = batch.revision + 1;
      const events = batch.events.filter(({ kv }) => kv.key.startsWith(prefix));
      if (events.length > 0) yield { revision: batch.revision, events };
    }
  }

  function woken(signal: AbortSignal): Promise<void> {
    return new Promise((resolve) => {
      const wake = () => {
        wakers.delete(wake);
        signal.removeEventListener("abort", wake);
        resolve();
      };
      wakers.add(wake);
      signal.addEventListener("abort", wake);
    });
  }

  return {
    range,
    txn,
    watch,
    currentRevision: async () => revision,
    compact: async (at) => {
      if (at <= compacted) throw new CompactedError(compacted);
      if (at > revision) throw new Error(`cannot compact at ${at}, a revision of the future`);
      compacted = at;
      history = history.slice(firstFrom(history, at));
    },
    sizeBytes: async () => now.valuesArray().reduce((sum, { value }) => sum + value.length, 0),
    close: async () => {
      for (const timer of timers) clearTimeout(timer);
      now = new BTree<string, KeyValue>();
    },
  };
}

/** Index of the first batch at or after `revision`. */
function firstFrom(history: readonly KvBatch[], revision: number): number {
  let low = 0;
  let high = history.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (history[middle]!.revision < revision) low = middle + 1;
    else high = middle;
  }
  return low;
}
