import { TooLargeError, type TxnRequest } from "./kv.ts";

/** etcd's own limits (`--max-txn-ops`, `--max-request-bytes`), checked before anything is sent. */
export const maxTxnOps = 128;
export const maxTxnBytes = 1.5 * 1024 * 1024;
/** What a key costs beside its text: tags, lengths, revision. */
const bytesPerOp = 32;

/** Throws `TooLargeError` where etcd would refuse the transaction. */
export function assertWithinLimits({ compare, writes, readOnFailure = [] }: TxnRequest): void {
  const ops = Math.max(compare.length, writes.length, readOnFailure.length);
  if (ops > maxTxnOps) throw new TooLargeError(`${ops} operations in one transaction; the limit is ${maxTxnOps}`);
  let bytes = 0;
  for (const { key } of compare) bytes += key.length + bytesPerOp;
  for (const key of readOnFailure) bytes += key.length + bytesPerOp;
  for (const op of writes) {
    bytes += bytesPerOp + ("put" in op ? op.put.length + op.value.length : op.remove.length);
  }
  if (bytes > maxTxnBytes) throw new TooLargeError(`a transaction of ${bytes} bytes; the limit is ${maxTxnBytes}`);
}
