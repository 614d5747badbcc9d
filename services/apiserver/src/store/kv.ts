/**
 * The port to an ordered, revisioned key-value store with etcd's semantics. Two implementations, `memory` and `etcd`,
 * run one conformance suite. Keys are text; values are bytes. A revision is a number: etcd's int64 counts single writes,
 * so 2^53 is out of reach.
 */
export interface KeyValue {
  readonly key: string;
  readonly value: Uint8Array;
  readonly modRevision: number;
  readonly createRevision: number;
  readonly lease: string;
}

export interface RangeRequest {
  readonly key: string;
  /** Exclusive end; absent for a single key. */
  readonly end?: string;
  /** Read as of this revision; absent for now (linearizable). */
  readonly revision?: number;
  readonly limit?: number;
  readonly keysOnly?: boolean;
  readonly countOnly?: boolean;
}

export interface RangeAnswer {
  readonly kvs: readonly KeyValue[];
  /** All keys of the range, also those beyond `limit`. */
  readonly count: number;
  readonly more: boolean;
  /** The store's revision when it answered. */
  readonly revision: number;
}

/** `modRevision` 0: the key must not exist. */
export interface Compare {
  readonly key: string;
  readonly modRevision: number;
}

export type WriteOp =
  | { readonly put: string; readonly value: Uint8Array; readonly ttlSeconds?: number }
  | { readonly remove: string };

export interface TxnRequest {
  readonly compare: readonly Compare[];
  readonly writes: readonly WriteOp[];
  /** Keys to read back, in the same transaction, where a comparison fails. */
  readonly readOnFailure?: readonly string[];
}

export interface TxnAnswer {
  readonly succeeded: boolean;
  readonly revision: number;
  /** One for each key of `readOnFailure` when `succeeded` is false; undefined where the key does not exist. */
  readonly read: readonly (KeyValue | undefined)[];
}

export interface KvEvent {
  readonly type: "put" | "delete";
  readonly kv: KeyValue;
  readonly previous: KeyValue | undefined;
}

export interface KvBatch {
  /** Every event up to and including this revision has been delivered once this batch has. */
  readonly revision: number;
  /** All events of one revision come in one batch. */
  readonly events: readonly KvEvent[];
}

export interface WatchRequest {
  readonly prefix: string;
  /** First revision to deliver. */
  readonly fromRevision: number;
  readonly signal: AbortSignal;
  /** Whether events carry `previous`, which costs etcd a look-up for each; default true. */
  readonly withPrevious?: boolean;
}

/**
 * Errors: `CompactedError` for a revision that is gone, `UnavailableError` when the outcome of a read is unknown, and
 * `UncertainError` when a transaction may or may not have been applied (never retried blindly).
 */
export interface Kv {
  range(request: RangeRequest): Promise<RangeAnswer>;
  txn(request: TxnRequest): Promise<TxnAnswer>;
  /** The current revision, linearizably. */
  currentRevision(): Promise<number>;
  /** Ends without error only when the signal aborts; a broken connection resumes by itself from the last revision. */
  watch(request: WatchRequest): AsyncIterable<KvBatch>;
  compact(revision: number): Promise<void>;
  /** Bytes that the stored values take; of etcd, the file of the member that is asked. */
  sizeBytes(): Promise<number>;
  close(): Promise<void>;
}

export class CompactedError extends Error {
  readonly compactRevision: number;
  constructor(compactRevision: number) {
    super(`the revision has been compacted; the oldest one left is ${compactRevision}`);
    this.name = "CompactedError";
    this.compactRevision = compactRevision;
  }
}
export class UnavailableError extends Error {
  override readonly name = "UnavailableError";
}
export class UncertainError extends Error {
  override readonly name = "UncertainError";
}
export class TooLargeError extends Error {
  override readonly name = "TooLargeError";
}
