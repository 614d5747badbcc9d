import { setTimeout as sleep } from "node:timers/promises";
import type { Kv } from "./kv.ts";

/** kube-apiserver's key: its value is the last compacted revision, and who changes it compacts. */
export const compactRevisionKey = "compact_rev_key";

export interface CompactorOptions {
  readonly kv: Kv;
  readonly intervalMs: number;
  readonly signal: AbortSignal;
  readonly onProblem?: (error: unknown) => void;
}

/** What a compactor remembers from one round to the next. */
export interface CompactorState {
  /** Mod revision of the key when last seen. */
  readonly keyRevision: number;
  /** The store's revision then: what the next round may compact to. */
  readonly revision: number;
}

/**
 * Every interval one of the apiservers compacts to where the store was an interval ago. They agree through one key: who
 * changes it as it was last seen does the work, and the others look again an interval later.
 */
export async function runCompactor({ kv, intervalMs, signal, onProblem }: CompactorOptions): Promise<void> {
  let state: CompactorState = { keyRevision: 0, revision: 0 };
  while (!signal.aborted) {
    await sleep(intervalMs, undefined, { signal, ref: false }).catch(() => undefined);
    if (signal.aborted) return;
    try {
      state = await compactOnce(kv, state);
    } catch (error) {
      onProblem?.(error);
    }
  }
}

export async function compactOnce(kv: Kv, { keyRevision, revision }: CompactorState): Promise<CompactorState> {
  const answer = await kv.txn({
    compare: [{ key: compactRevisionKey, modRevision: keyRevision }],
    writes: [{ put: compactRevisionKey, value: Buffer.from(String(revision)) }],
    readOnFailure: [compactRevisionKey],
  });
  if (!answer.succeeded) return { keyRevision: answer.read[0]?.modRevision ?? 0, revision: answer.revision };
  if (revision > 0) await kv.compact(revision);
  return { keyRevision: answer.revision, revision: answer.revision };
}
