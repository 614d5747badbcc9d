import type { Compare, KeyValue, RangeAnswer, RangeRequest, TxnAnswer, WriteOp } from "../kv.ts";
import { createWireWriter, readWire, type WireReader, type WireWriter } from "./wire.ts";

/** The messages of etcd's `rpc.proto` that are used, field numbers as there. */

/** etcd's name for "from this key on": no key is empty. */
const everything = Buffer.from([0]);

export function encodeRange(request: RangeRequest): Buffer {
  const writer = createWireWriter(request.key.length + (request.end?.length ?? 0));
  writeRange(writer, request);
  return writer.finish();
}

function writeRange(writer: WireWriter, { key, end, revision, limit, keysOnly, countOnly }: RangeRequest): void {
  if (countOnly) writer.varint(9, 1);
  if (keysOnly) writer.varint(8, 1);
  if (revision) writer.varint(4, revision);
  if (limit) writer.varint(3, limit);
  if (end !== undefined) writer.text(2, end);
  writer.text(1, key);
}

export function decodeRange(buffer: Buffer): RangeAnswer {
  const answer = emptyRange();
  readWire(buffer, (field, reader) => readRange(field, reader, answer));
  return answer;
}

/** A StatusResponse's size of the database. */
export function decodeSize(buffer: Buffer): number {
  let size = 0;
  readWire(buffer, (field, reader) => {
    if (field === 3) size = reader.number();
  });
  return size;
}

interface MutableRange {
  kvs: KeyValue[];
  count: number;
  more: boolean;
  revision: number;
}
const emptyRange = (): MutableRange => ({ kvs: [], count: 0, more: false, revision: 0 });

function readRange(field: number, reader: WireReader, answer: MutableRange): void {
  if (field === 1) answer.revision = readHeader(reader);
  else if (field === 2) answer.kvs.push(readKeyValue(reader));
  else if (field === 3) answer.more = reader.number() !== 0;
  else if (field === 4) answer.count = reader.number();
}

/** A ResponseHeader's revision. */
function readHeader(reader: WireReader): number {
  let revision = 0;
  reader.nested((field, header) => {
    if (field === 3) revision = header.number();
  });
  return revision;
}

const nothing = Buffer.alloc(0);

function readKeyValue(reader: WireReader): KeyValue {
  let [key, lease] = ["", "0"];
  let [createRevision, modRevision] = [0, 0];
  let value: Uint8Array = nothing;
  reader.nested((field, kv) => {
    if (field === 1) key = kv.text();
    else if (field === 2) createRevision = kv.number();
    else if (field === 3) modRevision = kv.number();
    else if (field === 5) value = kv.bytes();
    else if (field === 6) lease = String(kv.bigint());
  });
  return { key, value, modRevision, createRevision, lease };
}

/** A write whose lease, if it is to expire, has been granted. */
export type LeasedOp = WriteOp & { readonly lease?: bigint };

export interface LeasedTxn {
  readonly compare: readonly Compare[];
  readonly writes: readonly LeasedOp[];
  readonly readOnFailure: readonly string[];
}

const comparesModRevision = 2;

export function encodeTxn({ compare, writes, readOnFailure }: LeasedTxn): Buffer {
  let size = 64;
  for (const op of writes) size += 128 + ("put" in op ? op.value.length : 0);
  const writer = createWireWriter(size);
  for (const key of readOnFailure.toReversed()) {
    writer.nested(3, () => writer.nested(1, () => writeRange(writer, { key })));
  }
  for (const op of writes.toReversed()) {
    writer.nested(2, () =>
      "put" in op ? writer.nested(2, () => writePut(writer, op)) : writeRemove(writer, op.remove),
    );
  }
  for (const { key, modRevision } of compare.toReversed()) {
    writer.nested(1, () => {
      writer.varint(6, modRevision);
      writer.text(3, key);
      writer.varint(2, comparesModRevision);
    });
  }
  return writer.finish();
}

function writePut(writer: WireWriter, op: Extract<LeasedOp, { put: string }>): void {
  if (op.lease) writer.varint(3, op.lease);
  writer.bytes(2, op.value);
  writer.text(1, op.put);
}

const writeRemove = (writer: WireWriter, key: string) => writer.nested(3, () => writer.text(1, key));

export function decodeTxn(buffer: Buffer): TxnAnswer {
  let [revision, succeeded] = [0, false];
  const read: (KeyValue | undefined)[] = [];
  readWire(buffer, (field, reader) => {
    if (field === 1) revision = readHeader(reader);
    else if (field === 2) succeeded = reader.number() !== 0;
    else if (field === 3) {
      const answer = emptyRange();
      reader.nested((kind, response) => {
        if (kind === 1) response.nested((f, range) => readRange(f, range, answer));
      });
      read.push(answer.kvs[0]);
    }
  });
  return { succeeded, revision, read: succeeded ? [] : read };
}

export interface WatchCreate {
  readonly prefix: string;
  /** Exclusive end of the prefix' keys; absent with an empty prefix. */
  readonly end: string | undefined;
  readonly fromRevision: number;
  readonly withPrevious: boolean;
}

export function encodeWatchCreate({ prefix, end, fromRevision, withPrevious }: WatchCreate): Buffer {
  const writer = createWireWriter(prefix.length * 2);
  writer.nested(1, () => {
    // Fragments: a revision larger than a message comes in several.
    writer.varint(8, 1);
    if (withPrevious) writer.varint(6, 1);
    writer.varint(3, fromRevision);
    if (end === undefined) writer.bytes(2, everything);
    else writer.text(2, end);
    if (prefix === "") writer.bytes(1, everything);
    else writer.text(1, prefix);
  });
  return writer.finish();
}

export interface WatchEvent {
  readonly type: "put" | "delete";
  readonly kv: KeyValue;
  readonly previous: KeyValue | undefined;
}

export interface WatchResponse {
  created: boolean;
  canceled: boolean;
  compactRevision: number;
  cancelReason: string;
  /** More of the same response follows. */
  fragment: boolean;
  events: WatchEvent[];
}

export function decodeWatch(buffer: Buffer): WatchResponse {
  const response: WatchResponse = {
    created: false,
    canceled: false,
    compactRevision: 0,
    cancelReason: "",
    fragment: false,
    events: [],
  };
  readWire(buffer, (field, reader) => {
    if (field === 3) response.created = reader.number() !== 0;
    else if (field === 4) response.canceled = reader.number() !== 0;
    else if (field === 5) response.compactRevision = reader.number();
    else if (field === 6) response.cancelReason = reader.text();
    else if (field === 7) response.fragment = reader.number() !== 0;
    else if (field === 11) response.events.push(readEvent(reader));
  });
  return response;
}

function readEvent(reader: WireReader): WatchEvent {
  let type: WatchEvent["type"] = "put";
  let kv: KeyValue | undefined;
  let previous: KeyValue | undefined;
  reader.nested((field, event) => {
    if (field === 1) type = event.number() === 1 ? "delete" : "put";
    else if (field === 2) kv = readKeyValue(event);
    else if (field === 3) previous = readKeyValue(event);
  });
  return { type, kv: kv!, previous };
}

export function encodeLeaseGrant(ttlSeconds: number): Buffer {
  const writer = createWireWriter(16);
  writer.varint(1, ttlSeconds);
  return writer.finish();
}

export function decodeLeaseGrant(buffer: Buffer): bigint {
  let id = 0n;
  readWire(buffer, (field, reader) => {
    if (field === 2) id = reader.bigint();
  });
  return id;
}

export function encodeCompaction(revision: number): Buffer {
  const writer = createWireWriter(16);
  writer.varint(1, revision);
  return writer.finish();
}
