import type { Kv, RangeRequest, TxnAnswer, TxnRequest } from "../kv.ts";
import { assertWithinLimits } from "../txn-limits.ts";
import { type ConnectionOptions, openConnections } from "./connections.ts";
import { LeaseGoneError } from "./etcd-errors.ts";
import { createLeases } from "./leases.ts";
import {
  decodeRange,
  decodeSize,
  decodeTxn,
  encodeCompaction,
  encodeRange,
  encodeTxn,
  type LeasedOp,
} from "./messages.ts";
import { watchEtcd } from "./watch-etcd.ts";

export type EtcdKvOptions = ConnectionOptions;

/** Any key will do to learn the revision; this one does not exist, so that nothing is sent back. */
const revisionRequest = encodeRange({ key: "\0", countOnly: true });
const compactDeadlineMs = 30_000;
const nothing = () => undefined;
const empty = Buffer.alloc(0);

/**
 * etcd as a `Kv`. Connects when first used and again whenever it must; a read that fails is asked of the next endpoint, a write is
 * sent once.
 */
export function openEtcdKv(options: EtcdKvOptions): Kv {
  const connections = openConnections(options);
  const leases = createLeases(connections);
  const closing = new AbortController();

  const range = (request: RangeRequest) =>
    connections.call({ method: "KV/Range", request: encodeRange(request), decode: decodeRange, isWrite: false });

  async function send(request: TxnRequest): Promise<TxnAnswer> {
    const writes: LeasedOp[] = [];
    for (const op of request.writes) {
      const lease = "put" in op && op.ttlSeconds ? await leases.leaseFor(op.ttlSeconds) : undefined;
      writes.push(lease ? { ...op, lease } : op);
    }
    const encoded = encodeTxn({ compare: request.compare, writes, readOnFailure: request.readOnFailure ?? [] });
    try {
      return await connections.call({ method: "KV/Txn", request: encoded, decode: decodeTxn, isWrite: true });
    } catch (error) {
      if (error instanceof LeaseGoneError) for (const { lease } of writes) if (lease) leases.drop(lease);
      throw error;
    }
  }

  return {
    range,
    async txn(request) {
      assertWithinLimits(request);
      try {
        return await send(request);
      } catch (error) {
        // Refused for its lease, and so not applied: once more, on a new one.
        if (error instanceof LeaseGoneError) return send(request);
        throw error;
      }
    },
    async currentRevision() {
      const call = { method: "KV/Range", request: revisionRequest, decode: decodeRange, isWrite: false };
      return (await connections.call(call)).revision;
    },
    watch: (request) =>
      watchEtcd(connections, { ...request, signal: AbortSignal.any([request.signal, closing.signal]) }),
    async compact(revision) {
      const request = encodeCompaction(revision);
      const call = { method: "KV/Compact", request, decode: nothing, isWrite: true, deadlineMs: compactDeadlineMs };
      await connections.call(call);
    },
    sizeBytes: () =>
      connections.call({ method: "Maintenance/Status", request: empty, decode: decodeSize, isWrite: false }),
    async close() {
      closing.abort();
      connections.close();
    },
  };
}
