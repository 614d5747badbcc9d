import type { Probe } from "@kubets/api/types/core-v1";

/** What the last outcomes of a probe say; it changes only after enough of a kind in a row. */
export interface Verdict {
  readonly ok: boolean;
  readonly lastOk: boolean | undefined;
  /** Outcomes alike in a row. */
  readonly inRow: number;
}

/** Before the first outcome: a liveness probe trusts, readiness and startup do not. */
export const firstVerdict = (ok: boolean): Verdict => ({ ok, lastOk: undefined, inRow: 0 });

export function nextVerdict({ ok, lastOk, inRow }: Verdict, outcome: boolean, probe: Probe): Verdict {
  const now = lastOk === outcome ? inRow + 1 : 1;
  const needed = outcome ? (probe.successThreshold ?? 1) : (probe.failureThreshold ?? 3);
  return { ok: now >= needed ? outcome : ok, lastOk: outcome, inRow: now };
}
